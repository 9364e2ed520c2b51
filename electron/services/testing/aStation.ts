// A station with a ledger of its own and one clerk, and the blank forms it is given. For tests only.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileLook, Form } from '../../../core/contract';
import type { AccountId } from '../../../core/words';
import { type FilledCell, fillWorkbook } from '../../../workbook/fill';
import { SILENT_JOB } from '../../jobs';
import type { DirectLedger } from '../../ledger/direct';
import { opened, scratchPlace } from '../../ledger/testing/scratch';
import { Library } from '../../workbooks/library';
import { nearShelf } from '../../workbooks/testing/nearShelf';
import { importForm, lookAtFile } from '../forms';
import type { Services } from '../services';
import { setUpStation, usualCalendar } from '../station';

export const MONTHLY = '治安管理工作月报表.xlsx';
export const REGISTER = '出租房屋登记台账.xlsx';

/** A blank form of workbook/fixtures, to the byte. */
export function blankForm(name = MONTHLY): Uint8Array {
  return new Uint8Array(readFileSync(join(import.meta.dirname, '../../../workbook/fixtures', name)));
}

/** The monthly form as somebody handed it in or changed it, outside this program. */
export function filledOutside(cells: readonly Omit<FilledCell, 'sheet'>[]): Uint8Array {
  return fillWorkbook(
    blankForm(),
    MONTHLY,
    cells.map((cell) => ({ sheet: '月报表', ...cell }) as FilledCell),
  ).bytes;
}

export interface Station {
  readonly services: Services;
  readonly ledger: DirectLedger;
  readonly clerk: AccountId;
  /** Looks at a file that must be a workbook. */
  look(bytes?: Uint8Array, fileName?: string): Promise<FileLook>;
  /** Looks at a file and imports it as it is. */
  bringIn(bytes?: Uint8Array, name?: string): Promise<Form>;
}

export async function aStation(inference: string | null = null): Promise<Station> {
  const ledger = opened(scratchPlace());
  const clock = { now: () => '2026-10-20T00:00:00.000Z', today: () => '2026-10-20' };
  const library = new Library(nearShelf().shelf, (versionId) => ledger.read('formFile', { versionId }));
  const services: Services = { ledger, clock, inference, library };
  await setUpStation(services, { name: '城关派出所', code: '', superior: '', monthStart: 26, clerk: '内勤' });
  const [account] = await ledger.read('accounts');
  if (!account) throw new Error('the station has no clerk');
  const clerk = account.id;
  const look: Station['look'] = async (bytes = blankForm(), fileName = MONTHLY) => {
    const found = await lookAtFile(services, { fileName, bytes }, SILENT_JOB);
    if (!('token' in found)) throw new Error(found.problem.code);
    return found;
  };
  const bringIn: Station['bringIn'] = async (bytes, name = '治安月报') => {
    const { token } = await look(bytes);
    return importForm(services, clerk, { token, name, departmentId: null, calendar: usualCalendar(26) });
  };
  return { services, ledger, clerk, look, bringIn };
}
