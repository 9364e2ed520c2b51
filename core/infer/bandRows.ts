// The rows under a band of heads: inputs with both heads, totals, cells left out and why. Law: a place to fill needs a
// name; blank and framed alone is not enough.
import { type CellAt, columnName } from '../ref';
import type { InputField, Reason } from '../understanding';
import { CLOCK_HOURS, LESS_WORD, PLAIN_HEAD, TOTAL_WORD, WEEKDAY } from '../vocabulary';
import { type BandBlock, inSection } from './blocks';
import { isGrey } from './colours';
import { type Columns, isTotalRow, rowLabels } from './columns';
import { type Draft, leaveOut, refusedBy, validationAt } from './draft';
import { anchor, type Grid, isOpen, type Tile } from './grid';
import { typeOf, unitInLabel, unitOf } from './measures';
import type { Table } from './table';
import { boxesOf, unitOfMask } from './tileText';
import { parentsOf } from './tree';

export interface BandReading {
  readonly draft: Draft;
  readonly table: Table;
  readonly block: BandBlock;
  readonly columns: Columns;
  readonly number: number;
  /** Grey cells of this block are off: most places to fill are not grey. */
  readonly greyIsOff: boolean;
  /** What most of it holds when nothing speaks. */
  readonly usual: 'number' | 'text';
  /** Share of printed figures among its cells: a filled form or a blank one. */
  readonly filledShare: number;
  /** Columns of a list that stands beside named rows; absent = all. */
  readonly only?: readonly number[];
}

interface NamedRow {
  readonly row: number;
  readonly sections: readonly string[];
  readonly labels: readonly Tile[];
  readonly group: readonly string[];
  readonly numbers: string | undefined;
  readonly isTotal: boolean;
  readonly parent: string | undefined;
}

/** Reads all rows of a matrix, or of a list with printed row heads. */
export function readNamedRows(reading: BandReading): void {
  const { table, columns } = reading;
  const sums = totalColumns(reading);
  const seen = new Set<string>();
  for (let col = table.region.left; col <= table.region.right; col++) {
    if (columns.roleOf(col) !== 'data') continue;
    const labels = columns.labelsFor(col);
    if (seen.has(labels.join())) continue;
    seen.add(labels.join());
    if (labels.length === 0 && columns.unnamedCols.length >= 2) continue;
    const group = groupCols(reading, labels);
    for (const named of nameRows(reading, labels, group)) for (const at of group) readCell(reading, named, at, sums);
  }
}

function groupCols({ table, columns }: BandReading, labels: readonly number[]): number[] {
  const cols: number[] = [];
  for (let col = table.region.left; col <= table.region.right; col++)
    if (columns.roleOf(col) === 'data' && columns.labelsFor(col).join() === labels.join()) cols.push(col);
  return cols;
}

/** Every row of one label group with its words, sections and rank; group headings inside are told apart here. */
function* nameRows(reading: BandReading, labels: readonly number[], cols: readonly number[]): Generator<NamedRow> {
  const { draft, table, block, columns } = reading;
  const numberCols = cols.length > 0 ? columns.numbersFor(cols[0] as number) : [];
  const rows = [...block.rows.keys()];
  const numbered =
    numberCols.length > 0
      ? rows.filter((row) => numberAt(table, numberCols, row) !== undefined).length / rows.length
      : 0;
  const texts = rows.map((row) => ({ row, tile: rowLabels(table, block, labels, row).at(-1) }));
  const parents = parentsOf(
    texts.flatMap(({ row, tile }) =>
      tile?.top === row ? [{ row, text: tile.text, label: tile.label, indent: tile.style?.indent ?? 0 }] : [],
    ),
  );
  let group: readonly string[] = [];
  let afterLess = false;
  for (const row of rows) {
    const words = rowLabels(table, block, labels, row);
    const own = words.at(-1);
    const number = numberAt(table, numberCols, row);
    if (own === undefined) {
      for (const col of cols) leaveOpenOut(draft, table, row, col, 'noLabel');
      afterLess = false;
      continue;
    }
    if (isGroupRow(reading, own, row, cols, number === undefined && numbered >= 0.6)) {
      group = inSection(group, own.label);
      for (const col of cols) leaveOpenOut(draft, table, row, col, 'sectionRow');
      continue;
    }
    const less = LESS_WORD.test(own.label);
    const isTotal = words.some((tile) => TOTAL_WORD.test(tile.label)) || (afterLess && !less);
    afterLess = less;
    yield {
      row,
      sections: block.rows.get(row) ?? [],
      labels: words,
      group,
      numbers: number,
      isTotal,
      parent: parents.get(row),
    };
  }
}

