// The reporting calendar as forms state it in words: 月报, 上月26日—本月25日, 周五至周四, 前日8时—当日8时, 统计年. Law: what the
// words do not say is left open; a window of days that does not close is no window. Source: domain facts §3.
import type { Calendar, PeriodUnit } from './period';

/** What the words state, and the words themselves. */
export interface StatedCalendar extends Partial<Calendar> {
  readonly text: string;
}
export interface StatedUnit {
  readonly unit: PeriodUnit;
  /** A name of a kind of report (月报) is sure, a mention (每月, 季度) is not. */
  readonly named: boolean;
  readonly text: string;
}

const NUMERALS = '一二三四五六七八九';

/** One alphabet for all ways to write a date or a span: half-width, no blanks, one dash, 二十六日 → 26日. */
export function plainDateWords(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[-‐-―−~∼〜]+/g, '—')
    .replace(
      /(?<!周|星期|礼拜|最后|第[一二三四五六七八九十]*)[一二三四五六七八九十]{1,3}(?=日|号|天|时|点|个?工作日)/g,
      (said) => {
        const [tens, ones] = said.includes('十') ? (said.split('十') as [string, string]) : ['0', said];
        const digit = (sign: string) => NUMERALS.indexOf(sign) + 1;
        const ten = tens === '0' ? 0 : tens === '' ? 1 : digit(tens);
        return ones.length > 1 || tens.length > 1 ? said : String(ten * 10 + (ones === '' ? 0 : digit(ones)));
      },
    )
    .replace(/(?<=[\d时点日号一二三四五六天])[至到](?=[\d上本当次下今每周星])/g, '—');
}

const DAY = '(\\d{1,2})[日号](?:\\d{1,2}[时点])?';
const MONTH_WINDOW = new RegExp(`(?:上|前|每|当)个?(季度?末)?月${DAY}(?:起)?—(?:本|当|次|下)?个?(?:季度?末)?月?${DAY}`);
const YEAR_WINDOW = new RegExp(
  `(?:上一?年|去年|上年度)(?:的)?(\\d{1,2})月${DAY}—(?:本年|当年|今年|本年度)?(\\d{1,2})月${DAY}`,
);
const WEEK_WINDOW = /(?:上|本|每)?(?:周|星期)([一二三四五六日天])—(?:本|当|次|下)?(?:周|星期)([一二三四五六日天])/;
const DAY_WINDOW =
  /(?:前一?日|昨日|上日|当日|每日|本日)?(\d{1,2})(?:时|点|:00)(?:整|00分)?—(?:当日|次日|今日|本日|翌日)(\d{1,2})(?:时|点|:00)/;

/** The calendar that a text states by a window of days or by 自然月, 统计年 …; undefined when it states none. */
export function calendarInWords(given: string): StatedCalendar | undefined {
  const text = plainDateWords(given);
  return (
    yearWindow(text) ?? monthWindow(text) ?? weekWindow(text) ?? dayWindow(text) ?? naturalSpan(text) ?? thirds(text)
  );
}

function yearWindow(text: string): StatedCalendar | undefined {
  const found = YEAR_WINDOW.exec(text);
  if (!found) return undefined;
  const [said, month1, day1, month2, day2] = found;
  const [m1, d1, m2, d2] = [Number(month1), Number(day1), Number(month2), Number(day2)];
  if (m1 < 7 || m1 > 12 || d1 < 2 || d1 > 28 || m1 !== m2 || d2 !== d1 - 1) return undefined;
  const yearStart = `${String(m1).padStart(2, '0')}-${String(d1).padStart(2, '0')}`;
  return { unit: 'year', yearStart, ...(m1 === 12 ? { monthStart: d1 } : {}), text: said };
}

function monthWindow(text: string): StatedCalendar | undefined {
  const found = MONTH_WINDOW.exec(text);
  if (!found) return undefined;
  const [said, quarter, from, to] = found;
  const [first, last] = [Number(from), Number(to)];
  if (first < 2 || first > 28 || last !== first - 1) return undefined;
  return { unit: quarter === undefined ? 'month' : 'quarter', monthStart: first, text: said };
}

