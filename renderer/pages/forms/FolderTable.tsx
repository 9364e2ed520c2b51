// 导入一个文件夹: the files found as a table, doubtful first. What is sure goes in with one key; the rest opens in the
// wizard, one after the other. Law: nothing is imported that the clerk did not ask for, and nothing found is forgotten.

import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { UNIT_NAMES } from '../../../core/period';
import { useAsk } from '../../client';
import { Button } from '../../ui/Button';
import { doubtsOf } from './draft';
import { endFolder, importSure, openInWizard, stopFolder, useFolder } from './folder';
import { type FolderRow, isSure, rowWords } from './folderRows';

export function FolderTable({ rows }: { rows: readonly FolderRow[] }): ReactNode {
  const departments = useAsk('departments.list', undefined);
  const station = useAsk('station.read', undefined);
  const doing = useFolder((state) => state.doing);
  const queries = useQueryClient();
  const { modal } = App.useApp();
  const sure = rows.filter(isSure);
  const doubtful = rows.filter((row) => row.state === 'waiting' && row.look !== undefined && !isSure(row));
  const waiting = sure.length + doubtful.length;
  const nameOf = (code: string | undefined) => departments.data?.find((one) => one.code === code)?.name ?? '未定';

  const takeSure = async () => {
    await importSure(departments.data ?? [], station.data);
    await Promise.all(['forms', 'reports'].map((subject) => queries.invalidateQueries({ queryKey: [subject] })));
  };
  const latest = useRef(takeSure);
  latest.current = takeSure;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      void latest.current();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  const end = () => {
    if (waiting === 0) endFolder();
    else
      modal.confirm({
        title: `还有 ${waiting} 份没有导入，结束吗？`,
        content: '结束后这张清单不再保留。原文件没有改动，以后可以再选这个文件夹。',
        okText: `不导入这 ${waiting} 份`,
        cancelText: '返回',
        autoFocusButton: 'cancel',
        onOk: endFolder,
      });
  };
  return (
    <div className="page">
      <div className="page-head">
        <span>{`找到 ${rows.length} 份，没有存疑 ${sure.length} 份，要看一下 ${doubtful.length} 份`}</span>
        <span className="grow" />
        <Button
          type={sure.length > 0 ? 'primary' : 'default'}
          disabled={sure.length === 0 || doing !== undefined}
          title="Ctrl+Enter"
          onClick={() => void takeSure()}
        >
          {`导入没有存疑的 ${sure.length} 份`}
        </Button>
        <Button
          type={sure.length === 0 && doubtful.length > 0 ? 'primary' : 'default'}
          disabled={doubtful.length === 0 || doing !== undefined}
          onClick={() => openInWizard(doubtful)}
        >
          {`逐份看其余 ${doubtful.length} 份`}
        </Button>
        <Button type="text" disabled={doing !== undefined} onClick={end}>
          结束
        </Button>
      </div>
      <table className="plain">
        <thead>
          <tr>
            <th>文件</th>
            <th>报表名称</th>
            <th>部门</th>
            <th>周期</th>
            <th className="number">要填</th>
            <th className="number">存疑</th>
            <th>情况</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <FileRow key={`${row.fileName} ${row.look?.token ?? ''}`} row={row} nameOf={nameOf} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FileRow({ row, nameOf }: { row: FolderRow; nameOf: (code: string | undefined) => string }): ReactNode {
  const { look, fileName, state } = row;
  const inputs = look?.sheets.reduce((sum, sheet) => sum + sheet.inputs, 0);
  const lists = look?.sheets.reduce((sum, sheet) => sum + sheet.lists, 0) ?? 0;
  const unit = look?.facts.calendar?.value.unit;
  return (
    <tr className={state === 'waiting' ? '' : 'retired'}>
      <td>{fileName}</td>
      <td>{look ? (look.facts.name?.value ?? look.proposedName) : ''}</td>
      <td className="short">{look ? nameOf(look.facts.department?.value) : ''}</td>
      <td className="short">{look ? (unit ? UNIT_NAMES[unit] : '未定') : ''}</td>
      <td className="number">{look ? `${inputs}${lists > 0 ? ` 和 ${lists} 个清单` : ''}` : ''}</td>
      <td className="number">{look ? doubtsOf(look) : ''}</td>
      <td>{rowWords(row)}</td>
      <td className="acts">
        {look && state === 'waiting' && (
          <Button type="text" onClick={() => openInWizard([row])}>
            打开
          </Button>
        )}
      </td>
    </tr>
  );
}

/** What the folder is busy with, and how to stop it. */
export function FolderProgress(): ReactNode {
  const doing = useFolder((state) => state.doing);
  if (!doing) return null;
  return (
    <div className="toolbar note" role="status">
      {doing.total > 0 ? `${doing.words}（${doing.done} / ${doing.total}）` : doing.words}
      {doing.total > 0 && <progress value={doing.done} max={doing.total} aria-label="进度" />}
      <Button type="text" onClick={stopFolder}>
        停止
      </Button>
    </div>
  );
}
