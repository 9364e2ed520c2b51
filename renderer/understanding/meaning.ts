// What the program makes of one cell, for the bar above the sheet. Law: the same answer for the mouse, the keys and the
// report page; a cell of which nothing is known says nothing.
import { type CellAt, contains } from '../../core/ref';
import { type Concluded, type InputType, type MetaRole, SURE, type Understanding } from '../../core/understanding';
import { isInList } from './inputOrder';

export type Meaning =
  | (Concluded & {
      readonly kind: 'input' | 'listCell';
      readonly path: readonly string[];
      readonly unit?: string;
      readonly type: InputType;
      readonly printed?: string;
    })
  | (Concluded & { readonly kind: 'meta'; readonly role: MetaRole; readonly label: string; readonly value?: string })
  | (Concluded & { readonly kind: 'total' | 'leftOut' | 'title' })
  | { readonly kind: 'heads' };

/** `lastRow`: how far a list without an end goes. */
export function meaningAt(understood: Understanding, at: CellAt, lastRow: number): Meaning | undefined {
  const isHere = (one: CellAt) => one.row === at.row && one.col === at.col;
  const input = understood.inputs.find(isHere);
  if (input) {
    const { path, unit, type, printed, confidence, reason } = input;
    return {
      kind: 'input',
      path,
      type,
      confidence,
      reason,
      ...(unit === undefined ? {} : { unit }),
      ...(printed === undefined ? {} : { printed }),
    };
  }
  const meta = understood.meta.find((one) => isHere(one.at));
  if (meta) {
    const { role, label, value, confidence, reason } = meta;
    return { kind: 'meta', role, label, confidence, reason, ...(value === undefined ? {} : { value }) };
  }
  const total = understood.totals.find(isHere);
  if (total) return { kind: 'total', confidence: total.confidence, reason: total.reason };
  const list = understood.lists.find((one) => isInList(one, at, lastRow));
  const column = list?.columns.find((one) => one.col === at.col);
  if (list && column) {
    const { path, unit, type } = column;
    return {
      kind: 'listCell',
      path: [...list.section, ...path.filter((part) => !list.section.includes(part))],
      type,
      confidence: list.confidence,
      reason: list.reason,
      ...(unit === undefined ? {} : { unit }),
    };
  }
  const leftOut = understood.leftOut.find(isHere);
  if (leftOut) return { kind: 'leftOut', confidence: leftOut.confidence, reason: leftOut.reason };
  const { title } = understood;
  if (title?.at && isHere(title.at)) return { kind: 'title', confidence: title.confidence, reason: title.reason };
  return isHead(understood, at) ? { kind: 'heads' } : undefined;
}

function isHead({ blocks }: Understanding, at: CellAt): boolean {
  return blocks.some(
    ({ range, headRows, headCols }) =>
      contains(range, at) &&
      ((headRows && at.row >= headRows.from && at.row <= headRows.to) || headCols.includes(at.col)),
  );
}

/** Should the clerk have a look? */
export function isDoubtful({ confidence, reason }: Concluded): boolean {
  return confidence < SURE && reason !== 'corrected';
}
