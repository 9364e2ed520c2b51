// What is understood of a template's sheets: asked with the clerk's corrections, kept with the form version. Law: the
// inference alone concludes; here it is only given the right bytes and the right corrections, and its answers are caches.
import type { FileLook, WorkbookSource } from '../../core/contract';
import type { KnownDepartment } from '../../core/departmentWords';
import { formFacts, type SheetWords } from '../../core/facts';
import { CALENDAR_MONTH } from '../../core/period';
import { type Correction, SURE, type Understanding } from '../../core/understanding';
import type { CorrectedSheet, SheetLook } from '../../core/understandingSchema';
import type { AccountId, FormVersionId } from '../../core/words';
import departments from '../../templates/departments.json';
import type { Job } from '../jobs';
import { sha256Hex } from '../ledger/checksum';
import type { OpenedFile } from '../workbooks/library';
import { recognise } from './knownForms';
import type { Services } from './services';

/** One sheet, with the corrections given, else with those stored for the version. */
export async function understand(
  services: Services,
  source: WorkbookSource,
  sheet: number,
  corrections?: readonly Correction[],
): Promise<Understanding> {
  if (corrections === undefined && 'versionId' in source) return understandStored(services, source.versionId, sheet);
  return services.library.ask(source, (shelf, key) => shelf.understand(key, sheet, corrections ?? []));
}

/** A stored template's sheet with its own corrections; from the cache when this very inference made it. */
async function understandStored(
  { ledger, library, inference }: Services,
  versionId: FormVersionId,
  sheet: number,
): Promise<Understanding> {
  const stored = await ledger.read('corrections', { versionId });
  const corrections = stored.find((one) => one.sheet === sheet)?.corrections ?? [];
  const infer = () => library.ask({ versionId }, (shelf, key) => shelf.understand(key, sheet, corrections));
  if (inference === null) return infer();
  const madeBy = sha256Hex(new TextEncoder().encode(`${inference} ${JSON.stringify(corrections)}`));
  const key = { versionId, kind: 'understanding', madeBy } as const;
  const cached = await ledger.read('cachedSheet', { ...key, sheet });
  if (cached !== null) return JSON.parse(cached) as Understanding;
  const made = await infer();
  await ledger.write('keepSheets', null, { ...key, sheets: [{ sheet, content: JSON.stringify(made) }] });
  return made;
}

/** Replaces the corrections of one sheet of a stored template; problem `workbook.sheetMissing` when it has no such. */
export async function correct(
  { ledger, library }: Services,
  actor: AccountId,
  { versionId, sheet, corrections }: CorrectedSheet & { versionId: FormVersionId },
): Promise<void> {
  await library.ask({ versionId }, (shelf, key) => shelf.sheet(key, sheet));
  await ledger.write('correctSheet', actor, { versionId, sheet, corrections });
}

/** How many inputs of a stored template are less than sure, over all its sheets. */
export async function doubtfulIn(services: Services, versionId: FormVersionId): Promise<number> {
  const { sheets } = await services.library.ask({ versionId }, (shelf, key) => shelf.head(key));
  let doubtful = 0;
  for (const { kind, index } of sheets)
    if (kind === 'worksheet') doubtful += doubtfulOf(await understand(services, { versionId }, index));
  return doubtful;
}

function doubtfulOf({ inputs }: Pick<Understanding, 'inputs'>): number {
  return inputs.filter(({ confidence }) => confidence < SURE).length;
}

/** The file with what was understood of it, and what the ledger knows of such a file; dropped again when that fails. */
export async function lookInto(services: Services, opened: OpenedFile, job: Job): Promise<FileLook> {
  try {
    return await lookIntoSheets(services, opened, job);
  } catch (error) {
    await services.library.drop(opened.token);
    throw error;
  }
}

async function lookIntoSheets(services: Services, opened: OpenedFile, job: Job): Promise<FileLook> {
  const { token, fileName } = opened;
  const { library } = services;
  const sheets: SheetLook[] = [];
  const words: SheetWords[] = [];
  for (const count of opened.sheets) {
    job.throwIfCancelled();
    const { index } = count;
    const understood = await understand(services, { token }, index);
    const values = await library.ask({ token }, (shelf, key) => shelf.valuesToSetAside(key, index, []));
    sheets.push({
      ...count,
      ...(values.length === 0 ? {} : { values: values.length }),
      inputs: understood.inputs.length,
      doubtful: doubtfulOf(understood),
      lists: understood.lists.length,
      meta: understood.meta.length,
      said: [...understood.said],
    });
    if (opened.head.sheets[index]?.state === 'visible' && words.length < MOST_READ)
      words.push(await library.ask({ token }, (shelf, key) => shelf.words(key, index)));
  }
  job.throwIfCancelled();
  const facts = formFacts(fileName, words, await knownDepartments(services), await usualCalendar(services));
  const { known, remembered } = await recognise(services, token, facts);
  return { ...opened, proposedName: facts.name?.value ?? opened.proposedName, sheets, facts, known, remembered };
}

/** Sheets whose words are read; a workbook of more is named by its first ones. */
const MOST_READ = 40;

/** The station's departments under their own names, with the short names that come with the program. */
async function knownDepartments({ ledger }: Services): Promise<KnownDepartment[]> {
  const given = new Map(departments.map((one) => [one.code, one]));
  return (await ledger.read('departments')).map(({ code, name }) => {
    const { aliases = [], alsoActivity = false } = given.get(code) ?? {};
    return { code, names: [...new Set([name, ...aliases])], alsoActivity };
  });
}

async function usualCalendar({ ledger }: Services) {
  return (await ledger.read('stationReady')) ? (await ledger.read('station')).calendar : CALENDAR_MONTH;
}
