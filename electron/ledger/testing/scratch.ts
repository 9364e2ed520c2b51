// Test ledgers in a folder of their own that is gone afterwards. For tests only; nothing of the product imports it.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { CALENDAR_MONTH, type Period, parsePeriod } from '../../../core/period';
import type { AccountId, FormId, ReportId } from '../../../core/words';
import { sha256Hex } from '../checksum';
import { type DirectLedger, type DirectOptions, openDirect } from '../direct';
import type { LedgerPlace } from '../open';
import type { StationSetUp } from '../station';
import type { NewForm } from '../tables/forms';

export const migrationsFolder = resolve(import.meta.dirname, '../../../migrations');

/** The version of a ledger that this program makes; a test never knows the number by heart. */
export const SCHEMA_VERSION = readdirSync(migrationsFolder).filter((name) => /^\d{4}_.*\.sql$/.test(name)).length;

/** The name of the migration that would come next. */
export const NEXT_MIGRATION = `${String(SCHEMA_VERSION + 1).padStart(4, '0')}_more.sql`;

/** An empty folder with a blank and Chinese in its name, removed after the test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), '一填通 台账 '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function scratchPlace(folder = scratchFolder()): LedgerPlace {
  return { path: join(folder, '数据.ledger'), migrations: migrationsFolder };
}

/** Opens and closes again when the test ends. */
export function opened(place: LedgerPlace, options: DirectOptions = {}): DirectLedger {
  const ledger = openDirect(place, options);
  onTestFinished(() => ledger.close());
  return ledger;
}

/** 2026-10-01T00:00:00.000Z and a second more at each asking. */
export function tickingClock(): () => string {
  let seconds = 0;
  return () => new Date(Date.UTC(2026, 9, 1, 0, 0, seconds++)).toISOString();
}

export const aStation: StationSetUp = {
  name: '城关派出所',
  code: '350100010000',
  superior: '某县公安局',
  calendar: { ...CALENDAR_MONTH, monthStart: 26 },
  clerk: '张三',
  departments: [
    { code: 'ZA', name: '治安' },
    { code: 'XZ', name: '刑侦' },
  ],
};

export function aForm(name = '治安案件月报', content = name): NewForm {
  const bytes = new TextEncoder().encode(`PK ${content}`);
  return {
    name,
    departmentId: null,
    calendar: CALENDAR_MONTH,
    formNumber: null,
    due: null,
    fileName: `${name}.xlsx`,
    convertedFrom: null,
    sheetCount: 2,
    bytes,
    sha256: sha256Hex(bytes),
  };
}

export function month(key: string): Period {
  const period = parsePeriod(key, CALENDAR_MONTH);
  if (!period) throw new Error(`no period: ${key}`);
  return period;
}

export interface Filling {
  readonly actor: AccountId;
  readonly formId: FormId;
  readonly reportId: ReportId;
}

/** A ledger in which the station is set up and the October report of one form is open. */
export async function readyToFill(ledger: DirectLedger): Promise<Filling> {
  const { accountId: actor } = await ledger.write('setUpStation', null, aStation);
  const { id: formId } = await ledger.write('importForm', actor, aForm());
  const { id: reportId } = await ledger.write('openReport', actor, { formId, period: month('2026-10') });
  return { actor, formId, reportId };
}
