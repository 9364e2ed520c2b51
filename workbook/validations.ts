// Data validations of a sheet, those of the main element and those in the 2010 extension, with the choices of lists
// written out. Law: choices only from the file's own cells and texts; a list that is computed has none here.
import { parseRange, type Range } from '../core/ref';
import type { DefinedName, ValidationModel } from '../core/sheet';
import { plainReferences } from './formulaText';
import { MAX_ALL_CHOICES, MAX_CHOICES, MAX_VALIDATION_RANGES } from './limits';
import { childOf, childrenOf, flag, text, type XmlElement } from './tree';

/** Shown texts of the filled cells of a range, row by row; `sheet` undefined = the sheet being read. */
export type TextsOf = (sheet: string | undefined, range: Range) => readonly string[];

/** Reads the validations among the children of `<worksheet>` (ECMA-376 part 1, 18.3.1.32; MS-XLSX 2.6.4). */
export function readValidations(
  sheet: XmlElement,
  names: readonly DefinedName[],
  sheetIndex: number,
  textsOf: TextsOf,
): readonly ValidationModel[] {
  const found: ValidationModel[] = [];
  const known = new Map<string, readonly string[] | undefined>();
  let pieces = 0;
  let choiceCount = 0;
  for (const rule of rulesOf(sheet)) {
    const ranges = rangesOf(text(rule, 'sqref') ?? childOf(rule, 'sqref')?.text ?? '');
    pieces += ranges.length;
    if (ranges.length === 0 || pieces > MAX_VALIDATION_RANGES) continue;
    const kind = kindOf(text(rule, 'type'));
    const formula1 = formulaOf(rule, 'formula1');
    const formula2 = formulaOf(rule, 'formula2');
    const operator =
      text(rule, 'operator') ?? (kind === 'list' || kind === 'custom' || kind === 'any' ? undefined : 'between');
    if (kind === 'list' && formula1 !== undefined && !known.has(formula1) && choiceCount < MAX_ALL_CHOICES) {
      const read = choicesOf(formula1, names, sheetIndex, textsOf);
      choiceCount += 10 + (read?.length ?? 0);
      known.set(formula1, read);
    }
    const choices = kind === 'list' && formula1 !== undefined ? known.get(formula1) : undefined;
    const message = text(rule, 'prompt') || text(rule, 'error');
    found.push({
      ranges,
      kind,
      ...(choices === undefined ? {} : { choices }),
      ...(operator === undefined ? {} : { operator }),
      ...(formula1 === undefined ? {} : { formula1 }),
      ...(formula2 === undefined ? {} : { formula2 }),
      allowBlank: flag(rule, 'allowBlank'),
      ...(message ? { message } : {}),
    });
  }
  return found;
}

/** Ranges of a `sqref`: addresses parted by blanks. */
export function rangesOf(sqref: string): readonly Range[] {
  return sqref.split(/\s+/).flatMap((address) => parseRange(address) ?? []);
}

function rulesOf(sheet: XmlElement): readonly XmlElement[] {
  const main = childrenOf(childOf(sheet, 'dataValidations'), 'dataValidation');
  const extensions = childrenOf(childOf(sheet, 'extLst'), 'ext');
  return [...main, ...extensions.flatMap((ext) => childrenOf(childOf(ext, 'dataValidations'), 'dataValidation'))];
}

/** In the extension a formula stands one element deeper, in `<xm:f>`. */
function formulaOf(rule: XmlElement, local: string): string | undefined {
  const element = childOf(rule, local);
  return (childOf(element, 'f')?.text ?? element?.text)?.trim() || undefined;
}

const KINDS = ['list', 'whole', 'decimal', 'date', 'time', 'textLength', 'custom'] as const;

function kindOf(type: string | undefined): ValidationModel['kind'] {
  return KINDS.find((kind) => kind === type) ?? 'any';
}

function choicesOf(
  formula: string,
  names: readonly DefinedName[],
  sheetIndex: number,
  textsOf: TextsOf,
): readonly string[] | undefined {
  const literal = /^"((?:[^"]|"")*)"$/.exec(formula);
  if (literal) {
    const texts = (literal[1] as string).replaceAll('""', '"').split(',');
    return texts
      .map((choice) => choice.trim())
      .filter((choice) => choice !== '')
      .slice(0, MAX_CHOICES);
  }
  const named = nameText(formula.replace(/^=/, ''), names, sheetIndex);
  const references = plainReferences(named ?? formula);
  const [reference] = references ?? [];
  if (reference === undefined || references?.length !== 1) return undefined;
  return textsOf(reference.sheet, reference.range).slice(0, MAX_CHOICES);
}

function nameText(word: string, names: readonly DefinedName[], sheetIndex: number): string | undefined {
  const same = names.filter((one) => one.name.toLowerCase() === word.toLowerCase());
  return (same.find((one) => one.sheet === sheetIndex) ?? same.find((one) => one.sheet === undefined))?.text;
}
