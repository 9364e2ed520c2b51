// Conditional formats of a sheet, those of the main element and those of the 2010 extension, as rules with looks.
// Law: a rule that cannot be shown is counted, never half applied; budgets bound how many are read at all.
import { isEvaluable } from '../core/conditional';
import {
  CELL_OPERATORS,
  type ConditionalRule,
  type ConditionalTest,
  type LookChange,
  TIME_PERIODS,
} from '../core/conditionalModel';
import type { Range } from '../core/ref';
import { scaleTestOf } from './conditionalScales';
import { MAX_CONDITIONAL_AREA, MAX_CONDITIONAL_RANGES, MAX_CONDITIONAL_RULES } from './limits';
import { readLookChange } from './lookChanges';
import type { Palette } from './theme';
import { childOf, childrenOf, flag, number, text, type XmlElement } from './tree';
import { rangesOf } from './validations';

export interface ConditionalReading {
  /** Ascending by priority. */
  readonly rules: readonly ConditionalRule[];
  /** Rules that are not shown. */
  readonly notShown: number;
}

/** A rule as written, with the 2010 part that belongs to it. */
interface WrittenRule {
  readonly element: XmlElement;
  readonly extension?: XmlElement;
  readonly ranges: readonly Range[];
  readonly look?: LookChange;
}

/**
 * Reads the conditional formats among the children of `<worksheet>` (ECMA-376 part 1, 18.3.1.18; MS-XLSX 2.6.4).
 * `last` is where the sheet ends: rules that ask of their whole range may not ask of too many cells.
 */
export function readConditionals(
  sheet: XmlElement,
  changes: readonly LookChange[],
  palette: Palette,
  last: { readonly row: number; readonly col: number },
): ConditionalReading {
  const rules: ConditionalRule[] = [];
  let pieces = 0;
  let notShown = 0;
  for (const written of rulesOf(sheet, changes, palette)) {
    pieces += written.ranges.length;
    const isWithin = rules.length < MAX_CONDITIONAL_RULES && pieces <= MAX_CONDITIONAL_RANGES;
    const rule = isWithin ? ruleOf(written, palette) : undefined;
    if (rule && isEvaluable(rule) && !asksTooMuch(rule, last)) rules.push(rule);
    else if (written.ranges.length > 0) notShown++;
  }
  rules.sort((a, b) => a.priority - b.priority);
  return { rules, notShown };
}

function rulesOf(sheet: XmlElement, changes: readonly LookChange[], palette: Palette): readonly WrittenRule[] {
  const extended = childrenOf(childOf(sheet, 'extLst'), 'ext')
    .flatMap((ext) => childrenOf(childOf(ext, 'conditionalFormattings'), 'conditionalFormatting'))
    .flatMap((format) => {
      const ranges = rangesOf(childOf(format, 'sqref')?.text ?? '');
      return childrenOf(format, 'cfRule').map((element) => ({ element, ranges }));
    });
  const byId = new Map(extended.map((rule) => [text(rule.element, 'id'), rule.element]));
  const taken = new Set<XmlElement>();
  const main = childrenOf(sheet, 'conditionalFormatting').flatMap((format) => {
    const ranges = rangesOf(text(format, 'sqref') ?? '');
    return childrenOf(format, 'cfRule').map((element): WrittenRule => {
      const id = childrenOf(childOf(element, 'extLst'), 'ext')
        .map((ext) => childOf(ext, 'id')?.text.trim())
        .find((found) => found !== undefined);
      const extension = id === undefined ? undefined : byId.get(id);
      if (extension) taken.add(extension);
      const look = changes[number(element, 'dxfId') ?? -1];
      return { element, ranges, ...(look ? { look } : {}), ...(extension ? { extension } : {}) };
    });
  });
  const alone = extended
    .filter(({ element }) => !taken.has(element))
    .map(({ element, ranges }): WrittenRule => {
      const dxf = childOf(element, 'dxf');
      return { element, ranges, ...(dxf ? { look: readLookChange(dxf, palette) } : {}) };
    });
  return [...main, ...alone];
}

