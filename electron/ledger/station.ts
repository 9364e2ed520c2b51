// This station: set up once, changed later, with its superior as a node of the tree. Law: name, code and superior are
// dated, so that a report of last year still bears last year's name.
import type { Station } from '../../core/contract';
import type { Calendar } from '../../core/period';
import { problem } from '../../core/problem';
import type { AccountId, LocalDate, OrganizationId } from '../../core/words';
import type { Change } from './audit';
import type { ReadableDB } from './handle';
import { addAccount } from './tables/accounts';
import { addDepartment, type NewDepartment } from './tables/departments';
import {
  ALWAYS,
  addOrganization,
  changeOrganization,
  organizationNamed,
  organizationNow,
} from './tables/organizations';
import { changeSetting, setting } from './tables/settings';

export interface StationSetUp {
  readonly name: string;
  readonly code: string;
  /** Name of the superior unit; blank = none. */
  readonly superior: string;
  readonly calendar: Calendar;
  /** Name of the first person, who may fill and administer. */
  readonly clerk: string;
  readonly departments: readonly NewDepartment[];
}

/** The first run: people first, so that the rest already has an actor. */
export function setUpStation(
  change: Change,
  given: StationSetUp,
): { accountId: AccountId; organizationId: OrganizationId } {
  if (setting(change.db, 'station')) throw problem('setup.done');
  const action = 'station.setUp';
  const accountId = addAccount(change, action, given.clerk, ['clerk', 'administrator']);
  const asClerk: Change = { ...change, actor: accountId };
  const parentId = superiorId(asClerk, action, given.superior);
  const organizationId = addOrganization(asClerk, action, { code: given.code, name: given.name, parentId });
  for (const department of given.departments) addDepartment(asClerk, action, department, ALWAYS);
  changeSetting(asClerk, action, 'station', { organizationId, calendar: given.calendar });
  return { accountId, organizationId };
}

export function readStation(db: ReadableDB): Station {
  const { organizationId, calendar } = stationSetting(db);
  const facts = organizationNow(db, organizationId);
  const superior = facts?.parentId == null ? undefined : organizationNow(db, facts.parentId);
  return { name: facts?.name ?? '', code: facts?.code ?? '', superior: superior?.name ?? '', calendar };
}

/** New facts hold from that day on; periods that ended before keep the old ones. */
export function changeStation(change: Change, from: LocalDate, after: Station): void {
  const { organizationId } = stationSetting(change.db);
  const action = 'station.change';
  const parentId = superiorId(change, action, after.superior);
  changeOrganization(change, action, organizationId, from, { code: after.code, name: after.name, parentId });
  changeSetting(change, action, 'station', { organizationId, calendar: after.calendar });
}

/** The organization whose reports this program fills; `setup.needed` before the first run is done. */
export function ownOrganization(db: ReadableDB): OrganizationId {
  return stationSetting(db).organizationId;
}

function stationSetting(db: ReadableDB) {
  const station = setting(db, 'station');
  if (!station) throw problem('setup.needed');
  return station;
}

/** A superior is known by its name: another name is another unit, an earlier one is found again. */
function superiorId(change: Change, action: string, name: string): OrganizationId | null {
  if (name === '') return null;
  return organizationNamed(change.db, name) ?? addOrganization(change, action, { code: '', name, parentId: null });
}
