// Period words of a label: 本期 says nothing, 累计 and 上年同期 name a derived measure of the same datum.
// Law: a derived measure is never a new datum (domain facts §3, §8.5); 本年 is the period itself only in a yearly form.
import type { PeriodUnit } from '../period';

/** How a field is derived from its datum; '' is the datum itself. `PREV` 上期, `LYTD` 上年同期累计. */
export const MEASURES = ['', 'YTD', 'LY', 'LYTD', 'PREV', 'MOM', 'YOY'] as const;
export type Measure = (typeof MEASURES)[number];

/** Said in reasons. */
export const MEASURE_NAMES: Readonly<Record<Measure, string>> = {
  '': '本期',
  YTD: '本年累计',
  LY: '上年同期',
  LYTD: '上年同期累计',
  PREV: '上期',
  MOM: '环比',
  YOY: '同比',
};

export interface PeriodReading {
  readonly text: string;
  readonly measure: Measure;
  /** The words taken away. */
  readonly taken: readonly string[];
}

const MONTHS = '(?:1|一)月?份?(?:至今|[-—~至到](?:\\d{1,2}|本|当)?月份?(?:末|底)?(?:累计)?)';
/** Longest first within a measure; tried in this order at either end of the label. */
const WORDS: readonly (readonly [Measure, string])[] = [
  ['LYTD', '(?:上年|去年)(?:同期)?累计|(?:上年|去年)1[-—~至到]\\d{1,2}月(?:累计)?'],
  ['LY', '(?:上年|去年|上一年度?|上年度)(?:同期|同月|同季|同旬|本期)数?|同期数?'],
  [
    'YOY',
    '(?:与上年同期|较上年同期|较去年同期|与去年同期)?(?:相)?(?:同比)(?:增减|增长|增幅|上升|下降|±|率|幅度|变化|%)*',
  ],
  ['MOM', '(?:与上期|较上期)?(?:相)?(?:环比)(?:增减|增长|增幅|上升|下降|±|率|幅度|变化|%)*'],
  [
    'YTD',
    `(?:本年度?|今年|全年|当年|年内|年度|年)?累计(?:至今|数)?|${MONTHS}|(?:自)?年初(?:以来|至今|起|至本[期月季]末?|至报告期末?)(?:累计)?|今年以来|本年以来`,
  ],
  ['LY', '(?:上年|去年)(?!度|末|底|来)数?'],
  ['PREV', '上期末?数?|上月份?|上周|上旬|上季度?|上半月|上日|昨日|前日'],
];
const CURRENT =
  '(?:本|当|该)(?:报告期|统计期|期|月份?|周|旬|季度?|半年|日|天|阶段|次)(?:内|度)?|(?:报告|统计)?期内|月内|周内|旬内|季度?内|一周|一季度|二季度|三季度|四季度|上半年|下半年|半年度?|今日|(?:\\d{1,2}|[一二三四五六七八九十]{1,2})月份|本期数|月度|季度(?!末)';
/** The year as such: the period of a yearly form, year to date in a finer one. */
const YEAR = '(?:本年度?|今年|全年|当年|年内|年度)(?!目标|任务|计划|考核|预算)';
const FINER_THAN_YEAR: ReadonlySet<PeriodUnit | undefined> = new Set([
  'day',
  'week',
  'tenDays',
  'halfMonth',
  'month',
  'quarter',
  'halfYear',
]);

interface Pattern {
  readonly measure: Measure | 'year';
  readonly start: RegExp;
  readonly end: RegExp;
}
const PATTERNS: readonly Pattern[] = (
  [...WORDS, ['', CURRENT], ['year', YEAR]] as readonly (readonly [Measure | 'year', string])[]
).map(([measure, words]) => ({
  measure,
  start: new RegExp(`^\\(?(?:${words})[)、:，,]*(?=.)`),
  end: new RegExp(`(?<=.)\\(?(?:${words})\\)?$`),
}));
const WHOLE = WORDS.map(([measure, words]) => ({ measure, whole: new RegExp(`^\\(?(?:${words})\\)?$`) }));

/** Takes the period words off a cleaned label. A label of nothing else keeps an empty text. */
export function readPeriod(label: string, period: PeriodUnit | undefined): PeriodReading {
  const alone = WHOLE.find(({ whole }) => whole.test(label));
  if (alone) return { text: '', measure: alone.measure, taken: [label] };
  let text = label;
  let measure: Measure = '';
  const taken: string[] = [];
  for (let again = true; again; ) {
    again = false;
    for (const pattern of PATTERNS) {
      const found = pattern.start.exec(text) ?? (pattern.measure === '' ? null : pattern.end.exec(text));
      if (!found || found[0] === text) continue;
      const rest = text.slice(0, found.index) + text.slice(found.index + found[0].length);
      const says = pattern.measure === 'year' ? (FINER_THAN_YEAR.has(period) ? 'YTD' : '') : pattern.measure;
      text = rest;
      measure = joined(measure, says);
      taken.push(found[0].replace(/[()、:，,]/g, ''));
      again = true;
      break;
    }
  }
  return { text, measure, taken };
}

function joined(first: Measure, second: Measure): Measure {
  if (first === '' || first === second) return second === '' ? first : second;
  if (second === '') return first;
  const both = new Set([first, second]);
  return both.has('LY') && both.has('YTD') ? 'LYTD' : first;
}
