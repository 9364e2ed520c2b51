// 导入: files go through the wizard one after the other; a folder is a table first. Law 4: looking at a file changes
// nothing; files that cannot be read are named with their reason, and the others go on.
import { useRef } from 'react';
import { go } from '../../route';
import { Button } from '../../ui/Button';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { chooseFiles, convertOld } from './bringIn';
import { FolderProgress, FolderTable } from './FolderTable';
import { chooseFolder, useFolder } from './folder';
import { ImportWizard } from './ImportWizard';
import { type Refusal, useLooks } from './looks';

export default function ImportPage() {
  const { looks, refusals, reading, set } = useLooks();
  const folder = useFolder((state) => state.rows);
  const isLooking = useFolder((state) => state.doing !== undefined);
  const look = looks[0];
  const stop = useRef<() => void>(undefined);

  /** An old format can be converted here when this PC has LibreOffice; one at a time. */
  const curing = (refusal: Refusal) => {
    const { old } = refusal;
    if (old === null || reading !== undefined) return undefined;
    return {
      words: '转换为 .xlsx 后导入',
      run: () => {
        stop.current = convertOld(refusal, old);
      },
    };
  };

  return (
    <main className="page full">
      {!look && (
        <div className="toolbar">
          <h1>{folder ? '导入一个文件夹' : '导入模板'}</h1>
          <span className="grow" />
          <Button onClick={() => go({ page: 'forms' })}>返回模板</Button>
          <Button onClick={() => void chooseFiles()}>再选文件</Button>
        </div>
      )}
      {refusals.map((refusal) => (
        <ProblemNotice
          key={refusal.fileName}
          problem={refusal.problem}
          cure={curing(refusal)}
          onClose={() => set({ refusals: refusals.filter((one) => one !== refusal) })}
        />
      ))}
      {reading !== undefined && (
        <div className="toolbar note" role="status">
          {`正在处理 ${reading}`}
          {stop.current && (
            <Button type="text" onClick={() => stop.current?.()}>
              停止
            </Button>
          )}
        </div>
      )}
      <FolderProgress />
      {look ? (
        <ImportWizard key={look.token} look={look} waiting={looks.length - 1} />
      ) : folder ? (
        <FolderTable rows={folder} />
      ) : (
        reading === undefined &&
        !isLooking && (
          <div className="page">
            <div className="empty">
              <strong>{refusals.length > 0 ? '没有可导入的文件' : '没有等待导入的文件'}</strong>
              点“选择文件”，或者把表样拖进窗口。表样多时，可以一次选一个文件夹。
              <div className="buttons center">
                <Button type="primary" onClick={() => void chooseFiles()}>
                  选择文件
                </Button>
                <Button onClick={() => void chooseFolder(() => undefined)}>导入一个文件夹</Button>
              </div>
            </div>
          </div>
        )
      )}
    </main>
  );
}
