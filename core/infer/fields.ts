// Label beside value: rows without a band of heads. Law: a value belongs to the words directly left of it; words at the
// front of a row that are followed by other words title the whole row.
import type { InputField } from '../understanding';
import { SIGN_LABEL, SIGNER, TOTAL_WORD, WHOLE_FORM_LABEL } from '../vocabulary';
import { choicesOf } from './bandRows';
import type { FieldBlock } from './blocks';
import { type Draft, leaveOut, refusedBy, validationAt } from './draft';
import { anchor, isOpen, type Tile } from './grid';
import { typeOf, unitOf } from './measures';
import { addMeta, roleOf } from './meta';
import type { Table } from './table';
import { boxesOf, hasDateGap, type Inline, inlinesOf } from './tileText';

const PERSON_ROLES: ReadonlySet<string> = new Set(['filler', 'reviewer', 'leader', 'finance_leader']);

function addSignDate(draft: Draft, tile: Tile): void {
  addMeta(draft, tile, tile, 'sign_date', '年月日', true, undefined, 'mask', 0.8);
}

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
  const signing = isSignatureRow(tiles);
  for (const tile of tiles) {
    const inlines = tile.kind === 'text' && !headsPlace(table, tile) ? openInlines(tile, tiles) : [];
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
        readField(draft, table, tile, sections, titles, words, named, number, signing);
      else if (inlinesOf(tile.text).length > 0)
        for (const inline of inlinesOf(tile.text)) readInline(draft, tile, inline, [...sections, ...titles], number);
      else if (tile.slot === 'mask' && /年|月/.test(tile.text))
        addMeta(draft, tile, tile, 'sign_date', tile.label, true, undefined, 'mask');
      else if (tile.cell) leaveOut(draft, anchor(tile), 'noLabel', 0.6);
    }
    words = [];
    named = true;
  }
}

/** All words of the row name who signs, three of them or more. */
function isSignatureRow(tiles: readonly Tile[]): boolean {
  const words = tiles.filter((tile) => tile.kind === 'text');
  return (
    words.length >= 3 && words.every((tile) => SIGNER.test(tile.label) && tile.label.length <= 10) && tiles.some(isOpen)
  );
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

/** The cell below is blank and as wide: the words stand over their place. */
function headsPlace(table: Table, tile: Tile): boolean {
  const inlines = inlinesOf(tile.text);
  if (inlines.length > 1 || inlines.some((inline) => inline.value !== '')) return false;
  const below = table.at(tile.bottom + 1, tile.left);
  return below?.kind === 'blank' && below.left === tile.left && below.right === tile.right && tile.right > tile.left;
}

/** A word directly over the cell and as wide, when none stands beside it. */
function headOver(table: Table, tile: Tile): Tile | undefined {
  if (table.row(tile.top).some((other) => other.kind === 'text' && other.top === tile.top)) return undefined;
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
  signing: boolean,
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
    type: signing && type.type === 'text' ? 'signature' : type.type,
    block: number,
    ...(tile.text === '' ? {} : { printed: tile.text }),
    ...choicesOf(draft, tile),
    reason: tile.kind === 'slot' ? (tile.slot ?? 'mask') : 'labelBeside',
    confidence: words.length > 0 ? (type.sure ? 0.9 : 0.82) : 0.7,
  });
  if (hasDateGap(tile.text) && type.type !== 'date') addSignDate(draft, tile);
  const role = roleOf(own.label, true);
  if (role && !(tile.slot === 'mask' && hasDateGap(tile.text) && !/date|period/.test(role)))
    addMeta(draft, tile, own, role, own.label, false, undefined, 'roleWord');
}

function readInline(draft: Draft, tile: Tile, inline: Inline, front: readonly string[], number: number): void {
  const known = roleOf(inline.label, false);
  const signs = SIGN_LABEL.test(inline.label);
  // who answers for the form is its foot; who signs for a step of it is a datum
  const role = signs && known !== undefined && !PERSON_ROLES.has(known) ? undefined : known;
  if (role) {
    const bare = role === 'fill_date' && inline.label === '日期' && inlinesOf(tile.text).length > 1;
    addMeta(
      draft,
      tile,
      tile,
      bare ? 'sign_date' : role,
      inline.label,
      true,
      inline.value === '' ? undefined : inline.value,
      'roleWord',
    );
    if (hasDateGap(inline.value) && PERSON_ROLES.has(role)) addSignDate(draft, tile);
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
