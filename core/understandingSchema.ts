// The shapes in which corrections, time limits and what was recognised of a file cross between window and main process.
// Law: a correction names cells of a sheet that can exist, and a list of them has an end.
import { z } from 'zod';
import type { DueRule } from './due';
import type { FormFacts } from './facts';
import { MAX_COL, MAX_ROW } from './ref';
import { type Correction, INPUT_TYPES, META_ROLES, SHEET_REMARKS } from './understanding';
import type { FormId, FormVersionId } from './words';

/** Corrections kept of one sheet; a clerk makes some dozens. */
export const MAX_CORRECTIONS = 2000;
const MAX_PATH = 20;
const MAX_PATH_TEXT = 500;

const row = z.number().int().min(1).max(MAX_ROW);
const col = z.number().int().min(1).max(MAX_COL);
const at = z.strictObject({ row, col });
const range = z
  .strictObject({ top: row, left: col, bottom: row, right: col })
  .refine(({ top, left, bottom, right }) => top <= bottom && left <= right);

export const correctionSchema: z.ZodType<Correction, Correction> = z.union([
  z.strictObject({ does: z.enum(['input', 'total', 'list']), range, on: z.boolean() }),
  z.strictObject({ does: z.enum(['headRows', 'headCols']), range }),
  z.strictObject({ does: z.literal('meta'), at, role: z.enum(META_ROLES).nullable() }),
  z.strictObject({ does: z.literal('path'), at, path: z.array(z.string().max(MAX_PATH_TEXT)).max(MAX_PATH) }),
  z.strictObject({ does: z.literal('unit'), range, unit: z.string().max(30).nullable() }),
  z.strictObject({ does: z.literal('type'), range, type: z.enum(INPUT_TYPES) }),
  z.strictObject({ does: z.literal('title'), at }),
]);

export const correctionsSchema = z.array(correctionSchema).max(MAX_CORRECTIONS);

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .nullable();
const days = z.number().int().min(0).max(366);

export const dueSchema: z.ZodType<DueRule, DueRule> = z.union([
  z.strictObject({ by: z.enum(['days', 'workdays']), days, time }),
  z.strictObject({ by: z.literal('weekday'), weekday: z.number().int().min(1).max(7), time }),
  z.strictObject({
    by: z.literal('monthDay'),
    months: z.number().int().min(0).max(12),
    day: z.number().int().min(1).max(31),
    time,
  }),
]);

const sheetIndex = z.number().int().min(0).max(2000);

/** Corrections of one sheet of a workbook. */
export const correctedSheetSchema = z.strictObject({ sheet: sheetIndex, corrections: correctionsSchema });
export type CorrectedSheet = z.infer<typeof correctedSheetSchema>;

/** What was understood of one sheet, in numbers. */
export const sheetLookSchema = z.strictObject({
  index: sheetIndex,
  rows: z.number(),
  cols: z.number(),
  blanks: z.number(),
  formulas: z.number(),
  inputs: z.number().int(),
  /** Of the inputs, those less than sure. */
  doubtful: z.number().int(),
  lists: z.number().int(),
  meta: z.number().int(),
  /** Cells that hold somebody's values, which an import may set aside; absent = none. */
  values: z.number().int().positive().optional(),
  said: z.array(z.enum(SHEET_REMARKS)),
});
export type SheetLook = z.infer<typeof sheetLookSchema>;

export const factsSchema = z.custom<FormFacts>();

const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** The file is a stored template, or a filled copy of one. */
export const knownFormSchema = z.strictObject({
  formId: id as unknown as z.ZodType<FormId, FormId>,
  versionId: id as unknown as z.ZodType<FormVersionId, FormVersionId>,
  formName: z.string(),
  /** The very bytes of the template. */
  sameBytes: z.boolean(),
  /** Cells of the template's inputs that hold a value. */
  values: z.number().int(),
  /** The period the copy states, when it is one of the form's calendar. */
  periodKey: z.string().nullable(),
});
export type KnownForm = z.infer<typeof knownFormSchema>;

/** Corrections of an earlier form or version that fit this file, cells already moved to where they stand here. */
export const rememberedSchema = z.strictObject({
  versionId: id as unknown as z.ZodType<FormVersionId, FormVersionId>,
  formName: z.string(),
  sheets: z.array(correctedSheetSchema),
});
export type Remembered = z.infer<typeof rememberedSchema>;
