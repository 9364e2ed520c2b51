// Time limits: the words of departments, the deadline of a period, and words that read back to the same rule.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarInWords, unitInWords } from './calendarWords';
import { addDays, dayText, parseDay, weekday, type Ymd } from './day';
import { type DueRule, deadlineOf, dueWords } from './due';
import { dueInWords } from './dueWords';
import { CALENDAR_MONTH, type Calendar, PERIOD_UNITS, parsePeriod, periodOn } from './period';

const month26: Calendar = { ...CALENDAR_MONTH, monthStart: 26, yearStart: '12-26' };

/** Kind of form, window and deadline as the departments' catalogue states them; an example period and its deadline. */
const stated: readonly (readonly [kind: string, words: string, key: string, deadline: string])[] = [
  ['月报', '上月26日—本月25日/当月26日前报', '2026-10', '2026-10-27T00:00'],
  ['月报', '上月25日—本月24日/当月25日前报', '2026-10', '2026-10-26T00:00'],
  ['月报', '自然月/次月3日前报', '2026-10', '2026-11-04T00:00'],
  ['季报', '上季末月26日—本季末月25日/季末月26日前报', '2026-Q3', '2026-09-27T00:00'],
  ['季报', '自然季/季后5日内报', '2026-Q3', '2026-10-06T00:00'],
  ['半年报', '半年/7月5日、次年1月5日前报', '2026-S1', '2026-07-06T00:00'],
  ['半年报', '半年/7月5日、次年1月5日前报', '2026-S2', '2027-01-06T00:00'],
  ['年报', '统计年（上年12月26日—本年12月25日）/次年1月10日前报', '2026', '2027-01-11T00:00'],
  ['周报', '上周五—本周四/周五12时前报', '2026-W41', '2026-10-09T12:00'],
  ['周报', '上周四—本周三/周四17时前报', '2026-W41', '2026-10-08T17:00'],
  ['周报', '周一—周日/次周一10时前报', '2026-W41', '2026-10-12T10:00'],
  ['旬报', '每旬（1—10日、11—20日、21日—月末）/旬后2日内报', '2026-10-X2', '2026-10-23T00:00'],
  ['日报', '前日8时—当日8时/当日9时前报', '2026-10-05', '2026-10-06T09:00'],
  ['日报', '前日17时—当日17时/当日18时前报', '2026-10-05', '2026-10-05T18:00'],
];

test.each(stated)('%s, %s: %s is due before %s', (kind, words, key, deadline) => {
  const calendar = { ...CALENDAR_MONTH, ...calendarInWords(words), unit: unitInWords(kind)?.unit ?? 'custom' };
  const due = dueInWords(words, calendar);
  const period = parsePeriod(key, calendar);
  expect(due && period && deadlineOf(due.rule, period)).toBe(deadline);
});

test.each([
  ['上月26日—本月25日', { unit: 'month', monthStart: 26 }],
  ['统计时间为上月21日至本月20日', { unit: 'month', monthStart: 21 }],
  ['每月26日至次月25日', { unit: 'month', monthStart: 26 }],
  ['统计年（上年12月26日—本年12月25日）', { unit: 'year', monthStart: 26, yearStart: '12-26' }],
  ['上周五至本周四', { unit: 'week', weekStart: 5 }],
  ['周一—周日', { unit: 'week', weekStart: 1 }],
  ['每日8时至次日8时', { unit: 'day', dayStart: '08:00' }],
  ['自然季', { unit: 'quarter', monthStart: 1 }],
])('the window %s is a calendar', (words, calendar) => {
  expect(calendarInWords(words)).toMatchObject(calendar);
});

test.each(['上月26日—本月20日', '上月30日—本月29日', '周一—周五', '前日8时—当日9时', '1月1日起施行', ''])(
  'the window %s does not close and is none',
  (words) => {
    expect(calendarInWords(words)).toBeUndefined();
  },
);

