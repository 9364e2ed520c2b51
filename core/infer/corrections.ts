// Corrections about single cells, laid over what was inferred; those about bands and columns were obeyed on the way. Law:
// the later correction of a cell wins, and what a clerk said is sure.
import type { CellAt, Range } from '../ref';
import type { Correction, InputField, MetaField, TotalCell, Understanding } from '../understanding';
import type { Draft } from './draft';
import { cleanLabel, inlinesOf } from './tileText';

const MOST_CELLS = 20_000;

export function applyCorrections(
  understood: Understanding,
  draft: Draft,
  corrections: readonly Correction[],
): Understanding {
  return corrections.reduce((result, correction) => applyOne(result, draft, correction), understood);
}

function has(range: Range, at: CellAt): boolean {
  return at.row >= range.top && at.row <= range.bottom && at.col >= range.left && at.col <= range.right;
}

function applyOne(now: Understanding, draft: Draft, correction: Correction): Understanding {
  switch (correction.does) {
    case 'input':
      return correction.on
        ? include(now, draft, correction.range)
        : { ...now, inputs: now.inputs.filter((input) => !has(correction.range, input)) };
    case 'path':
      return change(now, (input) =>
        input.row === correction.at.row && input.col === correction.at.col
          ? { ...input, path: correction.path }
          : undefined,
      );
    case 'type':
      return change(now, (input) => (has(correction.range, input) ? { ...input, type: correction.type } : undefined));
    case 'unit':
      return change(now, (input) => {
        if (!has(correction.range, input)) return undefined;
        const { unit: _former, ...rest } = input;
        return correction.unit === null ? rest : { ...rest, unit: correction.unit };
      });
    case 'total':
      return markTotal(now, draft, correction.range, correction.on);
    case 'meta':
      return setMeta(now, draft, correction.at, correction.role);
    default:
      return now;
  }
}

function change(now: Understanding, edit: (input: InputField) => InputField | undefined): Understanding {
  return {
    ...now,
    inputs: now.inputs.map((input) => {
      const edited = edit(input);
      return edited ? { ...edited, confidence: 1, reason: 'corrected' } : input;
    }),
  };
}

/** Cells of the range become inputs, named by the inputs of their row and column, else by the words beside them. */
function include(now: Understanding, draft: Draft, range: Range): Understanding {
  const known = new Map(now.inputs.map((input) => [`${input.row},${input.col}`, input]));
  const added: InputField[] = [];
  let seen = 0;
  for (let row = range.top; row <= Math.min(range.bottom, draft.grid.rows); row++)
    for (let col = range.left; col <= Math.min(range.right, draft.grid.cols) && seen < MOST_CELLS; col++) {
      seen++;
      const tile = draft.grid.tileAt(row, col);
      if (tile && (tile.top !== row || tile.left !== col || tile.kind === 'formula')) continue;
      if (known.has(`${row},${col}`)) continue;
      added.push(nameFor(now, draft, row, col));
    }
  const inputs = now.inputs.map((input) => (has(range, input) ? { ...input, confidence: 1 } : input));
  return {
    ...now,
    inputs: [...inputs, ...added].sort((a, b) => a.block - b.block || a.row - b.row || a.col - b.col),
    leftOut: now.leftOut.filter((one) => !has(range, one)),
  };
}

function nameFor(now: Understanding, draft: Draft, row: number, col: number): InputField {
  const beside = now.inputs.find((input) => input.row === row && !input.inline);
  const above = now.inputs.find((input) => input.col === col && !input.inline);
  const twin = beside ?? above;
  const words = labelBeside(draft, row, col);
  const path =
    beside && above && beside.block === above.block
      ? mixed(now, beside, above)
      : [words ?? above?.path.at(-1) ?? `第 ${row} 行`];
  const tile = draft.grid.tileAt(row, col);
  return {
    row,
    col,
    path,
    ...(above?.unit === undefined ? {} : { unit: above.unit }),
    type: above?.type ?? 'text',
    block: twin?.block ?? now.blocks.find((block) => has(block.range, { row, col }))?.number ?? -1,
    ...(tile && tile.text !== '' ? { printed: tile.text } : {}),
    reason: 'corrected',
    confidence: 1,
  };
}

/** The row's own words from the cell beside, the column's from the cell above. */
function mixed(now: Understanding, beside: InputField, above: InputField): readonly string[] {
  const sameCol = now.inputs.find((input) => input.col === beside.col && input.row === above.row);
  if (!sameCol) return beside.path;
  let shared = 0;
  while (shared < above.path.length && shared < sameCol.path.length && above.path[shared] === sameCol.path[shared])
    shared++;
  const columnPart = above.path.slice(shared);
  const besideColumn = sameCol.path.length - shared;
  return [...beside.path.slice(0, beside.path.length - besideColumn), ...columnPart];
}

function labelBeside(draft: Draft, row: number, col: number): string | undefined {
  for (let at = col - 1; at >= 1; at--) {
    const tile = draft.grid.tileAt(row, at);
    if (tile?.kind === 'text') return tile.label;
    if (tile && tile.kind !== 'blank') return undefined;
  }
  return undefined;
}

function markTotal(now: Understanding, draft: Draft, range: Range, on: boolean): Understanding {
  const totals: TotalCell[] = now.totals.filter((total) => !has(range, total));
  if (on)
    for (let row = range.top; row <= Math.min(range.bottom, draft.grid.rows); row++)
      for (let col = range.left; col <= Math.min(range.right, draft.grid.cols); col++) {
        const tile = draft.grid.tileAt(row, col);
        if (tile && (tile.top !== row || tile.left !== col || tile.kind === 'text')) continue;
        totals.push({ row, col, formula: tile?.kind === 'formula', reason: 'corrected', confidence: 1 });
      }
  const inputs = now.inputs.map((input) => {
    if (!has(range, input)) return input;
    const { total: _former, ...rest } = input;
    return on ? { ...rest, total: true as const } : rest;
  });
  return { ...now, totals, inputs };
}

function setMeta(now: Understanding, draft: Draft, at: CellAt, role: MetaField['role'] | null): Understanding {
  const others = now.meta.filter((one) => one.at.row !== at.row || one.at.col !== at.col);
  if (role === null) return { ...now, meta: others };
  const tile = draft.grid.tileAt(at.row, at.col);
  const [inline] = tile?.kind === 'text' ? inlinesOf(tile.text) : [];
  const former = now.meta.find((one) => one.at.row === at.row && one.at.col === at.col);
  const label = former?.label ?? inline?.label ?? labelBeside(draft, at.row, at.col) ?? cleanLabel(tile?.text ?? '');
  const value = former?.value ?? (inline ? inline.value : tile?.text.trim());
  return {
    ...now,
    meta: [
      ...others,
      {
        at,
        labelAt: former?.labelAt ?? at,
        role,
        label,
        inline: inline !== undefined,
        ...(value ? { value } : {}),
        reason: 'corrected',
        confidence: 1,
      },
    ],
  };
}
