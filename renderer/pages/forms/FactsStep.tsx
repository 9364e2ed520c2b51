// 这是什么表: name, department, 表号, calendar and time limit, each with where it was read. Law: everything is prefilled
// with what was recognised and confirmed by Enter; what was not recognised says so.
import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { FileLook } from '../../../core/contract';
import type { Fact } from '../../../core/facts';
import { SURE } from '../../../core/understanding';
import { useAsk } from '../../client';
import { Button } from '../../ui/Button';
import { monthStartsWith, UNIT_OPTIONS_ALL, usesMonths, weekStartsWith } from '../../ui/calendarWords';
import { dueKey, dueOptions } from '../../ui/dueWords';
import { Field } from '../../ui/Field';
import { WorkbookView } from '../../workbook/WorkbookView';
import { Conversion } from './Conversion';
import { DepartmentSelect } from './DepartmentSelect';
import type { FormSaid } from './draft';

interface FactsStepProps {
  readonly look: FileLook;
  readonly said: FormSaid;
  onSay(part: Partial<FormSaid>): void;
  onNext(): void;
}

export function FactsStep({ look, said, onSay, onNext }: FactsStepProps): ReactNode {
  const departments = useAsk('departments.list', undefined);
  const { facts } = look;
  const { calendar } = said;
  const due = dueOptions(calendar.unit, said.due ?? facts.due?.value ?? null);
  return (
    <div className="import">
      <div className="look">
        <WorkbookView source={{ token: look.token }} label={look.fileName} />
      </div>
      <form
        className="side"
        aria-label="这是什么表"
        onSubmit={(event) => {
          event.preventDefault();
          if (said.name.trim() !== '') onNext();
        }}
      >
        <Field
          id="import-name"
          label="报表名称"
          {...(said.name.trim() === '' ? { wrong: '请填写报表名称' } : readFrom(facts.name, '取自文件名'))}
        >
          <Input
            id="import-name"
            value={said.name}
            maxLength={80}
            autoFocus
            onChange={(event) => onSay({ name: event.target.value })}
          />
        </Field>
        <Field id="import-department" label="部门" {...readFrom(facts.department, '没有认出，请选择')}>
          <DepartmentSelect
            id="import-department"
            value={said.departmentId}
            onChange={(departmentId) => onSay({ departmentId })}
            departments={departments.data ?? []}
          />
        </Field>
        <Field id="import-number" label="表号" {...readFrom(facts.formNumber, '表上没有印表号')}>
          <Input
            id="import-number"
            value={said.formNumber}
            maxLength={60}
            onChange={(event) => onSay({ formNumber: event.target.value })}
          />
        </Field>
        <Field id="import-unit" label="报告周期" {...readFrom(facts.calendar, '没有认出，先按月报')}>
          <Select
            id="import-unit"
            value={calendar.unit}
            style={{ width: '100%' }}
            options={UNIT_OPTIONS_ALL}
            onChange={(unit) => onSay({ calendar: { ...calendar, unit } })}
          />
        </Field>
        {usesMonths(calendar.unit) && (
          <Field id="import-month" label="统计月">
            <Select
              id="import-month"
              value={calendar.monthStart}
              style={{ width: '100%' }}
              options={monthStartsWith(calendar.monthStart)}
              onChange={(monthStart) => onSay({ calendar: { ...calendar, monthStart } })}
            />
          </Field>
        )}
        {calendar.unit === 'week' && (
          <Field id="import-week" label="一周">
            <Select
              id="import-week"
              value={calendar.weekStart}
              style={{ width: '100%' }}
              options={weekStartsWith(calendar.weekStart)}
              onChange={(weekStart) => onSay({ calendar: { ...calendar, weekStart } })}
            />
          </Field>
        )}
        <Field id="import-due" label="报送时限" {...readFrom(facts.due, '表上没有写时限')}>
          <Select
            id="import-due"
            value={dueKey(said.due)}
            showSearch={{ optionFilterProp: 'label' }}
            style={{ width: '100%' }}
            options={due.map(({ key, words }) => ({ value: key, label: words }))}
            onChange={(key) => onSay({ due: due.find((one) => one.key === key)?.rule ?? null })}
          />
        </Field>
        {look.converted && <Conversion converted={look.converted} />}
        <div className="buttons">
          <Button type="primary" htmlType="submit" disabled={said.name.trim() === ''} title="Enter">
            下一步
          </Button>
        </div>
      </form>
    </div>
  );
}

/** Where a fact was read; what is not sure asks to be looked at. */
function readFrom(fact: Fact<unknown> | null, none: string): { hint: string } {
  if (!fact) return { hint: none };
  const text = fact.text.length > 40 ? `${fact.text.slice(0, 40)}…` : fact.text;
  return { hint: fact.confidence >= SURE ? `读自“${text}”` : `请看一下，读自“${text}”` };
}
