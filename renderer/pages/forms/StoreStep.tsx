// 存下: what will be stored, in words and numbers, before it is. Law: places not looked at are named, never hidden; the
// file itself is stored as it came.
import { type ReactNode, useEffect, useRef } from 'react';
import type { FileLook } from '../../../core/contract';
import { dueWords } from '../../../core/due';
import { useAsk } from '../../client';
import { Button } from '../../ui/Button';
import { calendarWords } from '../../ui/calendarWords';
import { keptCorrections } from '../../understanding/correctionLog';
import { summaryWords } from '../../understanding/summary';
import { REMARK_WORDS } from '../../words/understanding';
import { type Draft, doubtsOf, valuesIn } from './draft';

const NOTICES = {
  macros: '含宏：宏会原样保留，本程序不运行它',
  externalLinks: '引用了别的文件：引用原样保留，不会去读',
  signature: '有数字签名：填写后签名会失效',
  workbookProtection: '工作簿有保护：保护原样保留',
} as const;

interface StoreStepProps {
  readonly look: FileLook;
  readonly draft: Draft;
  readonly isPending: boolean;
  onSetAside(on: boolean): void;
  onStore(thenFill: boolean): void;
}

export function StoreStep({ look, draft, isPending, onSetAside, onStore }: StoreStepProps): ReactNode {
  const departments = useAsk('departments.list', undefined);
  const main = useRef<HTMLDivElement>(null);
  useEffect(() => main.current?.querySelector<HTMLButtonElement>('button.primary')?.focus(), []);
  const { said, seen, log } = draft;
  const department = departments.data?.find((one) => one.id === said.departmentId)?.name ?? '未定';
  const doubts = doubtsOf(look, seen);
  const fixes = keptCorrections(log).reduce((sum, { corrections }) => sum + corrections.length, 0);
  const nameOf = (index: number) => look.head.sheets.find((sheet) => sheet.index === index)?.name ?? '';
  const facts: readonly (readonly [string, string])[] = [
    ['报表', said.name],
    ['部门', department],
    ['表号', said.formNumber.trim() === '' ? '没有' : said.formNumber],
    ['报告周期', calendarWords(said.calendar)],
    ['报送时限', said.due ? dueWords(said.due, said.calendar.unit) : '未定'],
  ];
  return (
    <div className="page store-step" ref={main}>
      <dl className="facts">
        {facts.map(([name, words]) => (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <table className="plain">
        <thead>
          <tr>
            <th>工作表</th>
            <th>识别结果</th>
            <th className="number">存疑</th>
          </tr>
        </thead>
        <tbody>
          {look.sheets.map((sheet) => {
            const summary = seen.get(sheet.index) ?? sheet;
            const remarks = (seen.get(sheet.index)?.said ?? sheet.said).map((one) => REMARK_WORDS[one].what);
            return (
              <tr key={sheet.index}>
                <td className="short">{nameOf(sheet.index)}</td>
                <td>{[summaryWords(summary), ...remarks].join('。')}</td>
                <td className="number">{summary.doubtful}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="note">
        {doubts > 0
          ? `还有 ${doubts} 处存疑没有看过，先按识别结果存下，以后可在“模板 › 改识别结果”里改。`
          : '没有存疑。以后可在“模板 › 改识别结果”里改。'}
        {fixes > 0 ? `改正 ${fixes} 处，随表样记住，新版表样来时照用。` : ''}
      </p>
      {valuesIn(look) > 0 && (
        <label className="check">
          <input type="checkbox" checked={draft.setAside} onChange={(event) => onSetAside(event.target.checked)} />
          {`表里已填的 ${valuesIn(look)} 个值不存进表样（存一份清空的，其余一字不动）`}
        </label>
      )}
      {look.head.notices.map((notice) => (
        <p key={notice} className="note">
          {NOTICES[notice]}
        </p>
      ))}
      <div className="buttons">
        <Button type="primary" loading={isPending} onClick={() => onStore(true)}>
          导入并填本期
        </Button>
        <Button disabled={isPending} onClick={() => onStore(false)}>
          只导入
        </Button>
      </div>
    </div>
  );
}