test.each([
  ['由派出所于次月五日前报县公安局', { by: 'monthDay', months: 1, day: 5, time: null }],
  ['每月 28 日 17:30 前上报', { by: 'monthDay', months: 0, day: 28, time: '17:30' }],
  ['每月5日前报送上月数据', { by: 'monthDay', months: 1, day: 5, time: null }],
  ['月后3个工作日内报送', { by: 'workdays', days: 3, time: null }],
  ['每月最后一天12时前报', { by: 'monthDay', months: 0, day: 31, time: '12:00' }],
  ['每月底前报', { by: 'monthDay', months: 0, day: 31, time: null }],
  ['每周五下午5点前报', { by: 'weekday', weekday: 5, time: '17:00' }],
  ['期满后10日内', { by: 'days', days: 10, time: null }],
])('%s is a time limit', (words, rule) => {
  expect(dueInWords(words, { ...CALENDAR_MONTH, unit: 'month' })?.rule).toEqual(rule);
});

test.each(['按通知时限或随时登记', '自2026年1月1日起填报', '本表一式两份', '第3日', '每月例会', '26日', ''])(
  '%s states no time limit',
  (words) => {
    expect(dueInWords(words, CALENDAR_MONTH)).toBeUndefined();
  },
);

test.each([
  ['治安管理工作月报表', 'month', true],
  ['2026年第三季度禁毒情况统计表', 'quarter', false],
  ['半年报', 'halfYear', true],
  ['出租房屋登记台账', 'custom', true],
  ['每旬警情', 'tenDays', false],
  ['2026年10月份统计表', 'month', false],
])('%s is a form by the %s', (title, unit, named) => {
  expect(unitInWords(title)).toMatchObject({ unit, named });
});

const time = fc.option(
  fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`),
);
const anyRule: fc.Arbitrary<DueRule> = fc.oneof(
  fc.record({ by: fc.constant('days' as const), days: fc.integer({ min: 0, max: 60 }), time }),
  fc.record({ by: fc.constant('workdays' as const), days: fc.integer({ min: 1, max: 20 }), time }),
  fc.record({ by: fc.constant('weekday' as const), weekday: fc.integer({ min: 1, max: 7 }), time }),
  fc.record({
    by: fc.constant('monthDay' as const),
    months: fc.integer({ min: 0, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
    time,
  }),
);

test('whatever the rule, its words are read back as the same rule', () => {
  fc.assert(
    fc.property(anyRule, fc.constantFrom(...PERIOD_UNITS), (rule, unit) => {
      expect(dueInWords(dueWords(rule, unit), { ...CALENDAR_MONTH, unit })?.rule).toEqual(rule);
    }),
  );
});

const anyDay = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => dayText(addDays({ year: 2000, month: 1, day: 1 }, days)));
const anyUnit = fc.constantFrom(...PERIOD_UNITS.filter((unit) => unit !== 'custom'));

test('a deadline is never before the last day of its period, and a later rule never comes earlier', () => {
  fc.assert(
    fc.property(anyDay, anyUnit, fc.constantFrom(CALENDAR_MONTH, month26), anyRule, (day, unit, calendar, rule) => {
      const period = periodOn(day, unit, calendar);
      if (!period || rule.by === 'monthDay') return;
      const deadline = deadlineOf(rule, period) ?? '';
      expect(deadline >= period.last).toBe(true);
      if (rule.by === 'weekday') return;
      expect((deadlineOf({ ...rule, days: rule.days + 1 }, period) ?? '') > deadline).toBe(true);
    }),
  );
});

test('the day of a month that does not have it is its last one', () => {
  const february = parsePeriod('2026-02', CALENDAR_MONTH)!;
  expect(deadlineOf({ by: 'monthDay', months: 0, day: 31, time: null }, february)).toBe('2026-03-01T00:00');
  expect(deadlineOf({ by: 'monthDay', months: 0, day: 30, time: '12:00' }, february)).toBe('2026-02-28T12:00');
});

test('workdays never end on a weekend', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (day, days) => {
      const period = periodOn(day, 'day', CALENDAR_MONTH)!;
      const deadline = deadlineOf({ by: 'workdays', days, time: '09:00' }, period) ?? '';
      expect(weekday(parseDay(deadline.slice(0, 10)) as Ymd)).toBeLessThanOrEqual(5);
    }),
  );
});
