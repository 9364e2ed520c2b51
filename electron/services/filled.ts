// Filled copies of stored templates: their values with the cells they belong to, and into a report of a period.
// Law 2: a value taken from a file says from which.
import type { CellChange, FilledCopy, ReadValue } from '../../core/contract';
import { problem } from '../../core/problem';
import { type CellAt, contains, refOf } from '../../core/ref';
import type { Understanding } from '../../core/understanding';
import type { AccountId, FormVersionId, Instant, ReportId } from '../../core/words';
import { copyVerdicts, skeletonsOf } from './knownForms';
import type { Services } from './services';
import { understand } from './understanding';

/** What stands in the template's inputs in a looked-at file, and what it says elsewhere; problem `form.noCopy`. */
export async function readFilled(services: Services, token: string, versionId: FormVersionId): Promise<FilledCopy> {
  const { library } = services;
  const { fileName } = library.looked(token);
  const copy = await library.ask({ token }, (shelf, key) => shelf.skeletons(key));
  const verdicts = await copyVerdicts(services, versionId, await skeletonsOf(services, versionId), copy, 'any');
  if (!verdicts) throw problem('form.noCopy', { file: fileName });
  const cells: ReadValue[] = [];
  const notPlaced: FilledCopy['notPlaced'] = [];
  for (const { sheet, filled, notPlaced: others, beyond } of verdicts) {
    const understood = await understand(services, { versionId }, sheet);
    const values = await library.ask({ token }, (shelf, key) =>
      shelf.values(
        key,
        sheet,
        filled.map(({ from, row, col }) => from ?? { row, col }),
      ),
    );
    for (const [i, at] of filled.entries()) {
      const value = values[i] ?? null;
      if (value === null) notPlaced.push({ sheet, ref: refOf(at), text: at.text });
      else cells.push({ sheet, ref: refOf(at), value, path: [...pathOf(understood, at)] });
    }
    for (const at of [...others, ...beyond]) notPlaced.push({ sheet, ref: refOf(at), text: at.text });
  }
  return { fileName, cells, notPlaced };
}

/** What a cell of a template is called: its own path, its label in head or foot, or its column in a list. */
function pathOf({ inputs, meta, lists }: Understanding, at: CellAt): readonly string[] {
  const input = inputs.find(({ row, col }) => row === at.row && col === at.col);
  if (input) return input.path;
  const stated = meta.find(({ at: there }) => there.row === at.row && there.col === at.col);
  if (stated) return [stated.label];
  const bottomOf = (lastRow: number | undefined) => lastRow ?? at.row;
  const list = lists.find(({ firstRow, lastRow, columns }) =>
    columns.some(({ col }) => contains({ top: firstRow, bottom: bottomOf(lastRow), left: col, right: col }, at)),
  );
  return list?.columns.find(({ col }) => col === at.col)?.path ?? [];
}

/** Saves values read from a file into a draft; problem `cell.locked` names a cell that is not for filling. */
export async function importValues(
  { ledger, library }: Services,
  actor: AccountId,
  { reportId, fileName, changes }: { reportId: ReportId; fileName: string; changes: readonly CellChange[] },
): Promise<{ at: Instant; by: string }> {
  const { formVersionId: versionId } = await ledger.read('reportHead', { reportId });
  const corrected = await ledger.read('corrections', { versionId });
  await library.ask({ versionId }, (shelf, key) => shelf.requireFillable(key, changes, corrected));
  const { at, by } = await ledger.write('saveCells', actor, { reportId, origin: 'imported', file: fileName, changes });
  return { at, by };
}
