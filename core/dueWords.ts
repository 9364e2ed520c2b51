// Time limits as forms and notices state them: 次月3日前报, 旬后2日内, 周五12时前, 当日9时前, 次年1月10日前. Law: what is not a
// limit in these words is none; the calendar says which day 当日 means. Source: domain facts §3, remarks of forms (§4).
import { plainDateWords, weekdayNumber } from './calendarWords';
import type { DueRule } from './due';
import type { Calendar } from './period';

export interface StatedDue {
  readonly rule: DueRule;
  readonly text: string;
}

const CLOCK = '(?:(上午|下午|中午)?(\\d{1,2})(?:[时点]|:(\\d{2}))(?:整|(\\d{1,2})分)?)?';
const UNTIL = '(?:之?前|以前|内|之内|以内|截止|报)';
const SPAN = '(?:每?(?:个)?(?:日|周|旬|半月|月度?|季度?|半年度?|年度?|期|报告期|统计期|统计月)|次月|下月|每月)';
const OVER = '(?:终了|结束|期满)?(?:之?后|末后)';

type Reader = (parts: readonly (string | undefined)[], calendar: Calendar) => DueRule | undefined;
interface Shape {
  readonly words: RegExp;
  readonly read: Reader;
}
const shape = (words: string, read: Reader): Shape => ({ words: new RegExp(words), read });

/** In this order: a longer form of words before one that it contains. */
const SHAPES: readonly Shape[] = [
  shape(`(?:${SPAN}(?:${OVER}|初|的?前)?的?|${OVER})第?(\\d{1,2})个?工作日${CLOCK}${UNTIL}`, ([n, ...clock]) =>
    within({ by: 'workdays', days: Number(n), time: timeOf(clock) }),
  ),
  shape(`${SPAN}${OVER}第(\\d{1,2})个月(?:(\\d{1,2})[日号]|(最后一[日天]))${CLOCK}${UNTIL}`, ([n, day, , ...clock]) =>
    monthDay(Number(n), day === undefined ? 31 : Number(day), clock),
  ),
  shape(`(?:${SPAN}${OVER}|${OVER})第?(\\d{1,3})[日天]${CLOCK}${UNTIL}`, ([n, ...clock]) =>
    within({ by: 'days', days: Number(n), time: timeOf(clock) }),
  ),
  // 7月5日、次年1月5日前: the same day after each half of the year
  shape(
    `(\\d{1,2})月(\\d{1,2})[日号]前?[、和及,，与](次年|翌年)?(\\d{1,2})月(\\d{1,2})[日号]${CLOCK}${UNTIL}`,
    ([m1, d1, next, m2, d2, ...clock]) => {
      const [first, second] = [Number(m1) - 6, next === undefined ? Number(m2) - 12 : Number(m2)];
      return first === second || (Number(d1) >= 28 && first === 0 && second === 0)
        ? monthDay(first, Math.max(Number(d1), Number(d2)), clock)
        : undefined;
    },
  ),
  shape(`(次年|下年|翌年|每年)的?(\\d{1,2})月(\\d{1,2})[日号]${CLOCK}${UNTIL}`, ([when, m, d, ...clock], { unit }) =>
    unit === 'year' || unit === 'halfYear'
      ? monthDay(when === '每年' ? Number(m) % 12 : Number(m), Number(d), clock)
      : undefined,
  ),
  shape(
    `(?:次|下)(?:一?个?季度?)(?:首月|第[1一]个?月)(\\d{1,2})[日号]${CLOCK}${UNTIL}|季度?后(?:次|首)月(\\d{1,2})[日号]${CLOCK}${UNTIL}`,
    ([d1, a, b, c, e, d2, ...clock]) => monthDay(1, Number(d1 ?? d2), d1 === undefined ? clock : [a, b, c, e]),
  ),
  shape(`(?:次|下|翌)个?月的?(\\d{1,2})[日号]${CLOCK}${UNTIL}`, ([d, ...clock]) => monthDay(1, Number(d), clock)),
  shape(`(次|下|翌)个?月(?:最后一[日天]|底|末)${CLOCK}${UNTIL}`, ([, ...clock]) => monthDay(1, 31, clock)),
  shape(
    `(?:当|本|(?:周|旬|半月|季度?|半年|年|期)末)个?月(?:(\\d{1,2})[日号]|(最后一[日天]|底|末))${CLOCK}${UNTIL}`,
    ([d, , ...clock]) => monthDay(0, d === undefined ? 31 : Number(d), clock),
  ),
  shape(`每个?月的?(\\d{1,2})[日号]${CLOCK}${UNTIL}`, ([d, ...clock], calendar) =>
    monthDay(isOfNextMonth(Number(d), calendar) ? 1 : 0, Number(d), clock),
  ),
  shape(`(?:每|年)?(月|年|季)(?:最后一[日天]|底|末)${CLOCK}${UNTIL}`, ([, ...clock]) => monthDay(0, 31, clock)),
  shape(`(?:次|下|每|本|当)?(?:周|星期|礼拜)([一二三四五六日天])${CLOCK}${UNTIL}`, ([day, ...clock]) =>
    within({ by: 'weekday', weekday: weekdayNumber(day ?? ''), time: timeOf(clock) }),
  ),
  shape(`(当日|次日|翌日|每日|每天)${CLOCK}${UNTIL}`, ([when, ...clock], calendar) =>
    dayLimit(when ?? '', clock, calendar),
  ),
];

