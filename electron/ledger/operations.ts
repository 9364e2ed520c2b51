// Every operation of the store by name: reads get a handle that cannot write, writes run in one transaction with their
// audit rows. The client's types are derived from this list; worker, command line and tests run the same functions.
import type {
  Account,
  CellChange,
  Department,
  Form,
  Preferences,
  ReportCell,
  ReportRow,
  Station,
} from '../../core/contract';
import type { Period } from '../../core/period';
import type { CorrectedSheet } from '../../core/understandingSchema';
import type { AccountId, FormId, FormVersionId, Instant, LocalDate, OrganizationId, ReportId } from '../../core/words';
import { type AuditHead, type AuditState, auditHead, type Change, verifyAudit } from './audit';
import type { ReadableDB } from './handle';
import { changeStation, ownOrganization, readStation, type StationSetUp, setUpStation } from './station';
import { accountById, actorName, listAccounts } from './tables/accounts';
import { correctionsOf, correctSheet } from './tables/corrections';
import { listDepartments } from './tables/departments';
import {
  changeForm,
  type FormChange,
  type FormFile,
  formById,
  formFile,
  formOfVersion,
  formWithFile,
  importForm,
  listForms,
  type NewForm,
  retireForm,
} from './tables/forms';
import { type OrganizationFacts, organizationOn } from './tables/organizations';
import { listReports, openReport, type ReportHead, reportById, reportHead } from './tables/reports';
import { changeSetting, setting } from './tables/settings';
import { type CachedSheet, type CacheKey, cachedSheet, cachedSheets, keepSheets } from './tables/sheetCaches';
import { cellHistory, type PastValue, reportCells, saveCells, type Way } from './tables/values';

const DEFAULT_PREFERENCES: Preferences = { textSize: 14 };

type Read<I, O> = (db: ReadableDB, input: I) => O;
type Write<I, O> = (change: Change, input: I) => O;
const read = <I, O>(operation: Read<I, O>): Read<I, O> => operation;
const write = <I, O>(operation: Write<I, O>): Write<I, O> => operation;

export interface ReportContent {
  readonly report: ReportRow;
  /** The form as of the version this report was made from. */
  readonly form: Form;
  readonly cells: ReportCell[];
}

export const reads = {
  stationReady: read<undefined, boolean>((db) => setting(db, 'station') !== undefined),
  /** `setup.needed` before the first run is done. */
  station: read<undefined, Station>(readStation),
  /** What this station was called on that day; undefined before its first day. */
  stationOn: read<{ day: LocalDate }, OrganizationFacts | undefined>((db, { day }) =>
    organizationOn(db, ownOrganization(db), day),
  ),
  preferences: read<undefined, Preferences>((db) => setting(db, 'preferences') ?? DEFAULT_PREFERENCES),
  departments: read<undefined, Department[]>(listDepartments),
  accounts: read<undefined, Account[]>(listAccounts),
  /** Undefined for an unknown or retired one. */
  account: read<{ id: AccountId }, Account | undefined>((db, { id }) => accountById(db, id)),
  forms: read<undefined, Form[]>(listForms),
  form: read<{ formId: FormId }, Form>((db, { formId }) => formById(db, formId)),
  formFile: read<{ versionId: FormVersionId }, FormFile>((db, { versionId }) => formFile(db, versionId)),
  /** Undefined when no form in use has that file. */
  formWithFile: read<{ sha256: string }, Form | undefined>((db, { sha256 }) => formWithFile(db, sha256)),
  corrections: read<{ versionId: FormVersionId }, CorrectedSheet[]>((db, { versionId }) =>
    correctionsOf(db, versionId),
  ),
  cachedSheets: read<CacheKey, CachedSheet[]>(cachedSheets),
  /** Null when there is none of that maker. */
  cachedSheet: read<CacheKey & { sheet: number }, string | null>((db, { sheet, ...key }) =>
    cachedSheet(db, key, sheet),
  ),
  /** Newest period first; of one form, or of all. */
  reports: read<{ formId?: FormId | undefined }, ReportRow[]>((db, { formId }) => listReports(db, formId)),
  reportHead: read<{ reportId: ReportId }, ReportHead>((db, { reportId }) => reportHead(db, reportId)),
  report: read<{ reportId: ReportId }, ReportContent>((db, { reportId }) => ({
    report: reportById(db, reportId),
    form: formOfVersion(db, reportHead(db, reportId).formVersionId),
    cells: reportCells(db, reportId),
  })),
  /** Newest first. */
  cellHistory: read<{ reportId: ReportId; sheet: number; ref: string }, PastValue[]>((db, { reportId, sheet, ref }) =>
    cellHistory(db, reportId, sheet, ref),
  ),
  auditHead: read<undefined, AuditHead | null>(auditHead),
  verifyAudit: read<undefined, AuditState>(verifyAudit),
};

export const writes = {
  setUpStation: write<StationSetUp, { accountId: AccountId; organizationId: OrganizationId }>(setUpStation),
  /** The new facts hold from the day `from` on. */
  changeStation: write<{ from: LocalDate; station: Station }, void>((change, { from, station }) =>
    changeStation(change, from, station),
  ),
  changePreferences: write<Preferences, void>((change, input) =>
    changeSetting(change, 'preferences.change', 'preferences', input),
  ),
  /** Refuses `form.same` and `form.nameTaken` among the forms in use. */
  importForm: write<NewForm & { understood?: readonly CorrectedSheet[] }, Form>(
    (change, { understood = [], ...form }) => {
      const made = importForm(change, form);
      for (const sheet of understood) correctSheet(change, made.versionId, sheet);
      return made;
    },
  ),
  changeForm: write<FormChange & { formId: FormId }, Form>((change, { formId, ...facts }) =>
    changeForm(change, formId, facts),
  ),
  /** Replaces the corrections of one sheet. */
  correctSheet: write<CorrectedSheet & { versionId: FormVersionId }, void>((change, { versionId, ...sheet }) =>
    correctSheet(change, versionId, sheet),
  ),
  keepSheets: write<CacheKey & { sheets: readonly CachedSheet[] }, void>(({ db }, { sheets, ...key }) =>
    keepSheets(db, key, sheets),
  ),
  retireForm: write<{ formId: FormId; retired: boolean }, Form>((change, { formId, retired }) =>
    retireForm(change, formId, retired),
  ),
  /** The report of that form and period, made as a draft when there is none. */
  openReport: write<{ formId: FormId; period: Period }, ReportRow>((change, { formId, period }) =>
    openReport(change, formId, ownOrganization(change.db), period),
  ),
  /** Whether a cell may be filled is the caller's to check; here: the report exists and is a draft. */
  saveCells: write<
    Way & { reportId: ReportId; changes: readonly CellChange[] },
    { changed: number; at: Instant; by: string }
  >((change, { reportId, origin, file, changes }) => ({
    changed: saveCells(change, reportId, { origin, file }, changes),
    at: change.at,
    by: actorName(change.db, change.actor),
  })),
};

export type ReadName = keyof typeof reads;
export type WriteName = keyof typeof writes;
export type ReadInput<N extends ReadName> = Parameters<(typeof reads)[N]>[1];
export type ReadOutput<N extends ReadName> = ReturnType<(typeof reads)[N]>;
export type WriteInput<N extends WriteName> = Parameters<(typeof writes)[N]>[1];
export type WriteOutput<N extends WriteName> = ReturnType<(typeof writes)[N]>;
