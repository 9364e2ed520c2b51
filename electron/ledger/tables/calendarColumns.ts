// The five calendar columns of a form ↔ the reporting calendar of core/period.ts, which alone says what they mean.
import type { Calendar, PeriodUnit } from '../../../core/period';

export type CalendarRow = {
  readonly unit: PeriodUnit;
  readonly monthStart: number;
  readonly weekStart: number;
  readonly dayStart: string;
  readonly yearStart: string;
};

export function calendarOf({ unit, monthStart, weekStart, dayStart, yearStart }: CalendarRow): Calendar {
  return { unit, monthStart, weekStart, dayStart, yearStart };
}

export function rowOfCalendar({ unit, monthStart, weekStart, dayStart, yearStart }: Calendar): CalendarRow {
  return { unit, monthStart, weekStart, dayStart, yearStart };
}
