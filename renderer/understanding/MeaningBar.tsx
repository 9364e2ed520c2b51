// The name bar above a sheet: what the cell under the eye is called, its unit and type, why, and how sure. One line on the
// report page, with reasons on the pages that ask. Law: it says only what was understood; a blank cell says so.
import type { ReactNode } from 'react';
import { type CellAt, refOf } from '../../core/ref';
import type { Understanding } from '../../core/understanding';
import { pathWords, REASON_WORDS, ROLE_WORDS, sureness, TYPE_WORDS } from '../words/understanding';
import './understanding.css';
import { isDoubtful, type Meaning, meaningAt } from './meaning';

interface MeaningBarProps {
  readonly understood: Understanding | undefined;
  readonly at: CellAt | undefined;
  readonly lastRow: number;
  /** Reason and confidence too. */
  readonly withReason?: boolean;
}

export function MeaningBar({ understood, at, lastRow, withReason = false }: MeaningBarProps): ReactNode {
  const meaning = understood && at ? meaningAt(understood, at, lastRow) : undefined;
  const doubt = withReason && meaning && 'confidence' in meaning && isDoubtful(meaning);
  return (
    <div className={doubt ? 'meaning-bar look' : 'meaning-bar'} role="status" aria-label="本格">
      <span className="ref">{at ? refOf(at) : ''}</span>
      <Words meaning={meaning} />
      {withReason && meaning && 'confidence' in meaning && (
        <>
          {meaning.reason !== 'corrected' && <span className="part">{`依据：${REASON_WORDS[meaning.reason]}`}</span>}
          <span className="part">{sureness(meaning)}</span>
        </>
      )}
    </div>
  );
}

function Words({ meaning }: { meaning: Meaning | undefined }): ReactNode {
  switch (meaning?.kind) {
    case undefined:
      return <span className="name none">没有识别出要填什么</span>;
    case 'input':
    case 'listCell':
      return (
        <>
          <Name text={pathWords(meaning.path)} />
          {meaning.unit && <span className="part">{`单位 ${meaning.unit}`}</span>}
          <span className="part">{TYPE_WORDS[meaning.type]}</span>
          {meaning.printed && <span className="part">{`已印“${meaning.printed}”`}</span>}
        </>
      );
    case 'meta':
      return (
        <>
          <Name text={`表头项：${ROLE_WORDS[meaning.role]}`} />
          {meaning.value && <span className="part">{`已印“${meaning.value}”`}</span>}
        </>
      );
    case 'total':
      return <Name text="合计" />;
    case 'title':
      return <Name text="表名" />;
    case 'heads':
      return <Name text="表头" />;
    case 'leftOut':
      return <Name text="不填" />;
  }
}

function Name({ text }: { text: string }): ReactNode {
  return (
    <span className="name" title={text}>
      {text}
    </span>
  );
}
