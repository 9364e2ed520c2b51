// Time limits to choose from, in the clerk's words. Law: what was recognised is always among them, whatever it is; the
// words come from core/due.ts.
import { type DueRule, dueWords } from '../../core/due';
import type { PeriodUnit } from '../../core/period';

export interface DueOption {
  readonly key: string;
  readonly rule: DueRule | null;
  readonly words: string;
}

/** The same for the same rule, in whatever order its parts stand. */
export function dueKey(rule: DueRule | null): string {
  return rule === null
    ? ''
    : Object.entries(rule)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, value]) => value)
        .join(' ');
}

/** The usual limits of a calendar, and the one a form states. */
export function dueOptions(unit: PeriodUnit, own: DueRule | null): DueOption[] {
  const seen = new Set<string>();
  const rules = [null, ...(own ? [own] : []), ...usual(unit)];
  return rules.flatMap((rule) => {
    const key = dueKey(rule);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ key, rule, words: rule ? dueWords(rule, unit) : '未定' }];
  });
}

function usual(unit: PeriodUnit): DueRule[] {
  const time = null;
  const after = [0, 1, 2, 3, 5, 7, 10, 15].map((days): DueRule => ({ by: 'days', days, time }));
  const workdays = [1, 2, 3, 5, 10].map((days): DueRule => ({ by: 'workdays', days, time }));
  if (unit === 'day') return [{ by: 'days', days: 0, time: '09:00' }, ...after.slice(0, 4)];
  if (unit === 'week') {
    const weekdays = [1, 2, 5].map((weekday): DueRule => ({ by: 'weekday', weekday, time }));
    return [...weekdays, ...after, ...workdays];
  }
  if (unit === 'custom' || unit === 'tenDays' || unit === 'halfMonth') return [...after, ...workdays];
  const inMonth = [20, 22, 25, 26, 27, 28, 31].map((day): DueRule => ({ by: 'monthDay', months: 0, day, time }));
  const nextMonth = Array.from({ length: 20 }, (_, at): DueRule => ({ by: 'monthDay', months: 1, day: at + 1, time }));
  return [...inMonth, ...nextMonth, ...after, ...workdays];
}
