// Label beside value: rows without a band of heads. Law: a value belongs to the words directly left of it; words at the
// front of a row that are followed by other words title the whole row.
import type { InputField } from '../understanding';
import { SIGN_LABEL, TOTAL_WORD, WHOLE_FORM_LABEL } from '../vocabulary';
import { choicesOf } from './bandRows';
import type { FieldBlock } from './blocks';
import { type Draft, leaveOut, refusedBy, validationAt } from './draft';
import { anchor, isOpen, type Tile } from './grid';
import { typeOf, unitOf } from './measures';
import { addMeta, roleOf } from './meta';
import type { Table } from './table';
import { boxesOf, type Inline, inlinesOf } from './tileText';

export function readFields(
  draft: Draft,
  table: Table,
  block: FieldBlock,
  number: number,
  used: ReadonlySet<Tile>,
): void {
  for (const [row, sections] of block.rows) readFieldRow(draft, table, row, sections, number, used);
}

function readFieldRow(
  draft: Draft,
  table: Table,
  row: number,
  sections: readonly string[],
  number: number,
  used: ReadonlySet<Tile>,
): void {
  const tiles = table.row(row).filter((tile) => !used.has(tile));
  let words: Tile[] = [];
  let titles: readonly string[] | undefined;
  let named = false;
  for (const tile of tiles) {
    const inlines = tile.kind === 'text' ? openInlines(tile, tiles) : [];
    if (inlines.length > 0) {
      const front = [...sections, ...(titles ?? words.map((word) => word.label))];
      if (tile.top === row) for (const inline of inlines) readInline(draft, tile, inline, front, number);
      words = [];
      titles ??= [];
      named = true;
      continue;
    }
    if (tile.kind === 'text' || tile.kind === 'number') {
      if (named && words.length > 0 && words.at(-1)?.right !== tile.left - 1) words = [];
      words.push(tile);
      continue;
    }
    if (!isOpen(tile)) {
      words = [];
      continue;
    }
    titles ??= words.slice(0, -1).map((word) => word.label);
    if (tile.top === row) {
      const refused = refusedBy(draft, tile, false);
      if (refused) leaveOut(draft, anchor(tile), refused);
      else if (words.length > 0 || headOver(table, tile) !== undefined)
        readField(draft, table, tile, sections, titles, words, named, number);
      else if (tile.slot === 'mask' && /年|月/.test(tile.text))
        addMeta(draft, tile, tile, 'sign_date', tile.label, true, undefined, 'mask');
      else if (tile.cell) leaveOut(draft, anchor(tile), 'noLabel', 0.6);
    }
    words = [];
    named = true;
  }
}

/** Labels with an open value in the tile itself; a colon before a blank neighbour is just a label. */
function openInlines(tile: Tile, row: readonly Tile[]): Inline[] {
  const next = row[row.indexOf(tile) + 1];
  if (SIGN_LABEL.test(tile.label) && !(next !== undefined && isOpen(next)))
    return [{ label: tile.label, value: '', open: true }];
  const inlines = inlinesOf(tile.text).filter((inline) => inline.open);
  if (inlines.length !== 1) return inlines;
  const [only] = inlines as [Inline];
  return only.value === '' && next !== undefined && isOpen(next) && !/[_＿]{2,}/.test(tile.text) ? [] : inlines;
}

/** A word directly over the cell and as wide, when none stands beside it. */
function headOver(table: Table, tile: Tile): Tile | undefined {
  const above = table.at(tile.top - 1, tile.left);
  return above?.kind === 'text' && above.left === tile.left && above.right === tile.right ? above : undefined;
}

function readField(
  draft: Draft,
  table: Table,
  tile: Tile,
  sections: readonly string[],
  titles: readonly string[],
  words: readonly Tile[],
  named: boolean,
  number: number,
): void {
  const own = words.at(-1) ?? (headOver(table, tile) as Tile);
  const front = named ? [...titles, ...words.slice(0, -1).map((word) => word.label)] : titles;
  const path = [...(WHOLE_FORM_LABEL.test(own.label) && front.length === 0 ? [] : sections), ...front, own.label];
  const validation = validationAt(draft, anchor(tile));
  const type = typeOf({
    tile,
    validation,
    labels: [own.label],
    usual: 'text',
    hasUnit: unitOf([own.label], undefined, [], 'text', undefined) !== undefined,
  });
  const unit = unitOf(
    [own.label],
    undefined,
    type.type === 'number' ? draft.sheetUnits : [],
    type.type,
    tile.style?.format,
  );
  draft.inputs.push({
    ...anchor(tile),
    path,
    ...(unit ? { unit: unit.unit } : {}),
    type: type.type,
    block: number,
    ...(tile.text === '' ? {} : { printed: tile.text }),
    ...choicesOf(draft, tile),
    reason: tile.kind === 'slot' ? (tile.slot ?? 'mask') : 'labelBeside',
    confidence: words.length > 0 ? (type.sure ? 0.9 : 0.82) : 0.7,
  });
  const role = roleOf(own.label, true);
  if (role) addMeta(draft, tile, own, role, own.label, false, undefined, 'roleWord');
}

function readInline(draft: Draft, tile: Tile, inline: Inline, front: readonly string[], number: number): void {
  const role = SIGN_LABEL.test(inline.label) ? undefined : roleOf(inline.label, false);
  if (role) {
    addMeta(draft, tile, tile, role, inline.label, true, inline.value === '' ? undefined : inline.value, 'roleWord');
    return;
  }
  const refused = refusedBy(draft, tile, false);
  if (refused) {
    leaveOut(draft, anchor(tile), refused);
    return;
  }
  const type =
    boxesOf(inline.value).length > 0
      ? ({ type: 'checkbox', sure: true } as const)
      : typeOf({
          tile: { ...tile, text: inline.value },
          validation: undefined,
          labels: [inline.label],
          usual: 'text',
          hasUnit: false,
        });
  const field: InputField = {
    ...anchor(tile),
    path: [...front, inline.label],
    type: type.type,
    block: number,
    inline: true,
    printed: tile.text,
    ...(boxesOf(inline.value).length > 0 ? { choices: boxesOf(inline.value) } : {}),
    reason: 'labelInCell',
    confidence: 0.8,
  };
  const unit = unitOf([inline.label], undefined, type.type === 'number' ? draft.sheetUnits : [], type.type, undefined);
  draft.inputs.push(unit ? { ...field, unit: unit.unit } : field);
  if (TOTAL_WORD.test(inline.label))
    draft.totals.push({ ...anchor(tile), formula: false, reason: 'totalWord', confidence: 0.6 });
}
