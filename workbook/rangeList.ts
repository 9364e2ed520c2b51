// Lists of cells and ranges as attributes write them (`B5:B9 D5`), after rows were put in. Law: an item that does not
// move stays as it is written.
import { parseRange, type Range } from '../core/ref';
import type { Growth, RowShift } from './rowShift';

/** A list of cells and ranges, parted by blanks, after the insertion (ECMA-376 part 1, 18.18.76 ST_Sqref). */
export function movedList(text: string, shift: RowShift, growth: Growth): string {
  return text.replace(/\S+/g, (item) => {
    const match = /^(\$?[A-Za-z]*\$?)([0-9]+)(?::(\$?[A-Za-z]*\$?)([0-9]+))?$/.exec(item);
    if (!match) return item;
    const [, from = '', a = '', to = from, b = a] = match;
    const [top, bottom] = shift.rows(Number(a), Number(b), growth);
    if (top === Number(a) && bottom === Number(b)) return item;
    const isSingle = match[4] === undefined && top === bottom;
    return isSingle ? from + top : `${from}${top}:${to}${bottom}`;
  });
}

/** The ranges of a list; what is none is left out. */
export function rangesOf(text: string): readonly Range[] {
  return text.split(/\s+/).flatMap((item) => parseRange(item) ?? []);
}
