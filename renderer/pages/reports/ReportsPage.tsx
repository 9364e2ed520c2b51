// 报表: every form in use with one period of its own calendar and its state; below, all periods filled so far.
// ↑ ↓ move between lines, Enter opens.
import { type KeyboardEvent, useState } from 'react';
import type { Form, ReportRow } from '../../../core/contract';
import { type Period, parsePeriod, periodOn } from '../../../core/period';
import type { Problem } from '../../../core/problem';
import type { FormId } from '../../../core/words';
import { call, problemOf, useAsk } from '../../client';
import { usePainted } from '../../painted';
import { go } from '../../route';
import { useAppState } from '../../state';
import { Button } from '../../ui/Button';
import { periodWords } from '../../ui/calendarWords';
import { PeriodStepper } from '../../ui/PeriodStepper';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { chooseFiles } from '../forms/bringIn';

export default function ReportsPage({ form: only }: { form?: FormId }) {
  const forms = useAsk('forms.list', undefined);
  const reports = useAsk('reports.list', {});
  const [problem, setProblem] = useState<Problem>();
  const used = forms.data?.filter((form) => form.retiredAt === null && (only === undefined || form.id === only)) ?? [];
  const filled = reports.data?.filter((report) => only === undefined || report.formId === only) ?? [];
  const error = forms.error ?? reports.error;
  usePainted((forms.data && reports.data) !== undefined || error !== null);

  const open = async (form: Form, period: Period) => {
    try {
      const report = await call('reports.open', { formId: form.id, periodKey: period.key });
      go({ page: 'report', report: report.id });
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
  };
  const shown = only === undefined ? undefined : forms.data?.find((form) => form.id === only);
  return (
    <main className="page" onKeyDown={moveBetweenLines}>
      <div className="page-head">
        <h1>{shown ? shown.name : '报表'}</h1>
        {shown && <Button onClick={() => go({ page: 'reports' })}>全部报表</Button>}
      </div>
      {(problem || error) && (
        <ProblemNotice
          problem={problem ?? problemOf(error)}
          {...(problem ? { onClose: () => setProblem(undefined) } : {})}
        />
      )}
      {forms.data && used.length === 0 && (
        <div className="empty">
          <strong>还没有报表</strong>
          先把部门下发的 Excel 表样导入进来，每期的报表就从这里打开。
          <br />
          <Button type="primary" onClick={() => void chooseFiles()}>
            导入模板
          </Button>
        </div>
      )}
      {used.length > 0 && (
        <section className="block">
          <table className="plain">
            <thead>
              <tr>
                <th>报表</th>
                <th>部门</th>
                <th>报告期</th>
                <th>状态</th>
                <th className="number">已填格</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {used.map((form) => (
                <FormLine key={form.id} form={form} reports={filled} onOpen={open} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {filled.length > 0 && (
        <section className="block">
          <h2>已填的各期</h2>
          <table className="plain">
            <thead>
              <tr>
                <th>报表</th>
                <th>报告期</th>
                <th>状态</th>
                <th className="number">已填格</th>
                <th>最后修改</th>
              </tr>
            </thead>
            <tbody>
              {filled.map((report) => (
                <FilledLine key={report.id} report={report} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </main>
  );
}

function FormLine({
  form,
  reports,
  onOpen,
}: {
  form: Form;
  reports: readonly ReportRow[];
  onOpen: (form: Form, period: Period) => Promise<void>;
}) {
  const today = useAppState((state) => state.app?.today ?? '2000-01-01');
  const unit = form.calendar.unit;
  const [period, setPeriod] = useState(() => periodOn(today, unit === 'custom' ? 'day' : unit, form.calendar));
  if (!period) return null;
  const report = reports.find((one) => one.formId === form.id && one.periodKey === period.key);
  return (
    <tr>
      <td>
        <button type="button" className="link" onClick={() => void onOpen(form, period)}>
          {form.name}
        </button>
      </td>
      <td className="short">{form.department?.name ?? '未定'}</td>
      <td>
        <PeriodStepper period={period} calendar={form.calendar} onChange={setPeriod} />
      </td>
      <td className="short">{report ? '草稿' : '未开始'}</td>
      <td className="number">{report ? report.filledCells : '—'}</td>
      <td className="acts">
        <Button onClick={() => void onOpen(form, period)}>{report ? '继续填' : '开始填'}</Button>
      </td>
    </tr>
  );
}

function FilledLine({ report }: { report: ReportRow }) {
  const period = parsePeriod(report.periodKey, report.calendar);
  return (
    <tr>
      <td>
        <button type="button" className="link" onClick={() => go({ page: 'report', report: report.id })}>
          {report.formName}
        </button>
      </td>
      <td>{period ? periodWords(period) : report.periodKey}</td>
      <td className="short">草稿</td>
      <td className="number">{report.filledCells}</td>
      <td className="short">
        {report.changedAt ? new Date(report.changedAt).toLocaleString('zh-CN', { hour12: false }) : '—'}
      </td>
    </tr>
  );
}

function moveBetweenLines(event: KeyboardEvent<HTMLElement>): void {
  if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || event.nativeEvent.isComposing) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody .link')];
  const line = event.target instanceof Element ? event.target.closest('tr') : null;
  const at = links.findIndex((link) => link.closest('tr') === line);
  const next = links[at < 0 ? 0 : at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
