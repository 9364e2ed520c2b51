// Values into a workbook's cells, in place. Law 4: the exported workbook is the template plus the filled cells; whatever
// does not fit is refused before a byte is written, and the result is checked against the template before it is given out.
import { problem } from '../core/problem';
import { withCalcOnLoad } from './calcOnLoad';
import { contentOf, type FilledCell, type RenewedCell } from './cellContent';
import { calculate, type UncomputedCell, type UntrustedReason } from './formula';
import { openPackage, type Package } from './package';
import { writePackage } from './packageWriter';
import { readParts, type SheetPart, type WorkbookParts } from './parts';
import { encodePart, type PartEncoding } from './partText';
import { type ChangedSheet, checkFilling } from './selfCheck';
import { editSheet } from './sheetEdit';
import { StringTable } from './stringTable';
import { NO_STYLES, readStyleFacts, type StyleFacts } from './styleFacts';
import { tableHeaders } from './tableHeaders';
import { type SheetTargets, targetsBySheet } from './targets';
import { XmlReader } from './xml';

export type { FilledCell, FilledType } from './cellContent';
export type { UncomputedCell, UntrustedReason } from './formula';

export interface FillOptions {
  /** Also renew the kept results of the formulas that depend on the filled cells, where they can be trusted. */
  readonly recalculate?: boolean;
}

/** What the clerk should know about a file that was filled all the same. */
export type FillWarning =
  /** The sheet is protected and the cell locked: the mapping may be wrong. */
  | { readonly kind: 'lockedCell'; readonly sheet: string; readonly ref: string }
  /** A date or time went into a cell whose format shows a plain number. */
  | { readonly kind: 'noDateFormat'; readonly sheet: string; readonly ref: string }
  /** The template carried a digital signature; it is no longer valid. */
  | { readonly kind: 'signature' };

export interface Filling {
  readonly bytes: Uint8Array;
  readonly warnings: readonly FillWarning[];
  /** Formulas whose kept result was renewed. */
  readonly renewed: number;
  /** Dependent formulas that keep what the template holds until Excel or WPS computes them on opening. */
  readonly uncomputed: readonly UncomputedCell[];
  /** No formula was looked at, for this reason. */
  readonly skipped?: UntrustedReason;
}

/**
 * Fills cells of a workbook and gives back the whole file. A string stays text unless the cell's `type` says otherwise;
 * `null` (or an empty string) takes the value away and leaves the format.
 *
 * Problems: those of `openPackage` and `readParts`, and `workbook.sheetMissing`, `.badRef`, `.twice`, `.badValue`,
 * `.formulaCell`, `.coveredCell`, `.tableHeader`, `.unreadableXml`, `.selfCheck`. After a problem there is no output.
 */
export function fillWorkbook(
  bytes: Uint8Array,
  fileName: string,
  values: readonly FilledCell[],
  options: FillOptions = {},
): Filling {
  return fillPackage(openPackage(bytes, fileName), values, options);
}

/** As fillWorkbook, for a template that is open already and is filled many times. */
export function fillPackage(pkg: Package, values: readonly FilledCell[], options: FillOptions = {}): Filling {
  return new Filler(pkg, readParts(pkg)).fill(values, options);
}

interface OpenPart {
  readonly reader: XmlReader;
  readonly encoding: PartEncoding;
}

class Filler {
  private readonly changes = new Map<string, Uint8Array>();
  private readonly warnings: FillWarning[] = [];
  private readonly changedSheets: ChangedSheet[] = [];
  private strings: StringTable | undefined;
  private styles: StyleFacts | undefined;
  private hasDates = false;

  constructor(
    private readonly pkg: Package,
    private readonly parts: WorkbookParts,
  ) {}

  fill(values: readonly FilledCell[], { recalculate = false }: FillOptions): Filling {
    const { pkg, parts } = this;
    const file = pkg.fileName;
    const { date1904, sharedStrings } = parts;
    for (const targets of targetsBySheet(values, file)) this.sheetPart(targets.sheet);
    const { renewed, ...computing } = recalculate ? this.recalculated(values) : { renewed: [], uncomputed: [] };
    const sheets = targetsBySheet(renewed.length === 0 ? values : [...values, ...renewed], file).map((targets) => ({
      targets,
      part: this.sheetPart(targets.sheet),
    }));
    let hasText = false;
    for (const cell of values) {
      const content = contentOf(cell, date1904);
      if (content.kind === 'text') hasText = true;
      else if (content.kind === 'number' && content.isDate) this.hasDates = true;
    }
    const table = hasText && sharedStrings !== undefined ? this.open(sharedStrings) : undefined;
    if (table) this.strings = new StringTable(table.reader);
    for (const { targets, part } of sheets) this.fillSheet(targets, part);
    const appended = this.strings?.result();
    if (table && appended !== undefined) this.change(table, appended);
    if (this.changedSheets.length > 0) this.askForCalculation();
    if (parts.isSigned && this.changes.size > 0) this.warnings.push({ kind: 'signature' });
    const bytes = writePackage(pkg, this.changes);
    checkFilling(pkg, parts, bytes, this.changedSheets, new Set(this.changes.keys()));
    return { bytes, warnings: this.warnings, renewed: renewed.length, ...computing };
  }

