// What a filled copy would change in a report: new values, differing ones, equal ones. Law: every value of the copy is in
// exactly one of the three.
import type { ReadValue, ReportCell } from '../../../core/contract';
import { type CellValue, sameValue } from '../../../core/value';

export interface Pair {
  readonly read: ReadValue;
  readonly before: CellValue;
}

export interface Comparison {
  /** Cells of the report that are blank. */
  readonly fresh: readonly Pair[];
  readonly differing: readonly Pair[];
  readonly same: number;
}

export function compareCopy(
  read: readonly ReadValue[],
  stored: readonly Pick<ReportCell, 'sheet' | 'ref' | 'value'>[],
): Comparison {
  const before = new Map(stored.map((cell) => [`${cell.sheet} ${cell.ref}`, cell.value]));
  const pairs = read.map((one) => ({ read: one, before: before.get(`${one.sheet} ${one.ref}`) ?? null }));
  const changed = pairs.filter((pair) => !sameValue(pair.before, pair.read.value));
  return {
    fresh: changed.filter((pair) => pair.before === null),
    differing: changed.filter((pair) => pair.before !== null),
    same: pairs.length - changed.length,
  };
}