/** 1 = Monday … 7 = Sunday; 天 is another word for 日. */
export function weekdayNumber(sign: string): number {
  return sign === '天' ? 7 : '一二三四五六日'.indexOf(sign) + 1;
}

function weekWindow(text: string): StatedCalendar | undefined {
  const found = WEEK_WINDOW.exec(text);
  if (!found) return undefined;
  const [first, last] = [weekdayNumber(found[1] ?? ''), weekdayNumber(found[2] ?? '')];
  return (first + 5) % 7 === last % 7 || first - 1 === last || (first === 1 && last === 7)
    ? { unit: 'week', weekStart: first, text: found[0] }
    : undefined;
}

function dayWindow(text: string): StatedCalendar | undefined {
  const found = DAY_WINDOW.exec(text);
  if (!found || found[1] !== found[2] || Number(found[1]) > 23) return undefined;
  return { unit: 'day', dayStart: `${(found[1] ?? '').padStart(2, '0')}:00`, text: found[0] };
}

function naturalSpan(text: string): StatedCalendar | undefined {
  const found = /(?:自然|日历|公历)(日|周|月|季|年)/.exec(text);
  switch (found?.[1]) {
    case '日':
      return { unit: 'day', dayStart: '00:00', text: found[0] };
    case '周':
      return { unit: 'week', weekStart: 1, text: found[0] };
    case '月':
      return { unit: 'month', monthStart: 1, text: found[0] };
    case '季':
      return { unit: 'quarter', monthStart: 1, text: found[0] };
    case '年':
      return { unit: 'year', monthStart: 1, yearStart: '01-01', text: found[0] };
    default:
      return undefined;
  }
}

function thirds(text: string): StatedCalendar | undefined {
  const found = /每旬|1—10日|1日—10日/.exec(text);
  return found ? { unit: 'tenDays', text: found[0] } : undefined;
}

/** Longer spans before those whose word they contain: 半月 before 月, 半年 before 年. Source: domain facts §3. */
const NAMED: readonly (readonly [RegExp, PeriodUnit])[] = [
  [/半月报/, 'halfMonth'],
  [/旬报/, 'tenDays'],
  [/半年(?:度)?报/, 'halfYear'],
  [/季(?:度)?报/, 'quarter'],
  [/月(?:度)?报/, 'month'],
  [/周报/, 'week'],
  [/日报/, 'day'],
  [/年(?:度)?报/, 'year'],
];
const MENTIONED: readonly (readonly [RegExp, PeriodUnit])[] = [
  [/半月/, 'halfMonth'],
  [/[上中下每]旬/, 'tenDays'],
  [/半年/, 'halfYear'],
  [/季度|每季|[1-4一二三四]季/, 'quarter'],
  [/月度|每月|按月|当月|本月|年\d{0,2}月份?(?!\d{0,2}日)|\d{1,2}月份?(?!\d{0,2}日)/, 'month'],
  [/每周|本周|第\d{0,2}周|周度|按周/, 'week'],
  [/每日|每天|当日|日常日/, 'day'],
  [/年度|全年|每年/, 'year'],
];
const RECORDS = /台账|登记(?:簿|册|本|表|台)|花名册|名册|清单|档案/;
const CAMPAIGN = /专项/;

/** How often a form of that name is made; `custom` for registers and campaigns. */
export function unitInWords(given: string): StatedUnit | undefined {
  const text = given.normalize('NFKC').replace(/\s+/g, '');
  for (const [words, unit] of NAMED) {
    const found = words.exec(text);
    if (found) return { unit, named: true, text: found[0] };
  }
  const record = RECORDS.exec(text);
  if (record) return { unit: 'custom', named: true, text: record[0] };
  for (const [words, unit] of MENTIONED) {
    const found = words.exec(text);
    if (found) return { unit, named: false, text: found[0] };
  }
  const campaign = CAMPAIGN.exec(text);
  return campaign ? { unit: 'custom', named: false, text: campaign[0] } : undefined;
}
