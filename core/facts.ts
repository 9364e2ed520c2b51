// What the program recognises of a form as a whole: name, department, form number, issuer, calendar, time limit. Law: each
// is a proposal with the text it was read from and how sure it is; the clerk confirms. General words only.
import { calendarInWords, unitInWords } from './calendarWords';
import { type KnownDepartment, recogniseDepartment } from './departmentWords';
import type { DueRule } from './due';
import { dueInWords } from './dueWords';
import { formName, formNumberIn } from './formNames';
import type { Calendar, PeriodUnit } from './period';
import type { MetaRole, Understanding } from './understanding';

/** One recognised property; `text` is where it was read. */
export interface Fact<T> {
  readonly value: T;
  /** 0..1, with the thresholds of core/understanding.ts. */
  readonly confidence: number;
  readonly text: string;
}

export interface FormFacts {
  readonly name: Fact<string> | null;
  /** Code of the asking department. */
  readonly department: Fact<string> | null;
  /** 表号. */
  readonly formNumber: Fact<string> | null;
  /** 制定机关. */
  readonly issuer: Fact<string> | null;
  readonly calendar: Fact<Calendar> | null;
  readonly due: Fact<DueRule> | null;
}

/** What is read of a sheet: its understanding, and the lines printed around its tables. */
export interface SheetWords {
  readonly name: string;
  readonly understood: Pick<Understanding, 'title' | 'meta' | 'inputs'>;
  readonly lines: readonly string[];
}

/** `usual` is the station's own calendar, taken where the form states no cut-off. */
export function formFacts(
  fileName: string,
  sheets: readonly SheetWords[],
  departments: readonly KnownDepartment[],
  usual: Calendar,
): FormFacts {
  const file = fileName.replace(/\.[^.]+$/, '');
  const titles = sheets.flatMap(({ understood: { title } }) => (title ? [title.text] : []));
  const lines = sheets.flatMap((sheet) => sheet.lines);
  const calendar = calendarOf(titles, file, lines, periodTexts(sheets), usual);
  return {
    name: formName(file, sheets),
    department: recogniseDepartment(
      {
        issuers: metaTexts(sheets, ['issuer', 'org', 'fill_dept']),
        titles: [...titles, file],
        lines: [...lines, ...sheets.map(({ name }) => name)],
      },
      departments,
    ),
    formNumber: formNumberIn(metaTexts(sheets, ['form_no']), titles, lines, file),
    issuer: first(metaTexts(sheets, ['issuer']).map((text) => ({ value: text, confidence: 0.95, text }))),
    calendar,
    due: dueOf(sentences([...lines, ...titles]), calendar?.value ?? usual),
  };
}

function metaTexts(sheets: readonly SheetWords[], roles: readonly MetaRole[]): string[] {
  const found = sheets.flatMap(({ understood: { meta } }) => meta.filter(({ role }) => roles.includes(role)));
  return found.flatMap(({ value }) => (value === undefined || value.trim() === '' ? [] : [value.trim()]));
}

/** Labels, printed values and masks of the period line. */
function periodTexts(sheets: readonly SheetWords[]): string[] {
  return sheets.flatMap(({ understood: { meta } }) =>
    meta.filter(({ role }) => role === 'period').map(({ label, value = '' }) => `${label}${value}`),
  );
}

function calendarOf(
  titles: readonly string[],
  file: string,
  lines: readonly string[],
  periods: readonly string[],
  usual: Calendar,
): Fact<Calendar> | null {
  const window = first([...titles, ...lines].map(calendarInWords).filter((stated) => stated !== undefined));
  const unit = unitOf(titles, file, lines, periods, window);
  if (!unit) return null;
  const { text: said, ...stated } = window ?? { text: '' };
  const value = { ...usual, ...stated, unit: unit.value };
  // Where a month, a week or a day begins is only the station's habit as long as the form does not say it.
  const confidence = window || !NEEDS_WINDOW.has(unit.value) ? unit.confidence : Math.min(unit.confidence, 0.75);
  return { value, confidence, text: said === '' || unit.text === said ? unit.text : `${unit.text}，${said}` };
}

const NEEDS_WINDOW: ReadonlySet<PeriodUnit> = new Set(['day', 'week', 'month', 'quarter', 'halfYear', 'year']);

function unitOf(
  titles: readonly string[],
  file: string,
  lines: readonly string[],
  periods: readonly string[],
  window: { readonly unit?: PeriodUnit; readonly text: string } | null,
): Fact<PeriodUnit> | null {
  const from = (texts: readonly string[], named: number, mentioned: number): Fact<PeriodUnit>[] =>
    texts.flatMap((text) => {
      const found = unitInWords(text);
      if (!found) return [];
      // A campaign is mentioned in forms of any period.
      const most = found.unit === 'custom' && !found.named ? 0.6 : 1;
      return [{ value: found.unit, confidence: Math.min(most, found.named ? named : mentioned), text: found.text }];
    });
  const candidates = [
    ...from(titles, 0.95, 0.8),
    ...from([file], 0.9, 0.7),
    ...from(periods, 0.85, 0.75),
    ...(window?.unit === undefined ? [] : [{ value: window.unit, confidence: 0.8, text: window.text }]),
    // Only what is said to be sent: a line may mention any span of time.
    ...from(
      lines.filter((line) => REPORTING.test(line)),
      0.7,
      0.6,
    ),
  ];
  return candidates.reduce<Fact<PeriodUnit> | null>(
    (best, one) => (one.confidence > (best?.confidence ?? 0) ? one : best),
    null,
  );
}

/** Words of sending a return. Source: domain facts §4 (foot: deadline and way of sending). */
const REPORTING = /报|送|提交|反馈|汇总/;

function dueOf(said: readonly string[], calendar: Calendar): Fact<DueRule> | null {
  const found = said.flatMap((text) => {
    const due = dueInWords(text, calendar);
    return due ? [{ value: due.rule, confidence: REPORTING.test(text) ? 0.9 : 0.55, text }] : [];
  });
  return first(found.filter(({ confidence }) => confidence > 0.6)) ?? first(found);
}

function sentences(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split(/[。；;\n]/)).filter((text) => text.trim() !== '');
}

function first<T>(found: readonly T[]): T | null {
  return found[0] ?? null;
}
