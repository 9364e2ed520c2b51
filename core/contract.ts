// Everything the window can ask of the main process: name, kind, who may, input and output. Client and router are
// derived from this list; nothing else crosses. Law: the input is parsed before anyone looks at it, the output too.
import { z } from 'zod';
import { MAX_CELL_TEXT, MAX_CHANGES, TEXT_SIZES } from './contractLimits';
import type { EVENT_NAMES, QUESTION_NAMES } from './contractNames';
import type { PictureBytes } from './drawingModel';
import { PERIOD_UNITS } from './period';
import { PROBLEM_CODES } from './problem';
import type { Action } from './roles';
import type { SheetHead, SheetRows, StoredValue, WorkbookHead } from './sheet';
import type { Understanding } from './understanding';
import {
  correctedSheetSchema,
  correctionsSchema,
  dueSchema,
  factsSchema,
  knownFormSchema,
  rememberedSchema,
  sheetLookSchema,
} from './understandingSchema';
import type { CellValue } from './value';
import {
  type AccountId,
  type DepartmentId,
  type FormId,
  type FormVersionId,
  ORIGINS,
  REPORT_STATES,
  type ReportId,
  ROLES,
} from './words';

export { MAX_CELL_TEXT, MAX_CHANGES };

// zod would probe `new Function`, which the window's content policy refuses and reports.
z.config({ jitless: true });

const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const branded = <T extends number>() => id as unknown as z.ZodType<T, T>;
const accountId = branded<AccountId>();
const departmentId = branded<DepartmentId>();
const formId = branded<FormId>();
const formVersionId = branded<FormVersionId>();
const reportId = branded<ReportId>();
const shortText = (max: number) => z.string().trim().min(1).max(max);
const instant = z.string().max(40);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const periodKey = z.string().min(4).max(24);
const ref = z.string().regex(/^[A-Z]{1,3}[1-9][0-9]{0,6}$/);
const sheetIndex = z.number().int().min(0).max(2000);
const bytes: z.ZodType<Uint8Array, Uint8Array> = z.instanceof(Uint8Array);

export const calendarSchema = z.strictObject({
  unit: z.enum(PERIOD_UNITS),
  monthStart: z.number().int().min(1).max(28),
  weekStart: z.number().int().min(1).max(7),
  dayStart: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  yearStart: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/),
});

export const cellValueSchema: z.ZodType<CellValue, CellValue> = z.union([
  z.number(),
  z.string().max(MAX_CELL_TEXT),
  z.boolean(),
  z.null(),
  z.strictObject({ date: z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/) }),
  z.strictObject({ time: z.string().regex(/^\d{2}:\d{2}(:\d{2})?$/) }),
]);

export const problemSchema = z.strictObject({
  code: z.enum(PROBLEM_CODES as [(typeof PROBLEM_CODES)[number]]),
  details: z.record(z.string(), z.string()),
});

const account = z.strictObject({ id: accountId, name: z.string(), roles: z.array(z.enum(ROLES)).min(1) });
export type Account = z.infer<typeof account>;

const station = z.strictObject({
  name: z.string(),
  code: z.string(),
  superior: z.string(),
  calendar: calendarSchema,
});
export type Station = z.infer<typeof station>;

const department = z.strictObject({ id: departmentId, code: z.string(), name: z.string() });
export type Department = z.infer<typeof department>;

const preferences = z.strictObject({ textSize: z.literal(TEXT_SIZES) });
export type Preferences = z.infer<typeof preferences>;

/** What a template came as before LibreOffice converted it at import. */
const oldFormat = z.enum(['.xls', '.et']);
export type OldFormat = z.infer<typeof oldFormat>;

const form = z.strictObject({
  id: formId,
  versionId: formVersionId,
  name: z.string(),
  department: department.nullable(),
  calendar: calendarSchema,
  /** 表号 and time limit, as confirmed by the clerk. */
  formNumber: z.string().nullable(),
  due: dueSchema.nullable(),
  fileName: z.string(),
  convertedFrom: oldFormat.nullable(),
  sheetCount: z.number().int(),
  reportCount: z.number().int(),
  importedAt: instant,
  importedBy: z.string(),
  retiredAt: instant.nullable(),
});
export type Form = z.infer<typeof form>;

const reportRow = z.strictObject({
  id: reportId,
  formId,
  formName: z.string(),
  departmentName: z.string().nullable(),
  calendar: calendarSchema,
  periodKey,
  state: z.enum(REPORT_STATES),
  filledCells: z.number().int(),
  changedAt: instant.nullable(),
});
export type ReportRow = z.infer<typeof reportRow>;

