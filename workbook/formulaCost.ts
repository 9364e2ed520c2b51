// What a formula costs the engine: the cells it goes over, filled or not. Law: it walks a range as it is written, so that
// the few bytes of COUNTA(B:Z) are 26 million cells; what would take longer than a clerk waits is measured, never tried.
import { MAX_COL, MAX_ROW, parseRange, type Range } from '../core/ref';
import type { FormulaNode } from './formulaSyntax';
import type { NameResolver } from './formulaTrust';

/** These end a whole column where the sheet ends. */
const CUTS = new Set(['SUM', 'SUMIF', 'SUMIFS', 'COUNTIF', 'COUNTIFS', 'ROWS', 'COLUMNS', 'ROW', 'COLUMN', 'INDEX']);
/** These go over a range cell by cell, without writing it out as an array. */
const WALKS = new Set(['AVERAGE', 'AVERAGEIF', 'AVERAGEIFS', 'COUNT', 'COUNTA', 'COUNTBLANK', 'MAX', 'MIN', 'PRODUCT']);
const SEARCHES = new Set(['VLOOKUP', 'HLOOKUP', 'LOOKUP', 'MATCH', 'XLOOKUP']);
/** Times of a walk that a search and an array take, measured. */
const SEARCH = 2;
const ARRAY = 8;

/** These need no array of a range that is only known while computing. */
const TOTALS = /^(SUM|COUNT)IFS?$|^SUM$/;

/**
 * Cells of the ranges of a formula, each counted as often as its function makes of it. Infinite where a range is put
 * together while computing, as in ROW(INDIRECT("1:"&A1)), and would be written out however large it is.
 */
export function engineCells(node: FormulaNode, resolve: NameResolver): number {
  const cost = (one: FormulaNode | undefined, by: string, level: number): number => {
    if (one === undefined || level > 200) return 0;
    switch (one.kind) {
      case 'reference':
        return rangeCells(one.range, by);
      case 'name':
        return cost(resolve(one.name, one.sheet), by, level + 1);
      case 'binary':
        return cost(one.left, '', level + 1) + cost(one.right, '', level + 1);
      case 'sign':
      case 'percent':
        return cost(one.of, '', level + 1);
      case 'union':
        return one.parts.reduce((sum, part) => sum + cost(part, by, level + 1), 0);
      case 'call':
        if (one.name === 'INDIRECT' || one.name === 'OFFSET') {
          const made = one.name === 'INDIRECT' ? indirectCells(one.args[0], by) : offsetCells(one.args);
          return one.args.reduce((sum, arg) => sum + cost(arg, '', level + 1), made);
        }
        return one.args.reduce((sum, arg) => sum + cost(arg, one.name, level + 1), 0);
      default:
        return 0;
    }
  };
  return cost(node, '', 0);
}

function rangeCells({ top, bottom, left, right }: Range, by: string): number {
  const area = (bottom - top + 1) * (right - left + 1);
  if (area === 1) return 1;
  const isWhole = (top === 1 && bottom === MAX_ROW) || (left === 1 && right === MAX_COL);
  if (CUTS.has(by)) return isWhole || by === 'INDEX' || by.startsWith('ROW') || by.startsWith('COL') ? 1 : area;
  return area * (WALKS.has(by) ? 1 : SEARCHES.has(by) ? SEARCH : ARRAY);
}

function indirectCells(text: FormulaNode | undefined, by: string): number {
  if (!joinsRange(text, 0)) return 1;
  if (text?.kind === 'text') {
    const range = parseRange(text.text.slice(text.text.lastIndexOf('!') + 1));
    return range === undefined ? 1 : rangeCells(range, by);
  }
  return TOTALS.test(by) ? 1 : Number.POSITIVE_INFINITY;
}

/** Some piece of a joined text holds the colon of a range. */
function joinsRange(node: FormulaNode | undefined, level: number): boolean {
  if (node === undefined || level > 100) return false;
  if (node.kind === 'text') return node.text.includes(':');
  if (node.kind === 'binary') return joinsRange(node.left, level + 1) || joinsRange(node.right, level + 1);
  return node.kind === 'call' && node.args.some((arg) => joinsRange(arg, level + 1));
}

function offsetCells([, , , height, width]: readonly (FormulaNode | undefined)[]): number {
  const said = (node: FormulaNode | undefined) => (node?.kind === 'number' ? Math.abs(Number(node.text)) : 1);
  return said(height) * said(width) * ARRAY;
}
