// Renaming a form and moving it to another department; the file and the filled periods stay as they are.
// Law 8: what is wrong is said in the dialog, and nothing typed there is lost by it.
import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { Form } from '../../../core/contract';
import type { Problem } from '../../../core/problem';
import type { DepartmentId } from '../../../core/words';
import { problemOf, useAsk, useTell } from '../../client';
import { Field } from '../../ui/Field';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { DepartmentSelect } from './DepartmentSelect';

export function EditForm({ form, onClose }: { form: Form; onClose: () => void }) {
  const departments = useAsk('departments.list', undefined);
  const change = useTell('forms.change', ['forms', 'reports']);
  const [name, setName] = useState(form.name);
  const [departmentId, setDepartmentId] = useState<DepartmentId | null>(form.department?.id ?? null);
  const [problem, setProblem] = useState<Problem>();
  const save = async () => {
    try {
      await change.mutateAsync({ formId: form.id, name, departmentId });
      onClose();
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <Modal
      open
      title={`“${form.name}”的名称和部门`}
      okText="保存"
      cancelText="取消"
      onOk={() => void save()}
      onCancel={onClose}
      okButtonProps={{ disabled: name.trim() === '' }}
    >
      {problem && <ProblemNotice problem={problem} />}
      <Field id="form-name" label="报表名称">
        <Input
          id="form-name"
          value={name}
          maxLength={80}
          autoFocus
          onChange={(event) => setName(event.target.value)}
          onPressEnter={() => void save()}
        />
      </Field>
      <Field id="form-department" label="部门">
        <DepartmentSelect
          id="form-department"
          value={departmentId}
          onChange={setDepartmentId}
          departments={departments.data ?? []}
        />
      </Field>
    </Modal>
  );
}