const reportCell = z.strictObject({
  sheet: sheetIndex,
  ref,
  value: cellValueSchema,
  origin: z.enum(ORIGINS),
  by: z.string(),
  at: instant,
});
export type ReportCell = z.infer<typeof reportCell>;

const cellChange = z.strictObject({ sheet: sheetIndex, ref, value: cellValueSchema });
export type CellChange = z.infer<typeof cellChange>;

const storedValue: z.ZodType<StoredValue, StoredValue> = z.union([
  z.number(),
  z.string(),
  z.boolean(),
  z.strictObject({ error: z.string() }),
]);
/** Formulas that depend on what was typed: their results, null where only WPS can compute them. */
const formulaResult = z.strictObject({ sheet: sheetIndex, ref, value: storedValue.nullable() });
export type FormulaResult = z.infer<typeof formulaResult>;

/** `file`: the file an imported value was read from. */
const cellHistory = z.strictObject({
  value: cellValueSchema,
  origin: z.enum(ORIGINS),
  by: z.string(),
  at: instant,
  file: z.string().nullable(),
});

/** A file looked at but not yet imported; kept by the main process under its token until the window closes it. */
const fileLook = z.strictObject({
  token: z.string(),
  fileName: z.string(),
  proposedName: z.string(),
  /** Came as .xls or .et: pictures (PNG) of its first page before and after the conversion. */
  converted: z.strictObject({ from: oldFormat, before: bytes.nullable(), after: bytes.nullable() }).nullable(),
  head: z.custom<WorkbookHead>(),
  sheets: z.array(sheetLookSchema),
  facts: factsSchema,
  known: knownFormSchema.nullable(),
  remembered: rememberedSchema.nullable(),
});
export type FileLook = z.infer<typeof fileLook>;

/** A file that cannot be imported as it is; `old` = token under which it can be converted on this PC. */
const fileRefused = z.strictObject({ fileName: z.string(), problem: problemSchema, old: z.string().nullable() });
const looked = z.union([fileLook, fileRefused]);
export type Looked = z.infer<typeof looked>;

/** What the clerk says of a form when it is imported. */
const formSaid = {
  name: shortText(80),
  departmentId: departmentId.nullable(),
  calendar: calendarSchema,
  formNumber: shortText(60).nullable().default(null),
  due: dueSchema.nullable().default(null),
  /** Corrections of its sheets: the clerk's own, or those remembered from an earlier version. */
  understood: z.array(correctedSheetSchema).max(200).default([]),
};

/** One file of a bulk import: the form and how many of its cells are doubtful, or why there is none. */
const importedOne = z.union([
  z.strictObject({ token: z.string(), form, doubtful: z.number().int() }),
  z.strictObject({ token: z.string(), problem: problemSchema }),
]);
export type ImportedOne = z.infer<typeof importedOne>;

/** A value read from a filled copy, with the cell of the template it belongs to and what that cell is called. */
const readValue = z.strictObject({
  sheet: sheetIndex,
  ref,
  value: cellValueSchema,
  path: z.array(z.string()),
});
export type ReadValue = z.infer<typeof readValue>;
const filledCopy = z.strictObject({
  fileName: z.string(),
  cells: z.array(readValue),
  /** What the copy says in other cells than the template's inputs. */
  notPlaced: z.array(z.strictObject({ sheet: sheetIndex, ref, text: z.string() })),
});
export type FilledCopy = z.infer<typeof filledCopy>;

const exported = z.strictObject({
  path: z.string(),
  fileName: z.string(),
  folder: z.string(),
  cells: z.number().int(),
  warnings: z.array(z.string()),
});
export type Exported = z.infer<typeof exported>;

/** Who may ask: anyone before log-in, or an action of core/roles.ts. */
export type Access = 'anyone' | Action;
/** query: reads only; command: one change; job: long work with progress and cancel. */
export type Kind = 'query' | 'command' | 'job';

interface Question<I extends z.ZodType, O extends z.ZodType> {
  readonly kind: Kind;
  readonly access: Access;
  readonly input: I;
  readonly output: O;
}

function ask<I extends z.ZodType, O extends z.ZodType>(
  kind: Kind,
  access: Access,
  input: I,
  output: O,
): Question<I, O> {
  return { kind, access, input, output };
}

const nothing = z.undefined();
const workbookOf = z.union([
  z.strictObject({ versionId: formVersionId }),
  z.strictObject({ token: z.string().max(64) }),
]);
export type WorkbookSource = z.infer<typeof workbookOf>;

