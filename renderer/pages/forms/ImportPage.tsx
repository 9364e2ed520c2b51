// 导入: the file as it looks on the left, what it will be called and when it is due on the right; one file after another.
// Law 4: the bytes are kept as they came; looking at a file changes nothing.
import { Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { FileLook } from '../../../core/contract';
import { CALENDAR_MONTH, type Calendar, periodOn } from '../../../core/period';
import type { Problem } from '../../../core/problem';
import type { DepartmentId } from '../../../core/words';
import { call, problemOf, useAsk, useTell } from '../../client';
import { go } from '../../route';
import { useAppState } from '../../state';
import { Button } from '../../ui/Button';
import { MONTH_STARTS, UNIT_OPTIONS, usesMonths, WEEK_STARTS } from '../../ui/calendarWords';
import { Field } from '../../ui/Field';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { WorkbookView } from '../../workbook/WorkbookView';
import { chooseFiles } from './bringIn';
import { DepartmentSelect } from './FormsPage';
import { useLooks } from './looks';

const NOTICES = {
  macros: '含宏：宏会原样保留，本程序不运行它',
  externalLinks: '引用了别的文件：引用原样保留，不会去读',
  signature: '有数字签名：填写后签名会失效',
  workbookProtection: '工作簿有保护：保护原样保留',
} as const;

export default function ImportPage() {
  const { looks, refusals, reading, set } = useLooks();
  const look = looks[0];

  const next = () => set({ looks: useLooks.getState().looks.slice(1) });
  const skip = (token: string) => {
    void call('forms.drop', { token }).catch(() => undefined);
    next();
  };
  return (
    <main className="page full">
      <div className="toolbar">
        <h1>{look ? `导入：${look.fileName}` : '导入模板'}</h1>
        {looks.length > 1 && <span className="note">{`后面还有 ${looks.length - 1} 份`}</span>}
        <span className="grow" />
        <Button onClick={() => go({ page: 'forms' })}>返回模板</Button>
        <Button onClick={() => void chooseFiles()}>再选文件</Button>
      </div>
      {refusals.map((refusal) => (
        <ProblemNotice
          key={refusal.fileName}
          problem={refusal.problem}
          onClose={() => set({ refusals: refusals.filter((one) => one !== refusal) })}
        />
      ))}
      {reading !== undefined && <div className="toolbar note" role="status">{`正在读取 ${reading}`}</div>}
      {look ? (
        <ImportOne key={look.token} look={look} onDone={next} onSkip={() => skip(look.token)} />
      ) : (
        reading === undefined && (
          <div className="page">
            <div className="empty">
              <strong>{refusals.length > 0 ? '没有可导入的文件' : '没有等待导入的文件'}</strong>
              点“选择文件”，或者把表样拖进窗口。
              <br />
              <Button type="primary" onClick={() => void chooseFiles()}>
                选择文件
              </Button>
            </div>
          </div>
        )
      )}
    </main>
  );
}

function ImportOne({ look, onDone, onSkip }: { look: FileLook; onDone: () => void; onSkip: () => void }) {
  const station = useAsk('station.read', undefined);
  const departments = useAsk('departments.list', undefined);
  const bringIn = useTell('forms.import', ['forms', 'reports']);
  const today = useAppState((state) => state.app?.today);
  const [name, setName] = useState(look.proposedName);
  const [departmentId, setDepartmentId] = useState<DepartmentId | null>(null);
  const [calendar, setCalendar] = useState<Calendar>(CALENDAR_MONTH);
  const [problem, setProblem] = useState<Problem>();
  const usual = station.data?.calendar;
  useEffect(() => {
    if (usual) setCalendar((now) => ({ ...usual, unit: now.unit }));
  }, [usual]);

  const finish = async (thenFill: boolean) => {
    setProblem(undefined);
    try {
      const form = await bringIn.mutateAsync({ token: look.token, name, departmentId, calendar });
      onDone();
      if (!thenFill) {
        if (useLooks.getState().looks.length === 0) go({ page: 'forms' });
        return;
      }
      const period = calendar.unit !== 'custom' && today ? periodOn(today, calendar.unit, calendar) : undefined;
      if (!period) return go({ page: 'reports', form: form.id });
      const report = await call('reports.open', { formId: form.id, periodKey: period.key });
      go({ page: 'report', report: report.id });
    } catch (error) {
      setProblem(problemOf(error));
    }
  };

  const blanks = look.sheets.reduce((sum, sheet) => sum + sheet.blanks, 0);
  const formulas = look.sheets.reduce((sum, sheet) => sum + sheet.formulas, 0);
  return (
    <div className="import">
      <div className="look">
        <WorkbookView source={{ token: look.token }} label={look.fileName} />
      </div>
      <form
        className="side"
        aria-label="导入设置"
        onSubmit={(event) => {
          event.preventDefault();
          void finish(true);
        }}
      >
        {problem && <ProblemNotice problem={problem} onClose={() => setProblem(undefined)} />}
        <Field id="import-name" label="报表名称" {...(name.trim() === '' ? { wrong: '请填写报表名称' } : {})}>
          <Input.TextArea
            id="import-name"
            value={name}
            maxLength={80}
            autoSize
            autoFocus
            onChange={(event) => setName(event.target.value.replace(/\n/g, ''))}
          />
        </Field>
        <Field id="import-department" label="部门">
          <DepartmentSelect
            id="import-department"
            value={departmentId}
            onChange={setDepartmentId}
            departments={departments.data ?? []}
          />
        </Field>
        <Field id="import-unit" label="报告周期">
          <Select
            id="import-unit"
            value={calendar.unit}
            style={{ width: '100%' }}
            options={UNIT_OPTIONS}
            onChange={(unit) => setCalendar({ ...calendar, unit })}
          />
        </Field>
        {usesMonths(calendar.unit) && (
          <Field id="import-month" label="统计月">
            <Select
              id="import-month"
              value={calendar.monthStart}
              style={{ width: '100%' }}
              options={MONTH_STARTS}
              onChange={(monthStart) => setCalendar({ ...calendar, monthStart })}
            />
          </Field>
        )}
        {calendar.unit === 'week' && (
          <Field id="import-week" label="一周">
            <Select
              id="import-week"
              value={calendar.weekStart}
              style={{ width: '100%' }}
              options={WEEK_STARTS}
              onChange={(weekStart) => setCalendar({ ...calendar, weekStart })}
            />
          </Field>
        )}
        <p className="note">{`${look.sheets.length} 张工作表，空白格 ${blanks} 个，公式 ${formulas} 个。空白格都可以填；印好的文字和公式保持原样。`}</p>
        {look.head.notices.map((notice) => (
          <p key={notice} className="note">
            {NOTICES[notice]}
          </p>
        ))}
        <div className="buttons">
          <Button type="primary" htmlType="submit" loading={bringIn.isPending} disabled={name.trim() === ''}>
            导入并填本期
          </Button>
          <Button disabled={name.trim() === '' || bringIn.isPending} onClick={() => void finish(false)}>
            只导入
          </Button>
          <Button type="text" onClick={onSkip}>
            不导入
          </Button>
        </div>
      </form>
    </div>
  );
}
