// Filled copies of stored templates: their values with the cells they belong to, and into a report of a period.
// Law 2: a value taken from a file says from which.
import type { CellChange, FilledCopy } from '../../core/contract';
import type { AccountId, FormVersionId, Instant, ReportId } from '../../core/words';
import type { Services } from './services';

/** What stands in the template's inputs in a looked-at file, and what it says elsewhere. */
export async function readFilled({ library }: Services, token: string, _versionId: FormVersionId): Promise<FilledCopy> {
  const { fileName } = library.looked(token);
  return { fileName, cells: [], notPlaced: [] };
}

/** Saves values read from a file into a draft; problem `cell.locked` names a cell that is not for filling. */
export async function importValues(
  { ledger, library }: Services,
  actor: AccountId,
  { reportId, fileName, changes }: { reportId: ReportId; fileName: string; changes: readonly CellChange[] },
): Promise<{ at: Instant; by: string }> {
  const { formVersionId } = await ledger.read('reportHead', { reportId });
  await library.ask({ versionId: formVersionId }, (shelf, key) => shelf.requireFillable(key, changes));
  const { at, by } = await ledger.write('saveCells', actor, { reportId, origin: 'imported', file: fileName, changes });
  return { at, by };
}
