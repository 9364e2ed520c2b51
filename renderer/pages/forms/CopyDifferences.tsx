// What a filled copy would replace in a report, cell by cell, before it does. Law 5: the clerk sees both values first.
import type { ReactNode } from 'react';
import type { CellValue } from '../../../core/value';
import { pathWords } from '../../words/understanding';
import type { Pair } from './compareCopy';

/** Lines shown; beyond them their number is told. */
export const MOST_SHOWN = 200;

export function Differences({ pairs }: { pairs: readonly Pair[] }): ReactNode {
  return (
    <table className="plain">
      <thead>
        <tr>
          <th>格</th>
          <th>名称</th>
          <th>已填</th>
          <th>文件里</th>
        </tr>
      </thead>
      <tbody>
        {pairs.slice(0, MOST_SHOWN).map(({ read, before }) => (
          <tr key={`${read.sheet} ${read.ref}`}>
            <td className="short">{read.ref}</td>
            <td>{pathWords(read.path)}</td>
            <td>{shown(before)}</td>
            <td>{shown(read.value)}</td>
          </tr>
        ))}
        {pairs.length > MOST_SHOWN && (
          <tr>
            <td colSpan={4}>{`还有 ${pairs.length - MOST_SHOWN} 格`}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function shown(value: CellValue): string {
  if (value === null) return '空';
  if (typeof value === 'object') return 'date' in value ? value.date : value.time;
  return typeof value === 'boolean' ? (value ? '是' : '否') : String(value);
}