export const contract = {
  'app.state': ask(
    'query',
    'anyone',
    nothing,
    z.strictObject({
      version: z.string(),
      electron: z.string(),
      sqlite: z.string(),
      ledgerPath: z.string(),
      today: day,
      stationReady: z.boolean(),
      libreOffice: z.boolean(),
      account: account.nullable(),
      preferences,
      problem: problemSchema.nullable(),
    }),
  ),
  'app.painted': ask('command', 'anyone', nothing, nothing),
  'app.copyText': ask('command', 'anyone', z.string().max(200_000), nothing),

  'station.setUp': ask(
    'command',
    'anyone',
    z.strictObject({
      name: shortText(60),
      code: z
        .string()
        .trim()
        .regex(/^[0-9A-Za-z]{0,20}$/),
      superior: z.string().trim().max(60),
      monthStart: z.number().int().min(1).max(28),
      clerk: shortText(30),
    }),
    nothing,
  ),
  'station.read': ask('query', 'read', nothing, station),
  'station.change': ask('command', 'manageStation', station, nothing),
  'preferences.change': ask('command', 'read', preferences, nothing),
  'departments.list': ask('query', 'read', nothing, z.array(department)),

  'accounts.list': ask('query', 'anyone', nothing, z.array(account)),
  'session.open': ask('command', 'anyone', z.strictObject({ accountId }), account),
  'session.close': ask('command', 'anyone', nothing, nothing),

  'forms.list': ask('query', 'read', nothing, z.array(form)),
  'forms.choose': ask('job', 'manageForms', nothing, z.array(looked)),
  'forms.look': ask('job', 'manageForms', z.strictObject({ fileName: shortText(255), bytes }), looked),
  'forms.convert': ask('job', 'manageForms', z.strictObject({ token: z.string().max(64) }), fileLook),
  'forms.drop': ask('command', 'manageForms', z.strictObject({ token: z.string().max(64) }), nothing),
  'forms.import': ask(
    'command',
    'manageForms',
    z.strictObject({
      token: z.string().max(64),
      ...formSaid,
      /** The file is a filled copy: what stands in its inputs is taken out of the stored template. */
      setAside: z.boolean().default(false),
    }),
    form,
  ),
  /** All workbooks of a folder that the clerk chooses, and of the folders in it. */
  'forms.chooseFolder': ask('job', 'manageForms', nothing, z.array(looked)),
  /** File by file; what is refused does not stop the rest. */
  'forms.importMany': ask(
    'job',
    'manageForms',
    z.strictObject({
      files: z
        .array(z.strictObject({ token: z.string().max(64), ...formSaid }))
        .min(1)
        .max(500),
    }),
    z.array(importedOne),
  ),
  /** Without corrections those stored for the version count. */
  'forms.understand': ask(
    'query',
    'read',
    z.intersection(workbookOf, z.object({ sheet: sheetIndex, corrections: correctionsSchema.optional() })),
    z.custom<Understanding>(),
  ),
  'forms.corrections': ask(
    'query',
    'read',
    z.strictObject({ versionId: formVersionId }),
    z.array(correctedSheetSchema),
  ),
  /** The whole list of the sheet anew; undone by sending the former one. */
  'forms.correct': ask(
    'command',
    'manageForms',
    z.strictObject({ versionId: formVersionId, sheet: sheetIndex, corrections: correctionsSchema }),
    nothing,
  ),
  /** Values of a looked-at file that lie in the inputs of a stored template. */
  'forms.readFilled': ask(
    'query',
    'manageForms',
    z.strictObject({ token: z.string().max(64), versionId: formVersionId }),
    filledCopy,
  ),
  'forms.change': ask(
    'command',
    'manageForms',
    z.strictObject({
      formId,
      name: shortText(80),
      departmentId: departmentId.nullable(),
      /** Left out: stays as it is. */
      formNumber: shortText(60).nullable().optional(),
      due: dueSchema.nullable().optional(),
    }),
    form,
  ),
  'forms.retire': ask('command', 'manageForms', z.strictObject({ formId, retired: z.boolean() }), form),

  'workbook.head': ask('query', 'read', workbookOf, z.custom<WorkbookHead>()),
  'workbook.sheet': ask(
    'query',
    'read',
    z.intersection(workbookOf, z.object({ sheet: sheetIndex })),
    z.custom<SheetHead>(),
  ),
  'workbook.rows': ask(
    'query',
    'read',
    z.intersection(
      workbookOf,
      z.object({
        sheet: sheetIndex,
        from: z.number().int().min(1),
        to: z.number().int().min(1),
      }),
    ),
    z.custom<SheetRows>(),
  ),
  /** One image of a sheet, by the number that its drawings name. */
  'workbook.image': ask(
    'query',
    'read',
    z.intersection(workbookOf, z.object({ sheet: sheetIndex, picture: z.number().int().min(0).max(100_000) })),
    z.custom<PictureBytes>(),
  ),

  'reports.list': ask('query', 'read', z.strictObject({ formId: formId.optional() }), z.array(reportRow)),
  'reports.open': ask('command', 'fill', z.strictObject({ formId, periodKey }), reportRow),
  'reports.read': ask(
    'query',
    'read',
    z.strictObject({ reportId }),
    z.strictObject({
      report: reportRow,
      form,
      cells: z.array(reportCell),
    }),
  ),
  'reports.saveCells': ask(
    'command',
    'fill',
    z.strictObject({
      reportId,
      origin: z.enum(ORIGINS),
      changes: z.array(cellChange).min(1).max(MAX_CHANGES),
    }),
    z.strictObject({ at: instant, by: z.string() }),
  ),
  /** Values read from a filled copy; the history of each cell names the file. */
  'reports.importValues': ask(
    'command',
    'fill',
    z.strictObject({ reportId, fileName: shortText(255), changes: z.array(cellChange).min(1).max(MAX_CHANGES) }),
    z.strictObject({ at: instant, by: z.string() }),
  ),
  'reports.results': ask(
    'query',
    'read',
    z.strictObject({ reportId }),
    // `skipped`: the template has too many formulas, or some that cannot be read; all wait for WPS.
    z.strictObject({ results: z.array(formulaResult), skipped: z.boolean() }),
  ),
  'reports.cellHistory': ask(
    'query',
    'read',
    z.strictObject({ reportId, sheet: sheetIndex, ref }),
    z.array(cellHistory),
  ),
  /** The folder and name come from a dialog of the operating system; null = the clerk closed it. */
  'reports.export': ask('job', 'read', z.strictObject({ reportId }), exported.nullable()),
  /** Converts the filled form back to .xls and waits with it; the clerk compares the pictures before it is saved. */
  'reports.makeXls': ask(
    'job',
    'read',
    z.strictObject({ reportId }),
    z.strictObject({ token: z.string(), before: bytes.nullable(), after: bytes.nullable() }),
  ),
  'reports.saveXls': ask('command', 'read', z.strictObject({ token: z.string().max(64) }), exported.nullable()),
  'reports.pdf': ask('job', 'read', z.strictObject({ reportId }), exported.nullable()),
  'reports.print': ask('job', 'read', z.strictObject({ reportId }), z.strictObject({ printed: z.boolean() })),
  /** Said by the hidden page that draws a report for the printer: all pages stand, or why they never will. */
  'print.ready': ask(
    'command',
    'read',
    z.strictObject({ pages: z.number().int().min(0).max(100_000), problem: problemSchema.nullable() }),
    nothing,
  ),
  'files.open': ask('command', 'read', z.strictObject({ path: z.string().max(2000) }), nothing),
  'files.showInFolder': ask('command', 'read', z.strictObject({ path: z.string().max(2000) }), nothing),

  'jobs.cancel': ask('command', 'anyone', z.strictObject({ job: z.string().max(64) }), nothing),
} as const satisfies Record<(typeof QUESTION_NAMES)[number], Question<z.ZodType, z.ZodType>>;