function numberAt(table: Table, cols: readonly number[], row: number): string | undefined {
  for (const col of cols) {
    const tile = table.at(row, col);
    if (tile && (tile.kind === 'number' || tile.kind === 'text') && tile.top === row) return tile.label;
  }
  return undefined;
}

/** A heading among the rows: it ends in a colon, or has no line number where the others have one; and all beside it is blank. */
function isGroupRow(
  { table }: BandReading,
  own: Tile,
  row: number,
  cols: readonly number[],
  unnumbered: boolean,
): boolean {
  if (own.top !== row || own.bottom !== row) return false;
  const cells = cols.map((col) => table.at(row, col));
  if (!cells.every((tile) => tile === undefined || tile.kind === 'blank')) return false;
  return unnumbered || /[:：]\s*$/.test(own.text);
}

function leaveOpenOut(draft: Draft, table: Table, row: number, col: number, reason: Reason): void {
  const tile = table.at(row, col);
  if (tile && isOpen(tile) && tile.top === row && tile.left === col && tile.cell) leaveOut(draft, anchor(tile), reason);
}

/** Columns that sum their row: by their word, or because most of their formulas add cells of the same row. */
function totalColumns({ table, block }: BandReading): ReadonlyMap<number, Reason> {
  const found = new Map<number, Reason>();
  for (let col = table.region.left; col <= table.region.right; col++) {
    if (block.headsOver(col).some((tile) => TOTAL_WORD.test(tile.label))) found.set(col, 'totalWord');
    else {
      let formulas = 0;
      let sums = 0;
      for (const row of block.rows.keys()) {
        const formula = table.at(row, col)?.cell?.formula;
        if (formula === undefined) continue;
        formulas++;
        if (sumsRow(formula, row)) sums++;
      }
      // rates beside counts are a third or two thirds of the rows; a column that adds up wherever it counts is a total
      if (sums >= 2 && sums >= formulas * 0.3) found.set(col, 'sumFormula');
    }
  }
  return found;
}

/** Adds two or more cells of its own row, and nothing else. */
export function sumsRow(formula: string, row: number): boolean {
  const plain = formula.replace(/[$\s]/g, '').toUpperCase();
  const inner = /^SUM\((.*)\)$/.exec(plain)?.[1] ?? plain;
  if (!/^[A-Z]{1,3}\d+(?:[:,+][A-Z]{1,3}\d+)+$/.test(inner)) return false;
  return [...inner.matchAll(/[A-Z]+(\d+)/g)].every((found) => Number(found[1]) === row);
}