  private recalculated(values: readonly FilledCell[]): Pick<Filling, 'uncomputed' | 'skipped'> & {
    readonly renewed: readonly RenewedCell[];
  } {
    if (values.length === 0 || !this.hasFormulas()) return { renewed: [], uncomputed: [] };
    const { results, untrusted, skipped } = calculate(this.pkg, values);
    const renewed = results.map(({ sheet, ref, value }) => ({ sheet, ref, renewed: value }));
    return { renewed, uncomputed: untrusted, ...(skipped === undefined ? {} : { skipped }) };
  }

  private sheetPart(name: string): string {
    const sheet = this.parts.sheets.find((one: SheetPart) => one.name === name && one.kind === 'worksheet');
    if (!sheet) throw problem('workbook.sheetMissing', { sheet: name });
    if (sheet.part === undefined) throw problem('workbook.damaged', { file: this.pkg.fileName, part: name });
    return sheet.part;
  }

  private fillSheet(targets: SheetTargets, part: string): void {
    const content = (i: number) => contentOf(targets.cell(i), this.parts.date1904);
    const template = this.open(part);
    const edited = editSheet(template.reader, targets, content, this.strings);
    if (edited.hasTables) this.refuseHeaders(targets, part);
    this.warnOfStyles(targets, edited.isProtected);
    if (edited.text === template.reader.text) return;
    this.change(template, edited.text);
    this.changedSheets.push({ part, template: template.reader.text, targets, content });
  }

  private refuseHeaders(targets: SheetTargets, part: string): void {
    for (const header of tableHeaders(this.pkg, part)) {
      const target = targets.firstIn(header, false);
      if (target >= 0) throw problem('workbook.tableHeader', { sheet: targets.sheet, ref: targets.ref(target) });
    }
  }

  private warnOfStyles(targets: SheetTargets, isProtected: boolean): void {
    if (!isProtected && !this.hasDates) return;
    for (let i = 0; i < targets.count; i++) {
      if (targets.isRenewed(i)) continue;
      const content = contentOf(targets.cell(i), this.parts.date1904);
      const wantsDate = content.kind === 'number' && content.isDate;
      if (!isProtected && !wantsDate) continue;
      const style = targets.styles[i] ?? 0;
      const at = { sheet: targets.sheet, ref: targets.ref(i) };
      if (isProtected && this.styleFacts().isLocked(style)) this.warnings.push({ kind: 'lockedCell', ...at });
      if (wantsDate && !this.styleFacts().showsDate(style)) this.warnings.push({ kind: 'noDateFormat', ...at });
    }
  }

  private styleFacts(): StyleFacts {
    const { styles } = this.parts;
    this.styles ??= styles === undefined ? NO_STYLES : readStyleFacts(this.pkg.xml(styles));
    return this.styles;
  }

  private askForCalculation(): void {
    if (!this.hasFormulas()) return;
    const workbook = this.open(this.parts.workbook);
    const changed = withCalcOnLoad(workbook.reader);
    if (changed !== undefined) this.change(workbook, changed);
  }

  /** A calculation chain lists all formulas, but not every program writes one. */
  private hasFormulas(): boolean {
    if (this.parts.calcChain !== undefined) return true;
    const known = new Map(this.changedSheets.map((sheet) => [sheet.part, sheet.template]));
    return this.parts.sheets.some(({ kind, part }) => {
      if (kind !== 'worksheet' || part === undefined) return false;
      const text = known.get(part) ?? this.pkg.text(part);
      return /<f[\s/>]/.test(text) || (text.includes(':f') && /<[\w.-]+:f[\s/>]/.test(text));
    });
  }

  private open(part: string): OpenPart {
    const { text, encoding } = this.pkg.part(part);
    return { reader: new XmlReader(text, part, this.pkg.fileName), encoding };
  }

  private change({ reader, encoding }: OpenPart, text: string): void {
    this.changes.set(reader.part, encodePart(text, encoding));
  }
}
