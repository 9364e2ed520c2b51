// ‹ 2026年10月（9.26–10.25） ›: one period of a form's own calendar, a step back, a step on.
import { type Calendar, type Period, shiftPeriod } from '../../core/period';
import { Button } from './Button';
import { periodWords } from './calendarWords';

export function PeriodStepper({
  period,
  calendar,
  onChange,
}: {
  period: Period;
  calendar: Calendar;
  onChange: (period: Period) => void;
}) {
  return (
    <span className="period">
      <Button type="text" aria-label="上一期" onClick={() => onChange(shiftPeriod(period, -1, calendar))}>
        ‹
      </Button>
      <span className="name">{periodWords(period)}</span>
      <Button type="text" aria-label="下一期" onClick={() => onChange(shiftPeriod(period, 1, calendar))}>
        ›
      </Button>
    </span>
  );
}
