// 导入: the file as it looks on the left, what it will be called and when it is due on the right; one file after another.
// Law 4: the bytes are kept as they came; looking at a file changes nothing.
import { Input, Modal, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { FileLook } from '../../../core/contract';
import { CALENDAR_MONTH, type Calendar, periodOn } from '../../../core/period';
import type { Problem } from '../../../core/problem';
import type { DepartmentId } from '../../../core/words';
import { call, problemOf, useAsk, useTell } from '../../client';
import { go, leaveFor } from '../../route';
import { useAppState } from '../../state';
import { Button } from '../../ui/Button';
import { ComparePictures } from '../../ui/ComparePictures';
import { MONTH_STARTS, UNIT_OPTIONS, usesMonths, WEEK_STARTS } from '../../ui/calendarWords';
import { Field } from '../../ui/Field';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { WorkbookView } from '../../workbook/WorkbookView';
import { chooseFiles, convertOld } from './bringIn';
import { DepartmentSelect } from './FormsPage';
import { type Refusal, useLooks } from './looks';

const NOTICES = {
  macros: '含宏：宏会原样保留，本程序不运行它',
  externalLinks: '引用了别的文件：引用原样保留，不会去读',
  signature: '有数字签名：填写后签名会失效',
  workbookProtection: '工作簿有保护：保护原样保留',
} as const;

export default function ImportPage() {
  const { looks, refusals, reading, set } = useLooks();
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
      const period =
        thenFill && calendar.unit !== 'custom' && today ? periodOn(today, calendar.unit, calendar) : undefined;
      const report = period && (await call('reports.open', { formId: form.id, periodKey: period.key }));
      // The page goes first, so that an empty import page is never seen on the way.
      if (report) leaveFor({ page: 'report', report: report.id }, onDone);
      else if (thenFill) leaveFor({ page: 'reports', form: form.id }, onDone);
      else if (useLooks.getState().looks.length === 1) leaveFor({ page: 'forms' }, onDone);
      else onDone();
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
        {look.converted && <Conversion converted={look.converted} />}
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

/** The pictures open by themselves: the conversion is LibreOffice's, and only the clerk can say whether it is right. */
function Conversion({ converted }: { converted: NonNullable<FileLook['converted']> }) {
  const [open, setOpen] = useState(true);
  return (
    <>
      <p className="note">{`由 ${converted.from} 转换而来，以后按 .xlsx 导出。`}</p>
      <Button onClick={() => setOpen(true)}>比较转换前后</Button>
      <Modal
        open={open}
        width="90%"
        title="请核对转换前后是否一样"
        onCancel={() => setOpen(false)}
        footer={
          <Button type="primary" onClick={() => setOpen(false)}>
            看过了
          </Button>
        }
      >
        <ComparePictures before={converted.before} after={converted.after} from={converted.from} to=".xlsx" />
      </Modal>
    </>
  );
}
