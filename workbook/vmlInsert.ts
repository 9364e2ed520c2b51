// Boxes of comments and old form controls after rows were put in (ECMA-376 part 4, 19.4.2 ClientData). Law: VML is often
// no well-formed XML, so only the numbers and formulas inside ClientData are touched, as text.
import { movedAnchor } from './anchorRows';
import { shiftedFormula } from './formulaShift';
import type { ReferenceOwner } from './referenceEdit';
import type { RowShift } from './rowShift';
import { decodeText, escapedLike } from './xmlText';

const CLIENT_DATA = /<((?:[\w.-]+:)?ClientData)\b[^>]*>[\s\S]*?<\/\1\s*>/g;
const FORMULAS = /(<(?:[\w.-]+:)?(?:FmlaLink|FmlaRange|FmlaGroup|FmlaTxbx)\s*>)([^<]*)/g;

export function insertIntoVml(text: string, owner: ReferenceOwner): string {
  return text.replace(CLIENT_DATA, (data) => {
    const { own } = owner;
    const moved = own === undefined ? data : movedBox(data, own);
    return moved.replace(FORMULAS, (whole, tag: string, raw: string) => {
      const formula = decodeText(raw);
      if (formula === undefined) return whole;
      const shifted = shiftedFormula(formula, owner.shifts, { sheet: owner.key });
      return shifted === formula ? whole : tag + escapedLike(raw, shifted);
    });
  });
}

/** A comment's box keeps its distance from the cell; other boxes move as their flags say. */
function movedBox(data: string, shift: RowShift): string {
  const row = /(<(?:[\w.-]+:)?Row\s*>\s*)(\d+)/.exec(data);
  const cell = row === null ? undefined : Number(row[2]);
  const by = cell === undefined ? undefined : shift.index(cell) - cell;
  const withRow = row === null ? data : data.replace(row[0], `${row[1]}${(cell ?? 0) + (by ?? 0)}`);
  return withRow.replace(/(<(?:[\w.-]+:)?Anchor\s*>)([^<]*)/, (whole, tag: string, list: string) => {
    const numbers = list.split(',');
    const [from, to] = [Number(numbers[2]), Number(numbers[6])];
    if (numbers.length !== 8 || !Number.isInteger(from) || !Number.isInteger(to)) return whole;
    const has = (flag: string) => new RegExp(`<(?:[\\w.-]+:)?${flag}\\s*(?:/>|>\\s*(?:</|[Tt]))`).test(data);
    const mode = has('MoveWithCells') ? 'absolute' : has('SizeWithCells') ? 'oneCell' : 'twoCell';
    const moved = by === undefined ? movedAnchor({ from, to }, shift, mode, false) : { from: from + by, to: to + by };
    if (moved.from === from && moved.to === to) return whole;
    const put = (at: number, value: number) => {
      numbers[at] = (numbers[at] ?? '').replace(/\d+/, String(value));
    };
    put(2, moved.from);
    put(6, moved.to ?? to);
    return tag + numbers.join(',');
  });
}
