// The asking departments as a list that searches by name and code. Law: «未定» is a choice like any other.
import { Select } from 'antd';
import type { DepartmentId } from '../../../core/words';

export function DepartmentSelect({
  id,
  value,
  onChange,
  departments,
}: {
  id: string;
  value: DepartmentId | null;
  onChange: (value: DepartmentId | null) => void;
  departments: readonly { readonly id: DepartmentId; readonly name: string; readonly code: string }[];
}) {
  return (
    <Select<DepartmentId | ''>
      id={id}
      value={value ?? ''}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: '100%' }}
      onChange={(chosen) => onChange(chosen === '' ? null : chosen)}
      options={[
        { value: '' as const, label: '未定' },
        ...departments.map((one) => ({ value: one.id, label: `${one.name}（${one.code}）` })),
      ]}
    />
  );
}
