// Lists: rows that repeat under a band of heads, where the records begin and end, and their columns. Law: a row with words
// of its own is no record; what stands after the last record closes the list.
import type { InputField, ListColumn } from '../understanding';
import { ROW_NUMBER_HEAD, STATEMENT_LABEL, TOTAL_WORD } from '../vocabulary';
import { type BandReading, choicesOf, sumsRow } from './bandRows';
import { isGrey } from './colours';
import { isTotalRow } from './columns';
import { leaveOut, refusedBy, validationAt } from './draft';
import { anchor, isOpen, type Tile } from './grid';
import { typeOf, unitInLabel, unitOf } from './measures';
import { inlinesOf, isRowToken } from './tileText';

/** Rows of a block without row heads: records, and the rows with words (totals, checks). */
export function readList(reading: BandReading, closes: boolean): void {
  const { draft, table, block } = reading;
  const rows = [...block.rows.keys()];
  const worded = rows.filter((row) => isWorded(reading, row));
  const totals = worded.filter((row) => isTotalRow(table, row) || hasSum(reading, row));
  const records = recordRows(rows, worded);
  const [firstRecord] = records;
  const lastRecord = records.at(-1);
  const firstRow = firstRecord ?? block.head.to + 1;
  const followed = closes || rows.some((row) => lastRecord !== undefined && row > lastRecord);
  const columns = listColumns(reading, firstRow);
  const section = [
    ...(block.rows.get(firstRow) ?? [...block.rows.values()][0] ?? []),
    ...block.titles.map((tile) => tile.label),
  ];
  if (columns.length === 0) return;
  draft.lists.push({
    block: reading.number,
    headRows: block.head,
    firstRow,
    ...(followed && lastRecord !== undefined ? { lastRow: lastRecord } : {}),
    ...(totals[0] === undefined ? {} : { totalRow: totals[0] }),
    growable: true,
    section,
    columns,
    reason: records.some((row) => hasRowToken(reading, row)) ? 'rowTokens' : 'blankRows',
    confidence: records.length > 0 || totals.length > 0 ? 0.9 : 0.75,
  });
  for (const row of records) for (const column of columns) readRecordCell(reading, row, column);
  for (const row of worded) readWordedRow(reading, row, columns, records.length === 0);
}

/** Records stand together: before or after the rows with words, whichever run is longer when both. */
function recordRows(rows: readonly number[], worded: readonly number[]): number[] {
  const runs: number[][] = [[]];
  for (const row of rows)
    if (worded.includes(row)) runs.push([]);
    else (runs.at(-1) as number[]).push(row);
  return runs.reduce((best, run) => (run.length > best.length ? run : best), []);
}

function isWorded({ table, columns, block, only }: BandReading, row: number): boolean {
  if (isTotalRow(table, row)) return true;
  const words = table
    .row(row)
    .filter(
      (tile) =>
        tile.kind === 'text' &&
        tile.top === row &&
        columns.roleOf(tile.left) !== 'number' &&
        (only === undefined || only.includes(tile.left)),
    );
  if (words.length === 0) return false;
  // one label of a row that computes or sums, not a printed record
  return (
    words.length === 1 && block.rows.size > 1 && words[0]?.left === Math.min(...table.row(row).map((tile) => tile.left))
  );
}

