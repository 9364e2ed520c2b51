// What is understood of a template's sheets: asked with the clerk's corrections, kept with the form version. Law: the
// inference alone concludes; here it is only given the right bytes and the right corrections.
import type { FileLook, WorkbookSource } from '../../core/contract';
import { type Correction, SURE, type Understanding } from '../../core/understanding';
import type { CorrectedSheet, SheetLook } from '../../core/understandingSchema';
import type { AccountId, FormVersionId } from '../../core/words';
import type { OpenedFile } from '../workbooks/library';
import type { Services } from './services';

/** One sheet, with the corrections given, else with those stored for the version. */
export async function understand(
  { ledger, library }: Services,
  source: WorkbookSource,
  sheet: number,
  corrections?: readonly Correction[],
): Promise<Understanding> {
  const given = corrections ?? ('versionId' in source ? await storedOf(ledger, source.versionId, sheet) : []);
  return library.ask(source, (shelf, key) => shelf.understand(key, sheet, given));
}

async function storedOf(
  ledger: Services['ledger'],
  versionId: FormVersionId,
  sheet: number,
): Promise<readonly Correction[]> {
  const stored = await ledger.read('corrections', { versionId });
  return stored.find((one) => one.sheet === sheet)?.corrections ?? [];
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

function doubtfulOf({ inputs }: Understanding): number {
  return inputs.filter(({ confidence }) => confidence < SURE).length;
}

/** The file with what was understood of it. */
export async function lookInto(services: Services, opened: OpenedFile): Promise<FileLook> {
  const { token, proposedName } = opened;
  const sheets: SheetLook[] = [];
  for (const count of opened.sheets) {
    const understood = await understand(services, { token }, count.index);
    sheets.push({
      ...count,
      inputs: understood.inputs.length,
      doubtful: doubtfulOf(understood),
      lists: understood.lists.length,
      meta: understood.meta.length,
      said: [...understood.said],
    });
  }
  const name = { value: proposedName, confidence: 0.5, text: proposedName };
  const facts = { name, department: null, formNumber: null, issuer: null, calendar: null, due: null };
  return { ...opened, sheets, facts, known: null, remembered: null };
}