function ruleOf({ element, extension, ranges, look }: WrittenRule, palette: Palette): ConditionalRule | undefined {
  const test = testOf(element) ?? scaleTestOf(element, extension, palette);
  if (!test || ranges.length === 0) return undefined;
  return {
    ranges,
    priority: number(element, 'priority') ?? Number.MAX_SAFE_INTEGER,
    stopIfTrue: flag(element, 'stopIfTrue'),
    test,
    ...(look ? { look } : {}),
  };
}

/** In the extension a formula stands in `<xm:f>`. */
function formulasOf(rule: XmlElement): readonly string[] {
  return rule.children
    .filter((child) => child.local === 'formula' || child.local === 'f')
    .map((child) => child.text.trim())
    .filter((formula) => formula !== '');
}

const TEXTS = {
  containsText: 'contains',
  notContainsText: 'notContains',
  beginsWith: 'begins',
  endsWith: 'ends',
} as const;

function testOf(rule: XmlElement): ConditionalTest | undefined {
  const type = text(rule, 'type');
  const formulas = formulasOf(rule);
  switch (type) {
    case 'cellIs': {
      const operator = CELL_OPERATORS.find((one) => one === text(rule, 'operator'));
      const wanted = operator === 'between' || operator === 'notBetween' ? 2 : 1;
      if (!operator || formulas.length < wanted) return undefined;
      return { kind: 'cellIs', operator, formulas: formulas.slice(0, wanted) };
    }
    case 'containsText':
    case 'notContainsText':
    case 'beginsWith':
    case 'endsWith': {
      // Without the text itself it comes out of a cell, and the formula says which.
      const wanted = text(rule, 'text');
      if (wanted) return { kind: 'text', how: TEXTS[type], text: wanted };
      return formulas[0] === undefined ? undefined : { kind: 'expression', formula: formulas[0] };
    }
    case 'containsBlanks':
    case 'notContainsBlanks':
      return { kind: 'blanks', negated: type === 'notContainsBlanks' };
    case 'containsErrors':
    case 'notContainsErrors':
      return { kind: 'errors', negated: type === 'notContainsErrors' };
    case 'top10': {
      const rank = number(rule, 'rank') ?? 10;
      return rank >= 1
        ? { kind: 'top', rank, percent: flag(rule, 'percent'), bottom: flag(rule, 'bottom') }
        : undefined;
    }
    case 'aboveAverage':
      return {
        kind: 'average',
        above: flag(rule, 'aboveAverage', true),
        orEqual: flag(rule, 'equalAverage'),
        deviations: Math.max(0, number(rule, 'stdDev') ?? 0),
      };
    case 'duplicateValues':
    case 'uniqueValues':
      return { kind: 'duplicates', unique: type === 'uniqueValues' };
    case 'timePeriod': {
      const period = TIME_PERIODS.find((one) => one === text(rule, 'timePeriod'));
      return period && { kind: 'period', period };
    }
    case 'expression':
      return formulas[0] === undefined ? undefined : { kind: 'expression', formula: formulas[0] };
    default:
      return undefined;
  }
}

const OF_WHOLE_RANGE: ReadonlySet<ConditionalTest['kind']> = new Set([
  'top',
  'average',
  'duplicates',
  'colorScale',
  'dataBar',
  'iconSet',
] as const);

function asksTooMuch({ test, ranges }: ConditionalRule, last: { readonly row: number; readonly col: number }): boolean {
  if (!OF_WHOLE_RANGE.has(test.kind)) return false;
  const length = (from: number, to: number, end: number) => Math.max(0, Math.min(to, end) - from + 1);
  const cells = ranges.reduce(
    (sum, { top, bottom, left, right }) => sum + length(top, bottom, last.row) * length(left, right, last.col),
    0,
  );
  return cells > MAX_CONDITIONAL_AREA;
}
