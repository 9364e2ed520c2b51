// 模板: the forms of this station; import a new one, rename, put one out of use and back. Nothing is ever deleted.
import { App } from 'antd';
import { useEffect, useState } from 'react';
import type { Form } from '../../../core/contract';
import { problemOf, useAsk, useTell } from '../../client';
import { go } from '../../route';
import { Button } from '../../ui/Button';
import { calendarWords } from '../../ui/calendarWords';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { chooseFiles } from './bringIn';
import { EditForm } from './EditForm';
import { FolderProgress } from './FolderTable';
import { chooseFolder, useFolder } from './folder';
import { useLooks } from './looks';

export default function FormsPage() {
  const forms = useAsk('forms.list', undefined);
  const retire = useTell('forms.retire', ['forms', 'reports']);
  const reading = useLooks((state) => state.reading);
  const waiting = useLooks((state) => state.looks.length);
  const folder = useFolder((state) => state.rows?.filter((row) => row.state === 'waiting').length ?? 0);
  const isLooking = useFolder((state) => state.doing !== undefined);
  const [editing, setEditing] = useState<Form>();
  const { modal } = App.useApp();

  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.key.toLowerCase() !== 'o' || event.isComposing) return;
      event.preventDefault();
      void chooseFiles();
    };
    window.addEventListener('keydown', open);
    return () => window.removeEventListener('keydown', open);
  }, []);

  const askRetire = (form: Form) =>
    modal.confirm({
      title: `停用“${form.name}”？`,
      content: '停用后不再出现在“报表”页。已填的各期和表样都保留，随时可以恢复。',
      okText: `停用“${form.name}”`,
      cancelText: '取消',
      okButtonProps: { danger: true },
      autoFocusButton: 'cancel',
      onOk: () => retire.mutateAsync({ formId: form.id, retired: true }).catch(() => undefined),
    });

  const problem = forms.error ?? retire.error;
  const used = forms.data?.filter((form) => form.retiredAt === null) ?? [];
  const retired = forms.data?.filter((form) => form.retiredAt !== null) ?? [];
  return (
    <main className="page">
      <div className="page-head">
        <h1>模板</h1>
        <span className="note">各部门下发的表样，也可以把文件直接拖进窗口</span>
        <span className="grow" />
        <Button loading={isLooking} onClick={() => void chooseFolder(() => go({ page: 'import' }))}>
          导入一个文件夹
        </Button>
        <Button type="primary" loading={reading !== undefined} onClick={() => void chooseFiles()} title="Ctrl+O">
          导入模板
        </Button>
      </div>
      {problem && <ProblemNotice problem={problemOf(problem)} onClose={() => retire.reset()} />}
      <FolderProgress />
      {Math.max(waiting, folder) > 0 && (
        <p className="waiting-files" role="status">
          {`还有 ${Math.max(waiting, folder)} 份表样没有导入完，改过的都留着。`}
          <Button onClick={() => go({ page: 'import' })}>继续导入</Button>
        </p>
      )}
      {forms.data?.length === 0 ? (
        <div className="empty">
          <strong>还没有模板</strong>
          点“导入模板”选择部门下发的 Excel 表样，或者把文件拖进窗口。
          <br />
          <Button onClick={() => void chooseFiles()}>导入模板</Button>
        </div>
      ) : (
        <FormTable forms={used} onEdit={setEditing} onRetire={askRetire} />
      )}
      {retired.length > 0 && (
        <section className="block">
          <h2>已停用</h2>
          <table className="plain">
            <tbody>
              {retired.map((form) => (
                <tr key={form.id} className="retired">
                  <td>{form.name}</td>
                  <td className="short">{form.department?.name ?? ''}</td>
                  <td className="acts">
                    <Button onClick={() => retire.mutate({ formId: form.id, retired: false })}>恢复使用</Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {editing && <EditForm form={editing} onClose={() => setEditing(undefined)} />}
    </main>
  );
}

function FormTable({
  forms,
  onEdit,
  onRetire,
}: {
  forms: readonly Form[];
  onEdit: (form: Form) => void;
  onRetire: (form: Form) => void;
}) {
  if (forms.length === 0) return null;
  return (
    <section className="block">
      <table className="plain">
        <thead>
          <tr>
            <th>报表</th>
            <th>部门</th>
            <th>报告周期</th>
            <th>文件</th>
            <th className="number">工作表</th>
            <th className="number">已填期数</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {forms.map((form) => (
            <tr key={form.id}>
              <td>
                <button type="button" className="link" onClick={() => go({ page: 'reports', form: form.id })}>
                  {form.name}
                </button>
              </td>
              <td className="short">{form.department?.name ?? '未定'}</td>
              <td>{calendarWords(form.calendar)}</td>
              <td>{form.convertedFrom ? `${form.fileName}（由 ${form.convertedFrom} 转换）` : form.fileName}</td>
              <td className="number">{form.sheetCount}</td>
              <td className="number">{form.reportCount}</td>
              <td className="acts">
                <Button type="text" onClick={() => go({ page: 'understanding', form: form.id })}>
                  改识别结果
                </Button>
                <Button type="text" onClick={() => onEdit(form)}>
                  改名
                </Button>
                <Button type="text" onClick={() => onRetire(form)}>
                  停用
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