/** Adds a run of three or more cells of its own column (SUM over the parts). */
export function sumsColumn(formula: string, at: CellAt): boolean {
  const plain = formula.replace(/[$\s]/g, '').toUpperCase();
  const column = columnName(at.col);
  const terms = plain.split('+');
  if (terms.length >= 3 && terms.every((term) => new RegExp(`^${column}\\d+$`).test(term))) return true;
  const found = /^SUM\(([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)\)$/.exec(formula.replace(/[$\s]/g, '').toUpperCase());
  if (!found || found[1] !== found[3] || found[1] !== columnName(at.col)) return false;
  return Number(found[4]) - Number(found[2]) >= 2;
}

function isRoster(labels: readonly string[]): boolean {
  return labels.some((label) => WEEKDAY.test(label)) && labels.some((label) => CLOCK_HOURS.test(label));
}

function readCell(reading: BandReading, named: NamedRow, col: number, sums: ReadonlyMap<number, Reason>): void {
  const { draft, table, block, columns } = reading;
  const { row } = named;
  const tile = table.at(row, col);
  if (!tile || tile.top !== row || tile.left !== col) return;
  const at = anchor(tile);
  const totalReason: Reason | undefined = named.isTotal ? 'totalWord' : sums.get(col);
  if (tile.kind === 'formula') {
    const reason =
      totalReason ?? (tile.cell?.formula !== undefined && sumsColumn(tile.cell.formula, at) ? 'sumFormula' : undefined);
    if (reason) draft.totals.push({ ...at, formula: true, reason, confidence: totalReason ? 0.9 : 0.7 });
    return;
  }
  if (tile.kind === 'na') {
    leaveOut(draft, at, 'notApplicable');
    return;
  }
  if (tile.kind === 'text') return;
  if (tile.kind === 'number' && !isFilledIn(reading, tile, col)) return;
  const refused = refusedBy(draft, tile, reading.greyIsOff && isGrey(tile.fill));
  if (refused) {
    leaveOut(draft, at, refused);
    return;
  }
  const over = block.headsOver(col);
  const sideTile = columns.sideBySide ? sideHead(reading, col) : undefined;
  const heads = over.filter((head) => head !== sideTile);
  if (heads.length === 0 && !isBoxed(draft.grid, tile)) return;
  const unitCol = columns.unitFor(col);
  const unitTile = unitCol === undefined ? undefined : table.at(row, unitCol);
  const side = sideTile ? [sideTile.label] : [];
  // a cell over several rows is named by what covers them all
  const covering = named.labels.filter(
    (one) => one.top <= tile.top && one.bottom >= Math.min(tile.bottom, table.region.bottom),
  );
  const labels = (tile.bottom > tile.top && covering.length > 0 ? covering : named.labels).map((one) => one.label);
  const path = [
    ...named.sections,
    ...block.titles.map((one) => one.label),
    ...side,
    ...named.group,
    ...labels,
    ...heads.map((one) => one.label),
  ];
  const names = [
    ...heads.map((one) => one.label).reverse(),
    ...[...labels].reverse(),
    ...[...named.sections].reverse(),
  ];
  const maskUnit = tile.slot === 'mask' ? unitOfMask(tile.text) : undefined;
  const rowUnit = block.units.get(col) ?? (unitTile?.kind === 'text' ? unitTile.label : maskUnit);
  const type = typeOf({
    tile,
    validation: validationAt(draft, at),
    labels: heads.length > 0 ? names : labels.slice(-1),
    usual: isRoster(names) ? 'text' : reading.usual,
    hasUnit:
      rowUnit !== undefined ||
      (!/备注|说明|原因/.test(names[0] ?? '') && names.slice(0, 4).some((name) => unitInLabel(name) !== undefined)),
  });
  const unit = unitOf(names, rowUnit, draft.sheetUnits, type.type, tile.style?.format);
  const colCode = block.codes.get(col);
  const sure = (heads.length > 0 ? 0.95 : 0.75) - (tile.kind === 'number' ? 0.25 : 0) - (type.sure ? 0 : 0.1);
  const field: InputField = {
    ...at,
    path,
    ...(unit ? { unit: unit.unit } : {}),
    type: type.type,
    block: reading.number,
    ...(named.numbers === undefined ? {} : { rowNo: named.numbers }),
    ...(colCode === undefined ? {} : { colCode }),
    ...(named.parent === undefined ? {} : { parent: named.parent }),
    ...(totalReason ? { total: true as const } : {}),
    ...(tile.text === '' ? {} : { printed: tile.text }),
    ...choicesOf(draft, tile),
    reason:
      tile.kind === 'number'
        ? 'valueInBody'
        : tile.kind === 'slot'
          ? (tile.slot ?? 'mask')
          : heads.length > 0
            ? 'headsOnTwoSides'
            : 'labelBeside',
    confidence: sure,
  };
  draft.inputs.push(field);
  if (totalReason) draft.totals.push({ ...at, formula: false, reason: totalReason, confidence: 0.75 });
}

/** Lines on all four sides. */
function isBoxed(grid: Grid, tile: Tile): boolean {
  return (
    grid.lineLeft(tile.top, tile.left) &&
    grid.lineLeft(tile.top, tile.right + 1) &&
    grid.lineAbove(tile.top, tile.left) &&
    grid.lineAbove(tile.bottom + 1, tile.left)
  );
}

export function choicesOf(draft: Draft, tile: Tile): { choices?: readonly string[] } {
  const boxes = boxesOf(tile.text);
  const choices = boxes.length > 0 ? boxes : validationAt(draft, anchor(tile))?.choices;
  return choices && choices.length > 0 ? { choices } : {};
}

/** Figures in the body: a zero to be replaced, or a filled form; a column of figures beside blank ones is printed for good. */
function isFilledIn({ table, block, filledShare }: BandReading, tile: Tile, col: number): boolean {
  if (filledShare >= 0.4 || Number(tile.text) === 0) return true;
  // a row of figures only is printed for good (税率 25 %)
  const beside = table
    .row(tile.top)
    .filter((other) => other.top === tile.top && block.leafOver(other.left) !== undefined && other.kind !== 'text');
  if (beside.every((other) => other.kind === 'number')) return false;
  for (const row of block.rows.keys()) {
    const other = table.at(row, col);
    if (other && isOpen(other)) return true;
  }
  return false;
}

/** Side by side, the tables are told apart by the head over both names and figures, else by the head over the names. */
function sideHead({ block, columns }: BandReading, col: number): Tile | undefined {
  const [first] = columns.labelsFor(col);
  if (first === undefined) return undefined;
  const shared = block.headsOver(first).find((tile) => tile.left <= first && tile.right >= col);
  const leaf = block.leafOver(first);
  return shared ?? (leaf && !PLAIN_HEAD.test(leaf.label) ? leaf : undefined);
}

export function isListTotal(table: Table, row: number): boolean {
  return isTotalRow(table, row);
}
