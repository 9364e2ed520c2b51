// 本单位: the one-page set-up of the first run, and later changes. Law: a real station starts with its departments and
// no forms; the statistical month chosen here is only the default of forms imported afterwards.
import type { Station } from '../../core/contract';
import { CALENDAR_MONTH, type Calendar } from '../../core/period';
import type { AccountId } from '../../core/words';
import departments from '../../templates/departments.json';
import type { Services } from './services';

export interface SetUp {
  readonly name: string;
  readonly code: string;
  readonly superior: string;
  readonly monthStart: number;
  readonly clerk: string;
}

/** Makes the station, its departments and its first account; problem `setup.done` when there is one already. */
export async function setUpStation({ ledger }: Services, input: SetUp): Promise<void> {
  const { name, code, superior, clerk, monthStart } = input;
  await ledger.write('setUpStation', null, {
    name,
    code,
    superior,
    clerk,
    calendar: usualCalendar(monthStart),
    departments,
  });
}

/** The new facts hold from today on; reports of earlier periods keep the old ones. */
export async function changeStation({ ledger, clock }: Services, actor: AccountId, station: Station): Promise<void> {
  await ledger.write('changeStation', actor, { from: clock.today(), station });
}

/** Months of the given cut-off; the year of a 26–25 calendar begins on 26 December (domain facts §3). */
export function usualCalendar(monthStart: number): Calendar {
  const yearStart = monthStart === 1 ? '01-01' : `12-${String(monthStart).padStart(2, '0')}`;
  return { ...CALENDAR_MONTH, monthStart, yearStart };
}