/** The time limit that a text states for a form of that calendar; undefined when it states none. */
export function dueInWords(given: string, calendar: Calendar): StatedDue | undefined {
  const text = plainDateWords(given);
  for (const { words, read } of SHAPES) {
    const found = words.exec(text);
    const rule = found && read(found.slice(1), calendar);
    if (rule) return { rule, text: found[0] };
  }
  return undefined;
}

/** 每月5日前 means the month after, 每月26日前 of a month that ends on the 25th the same one. */
function isOfNextMonth(day: number, { monthStart }: Calendar): boolean {
  return monthStart > 1 ? day < monthStart - 1 : day <= 15;
}

/** 当日 of a period from 8 to 8 is the day on which it ends, one after the day that names it. */
function dayLimit(when: string, clock: readonly (string | undefined)[], calendar: Calendar): DueRule | undefined {
  const time = timeOf(clock);
  const endsNextDay = calendar.dayStart > '00:00' && calendar.dayStart <= '12:00';
  if (calendar.unit !== 'day') return when === '当日' ? { by: 'days', days: 0, time } : undefined;
  if (when === '当日') return { by: 'days', days: endsNextDay && time !== null ? 1 : 0, time };
  if (when === '次日' || when === '翌日') return { by: 'days', days: 1, time };
  if (time === null) return undefined;
  return { by: 'days', days: calendar.dayStart > '12:00' && time >= calendar.dayStart ? 0 : 1, time };
}

function monthDay(months: number, day: number, clock: readonly (string | undefined)[]): DueRule | undefined {
  const fits = months >= 0 && months <= 12 && day >= 1 && day <= 31;
  return fits ? { by: 'monthDay', months, day, time: timeOf(clock) } : undefined;
}

function within(rule: DueRule & { readonly days?: number }): DueRule | undefined {
  return (rule.days ?? 0) <= 366 ? rule : undefined;
}

/** "下午5时30分" → 17:30; 24时 and no time at all are the end of the day. */
function timeOf([half, hour, minutes, said]: readonly (string | undefined)[]): string | null {
  if (hour === undefined) return null;
  const hours = Number(hour) + (half === '下午' && Number(hour) < 12 ? 12 : 0);
  const minute = Number(minutes ?? said ?? 0);
  return hours > 23 || minute > 59 ? null : `${String(hours).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
