// Two results compared, and results that are no result: what the engine says of itself, and binary dust.
// Law: numbers agree within 1e-9 of their size, everything else exactly; nothing here is ever loosened.
import type { StoredValue } from '../core/sheet';
import type { UntrustedReason } from './formulaTrust';

const CLOSE = 1e-9;
/** Errors that the engine and Excel give for the same causes. */
const KNOWN_ERRORS = new Set(['#DIV/0!', '#N/A', '#VALUE!']);
/** Significant digits Excel keeps when a number becomes text. */
const MAX_DIGITS = 15;

/** Numbers within 1e-9 relative; texts, flags and errors exactly. */
export function sameResult(a: StoredValue | undefined, b: StoredValue | undefined): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return a === b || Math.abs(a - b) <= CLOSE * Math.max(Math.abs(a), Math.abs(b));
  if (typeof a === 'object' && typeof b === 'object') return a.error === b.error;
  return a === b;
}

/** A result that many a wrong formula would give too: nothing, zero, no, or an error. */
export function provesLittle(value: StoredValue): boolean {
  return value === 0 || value === '' || value === false || typeof value === 'object';
}

/** Why an answer of the engine is none; undefined for one that can stand. */
export function doubtOf(value: StoredValue | undefined): UntrustedReason | undefined {
  if (value === undefined) return 'noAnswer';
  if (typeof value === 'object') {
    if (value.error === '#CIRC!') return 'circular';
    // what the shims leave undecided shows as an unknown name
    if (value.error === '#NAME?') return 'rounding';
    return KNOWN_ERRORS.has(value.error) ? undefined : 'noAnswer';
  }
  if (typeof value === 'number') return value !== 0 && Math.abs(value) < CLOSE ? 'rounding' : undefined;
  if (typeof value === 'string' && hasLongNumber(value)) return 'rounding';
  return undefined;
}

/** A decimal number with more digits than Excel would have put into the text. */
function hasLongNumber(text: string): boolean {
  return (text.match(/\d+\.\d+/g) ?? []).some(
    (number) => number.replace('.', '').replace(/^0+/, '').length > MAX_DIGITS,
  );
}
