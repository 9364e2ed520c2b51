// Departments 部门/警种: who asks for forms. Law: renamed or merged departments keep their old row, closed by a day.
import type { Department } from '../../../core/contract';
import type { DepartmentId, LocalDate } from '../../../core/words';
import { appendAudit, type Change } from '../audit';
import type { ReadableDB } from '../handle';
import { reading, writing } from '../sql';

export interface NewDepartment {
  readonly code: string;
  readonly name: string;
}

const current = reading<undefined, Department>`
  SELECT id, code, name FROM departments WHERE valid_to IS NULL ORDER BY id`;
const insert = writing<NewDepartment & { from: string }>`
  INSERT INTO departments (code, name, valid_from) VALUES (:code, :name, :from)`;

/** Those in force, in the order in which they were set up. */
export function listDepartments(db: ReadableDB): Department[] {
  return db.all(current);
}

export function addDepartment(
  change: Change,
  action: string,
  { code, name }: NewDepartment,
  from: LocalDate,
): DepartmentId {
  const id = change.db.run(insert, { code, name, from }).id as DepartmentId;
  appendAudit(change, { action, entity: 'department', entityId: id, before: null, after: { code, name, from } });
  return id;
}