function hasSum({ table }: BandReading, row: number): boolean {
  return table.row(row).some((tile) => /^SUM\(/i.test(tile.cell?.formula ?? ''));
}

function hasRowToken({ table }: BandReading, row: number): boolean {
  return table.row(row).some((tile) => tile.kind === 'slot' && isRowToken(tile.text));
}

function listColumns(reading: BandReading, firstRow: number): ListColumn[] {
  const { draft, table, block } = reading;
  const columns: ListColumn[] = [];
  const seen = new Set<Tile>();
  for (let col = table.region.left; col <= table.region.right; col++) {
    const leaf = block.leafOver(col);
    if (!leaf || seen.has(leaf) || (reading.only && !reading.only.includes(col))) continue;
    seen.add(leaf);
    const tile = table.at(firstRow, col);
    const heads = block.headsOver(col).map((head) => head.label);
    const names = [...heads].reverse();
    const over = block.titles.map((title) => title.label).reverse();
    const isNumber = ROW_NUMBER_HEAD.test(leaf.label);
    const validation = validationAt(draft, { row: firstRow, col });
    const told = typeOf({
      tile,
      validation,
      labels: names.slice(0, 1),
      usual: 'text',
      hasUnit: [...names.slice(0, 1), ...(STATEMENT_LABEL.test(leaf.label) ? [] : over)].some(
        (name) => unitInLabel(name) !== undefined,
      ),
    });
    const type = isNumber ? 'text' : told.type;
    const unit = unitOf([...names, ...over], block.units.get(col), draft.sheetUnits, type, tile?.style?.format);
    columns.push({
      col: leaf.left,
      label: leaf.label,
      path: [...(block.rows.get(firstRow) ?? []), ...block.titles.map((title) => title.label), ...heads],
      ...(unit ? { unit: unit.unit } : {}),
      type,
      ...(validation?.choices && validation.choices.length > 0 ? { choices: validation.choices } : {}),
      ...(isNumber ? { rowNumber: true as const } : {}),
      ...(tile?.kind === 'formula' ? { calculated: true as const } : {}),
    });
  }
  return columns;
}

function readRecordCell(reading: BandReading, row: number, column: ListColumn): void {
  const { draft, table, number, greyIsOff } = reading;
  const tile = table.at(row, column.col);
  if (!tile || tile.top !== row || tile.left !== column.col || column.rowNumber) return;
  if (tile.kind === 'formula') {
    const sums = sumsRow(tile.cell?.formula ?? '', row);
    if (sums || TOTAL_WORD.test(column.label))
      draft.totals.push({
        ...anchor(tile),
        formula: true,
        reason: sums ? 'sumFormula' : 'totalWord',
        confidence: 0.85,
      });
    return;
  }
  if (tile.kind === 'na') {
    leaveOut(draft, anchor(tile), 'notApplicable');
    return;
  }
  if (tile.kind === 'number' ? reading.filledShare < 0.4 : !isOpen(tile)) return;
  const refused = refusedBy(draft, tile, greyIsOff && isGrey(tile.fill));
  if (refused) {
    leaveOut(draft, anchor(tile), refused);
    return;
  }
  draft.inputs.push({
    ...anchor(tile),
    path: column.path,
    ...(column.unit === undefined ? {} : { unit: column.unit }),
    type: column.type,
    block: number,
    ...(tile.text === '' ? {} : { printed: tile.text }),
    ...choicesOf(draft, tile),
    reason: 'inList',
    confidence: 0.9,
  });
}

/** Totals and checks of a list: formulas and tokens are computed, blank cells of a row without any are typed totals. */
function readWordedRow(reading: BandReading, row: number, columns: readonly ListColumn[], alone: boolean): void {
  const { draft, table, block, number } = reading;
  const tiles = table
    .row(row)
    .filter(
      (tile) =>
        tile.top === row && (reading.only === undefined || reading.only.includes(tile.left) || tile.kind === 'text'),
    );
  const isTotal = isTotalRow(table, row);
  const computed = tiles.some((tile) => tile.kind === 'formula' || (tile.kind === 'slot' && isRowToken(tile.text)));
  const label = tiles.find((tile) => tile.kind === 'text')?.label.replace(/[:：].*$/, '') ?? '';
  for (const tile of tiles) {
    const at = anchor(tile);
    if (tile.kind === 'formula' || (tile.kind === 'slot' && isRowToken(tile.text))) {
      if (isTotal) draft.totals.push({ ...at, formula: tile.kind === 'formula', reason: 'totalWord', confidence: 0.9 });
      continue;
    }
    const inline = tile.kind === 'text' ? inlinesOf(tile.text).find((one) => one.open && one.value !== '') : undefined;
    if (inline && isTotal) {
      const unit = draft.sheetUnits[0];
      const path = [...(block.rows.get(row) ?? []), ...block.titles.map((title) => title.label), inline.label];
      const field = {
        ...at,
        path,
        type: 'number',
        block: number,
        total: true,
        inline: true,
        printed: tile.text,
      } as const;
      draft.inputs.push({ ...field, ...(unit === undefined ? {} : { unit }), reason: 'labelInCell', confidence: 0.8 });
      draft.totals.push({ ...at, formula: false, reason: 'totalWord', confidence: 0.75 });
      continue;
    }
    if (!isOpen(tile)) continue;
    const column = columns.find(({ col }) => col === tile.left);
    const before = tiles.find((other) => other.right === tile.left - 1 && other.kind === 'text');
    if (isTotal && before && tile.right > (block.leafOver(tile.left)?.right ?? tile.right)) {
      // wider than any column: an amount in words beside its label
      const path = [...(block.rows.get(row) ?? []), ...block.titles.map((title) => title.label), before.label];
      const type = typeOf({ tile, validation: undefined, labels: [before.label], usual: 'text', hasUnit: false }).type;
      const field = {
        ...at,
        path,
        type,
        block: number,
        total: true,
        ...(tile.text === '' ? {} : { printed: tile.text }),
      } as const;
      draft.inputs.push({ ...field, reason: 'labelBeside', confidence: 0.75 });
      draft.totals.push({ ...at, formula: false, reason: 'totalWord', confidence: 0.75 });
      continue;
    }
    const mayTotal = column !== undefined && (column.type === 'number' || alone);
    if (computed || !isTotal || !mayTotal || refusedBy(draft, tile, false)) {
      leaveOut(draft, at, computed ? 'calculated' : 'noLabel', 0.75);
      continue;
    }
    const field: InputField = {
      ...at,
      path: [
        ...(block.rows.get(row) ?? []),
        ...block.titles.map((title) => title.label),
        label,
        ...block.headsOver(tile.left).map((head) => head.label),
      ],
      ...(column.unit === undefined ? {} : { unit: column.unit }),
      type: column.type,
      block: number,
      total: true,
      ...(tile.text === '' ? {} : { printed: tile.text }),
      reason: 'totalWord',
      confidence: 0.75,
    };
    draft.inputs.push(field);
    draft.totals.push({ ...at, formula: false, reason: 'totalWord', confidence: 0.75 });
  }
}