export type QuestionName = keyof typeof contract;
export type InputOf<N extends QuestionName> = z.input<(typeof contract)[N]['input']>;
export type OutputOf<N extends QuestionName> = z.output<(typeof contract)[N]['output']>;

/** What the main process tells the window without being asked. */
export const events = {
  /** Progress of a job: `done` of `total` steps; total 0 = not known. */
  'job.progress': z.strictObject({ job: z.string(), done: z.number(), total: z.number(), what: z.string() }),
  /** Something outside any question went wrong (a worker died, the disk fails). */
  'app.problem': problemSchema,
  /** The session ended (idle lock, another person). */
  'session.closed': z.undefined(),
} as const satisfies Record<(typeof EVENT_NAMES)[number], z.ZodType>;
export type EventName = keyof typeof events;
export type EventOf<N extends EventName> = z.output<(typeof events)[N]>;

/** Every answer of the door: a value or a problem, never a thrown error. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: z.infer<typeof problemSchema> };

/** What preload puts on `window.api`; the two functions are all that exists. */
export interface Api {
  call<N extends QuestionName>(name: N, input: InputOf<N>, job?: string): Promise<Answer<OutputOf<N>>>;
  on<N extends EventName>(name: N, listener: (event: EventOf<N>) => void): () => void;
}
