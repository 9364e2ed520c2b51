// The cells named by the elements around a sheet's rows, and by drawings, controls, comments and tables, moved in place.
// Law: only addresses change; a piece of an unknown kind that looks as if it named cells is refused.
import { type AnchorRows, movedAnchor, readAnchor } from './anchorRows';
import { type FormulaPlace, isBeyondFollowing, type Region, shiftedFormula, shiftedRule } from './formulaShift';
import { plainReferences } from './formulaText';
import { cannotInsert } from './insertProblem';
import { movedList, rangesOf } from './rangeList';
import {
  looksLikeAddresses,
  REFERENCE_ATTRIBUTES,
  REFERENCE_TEXTS,
  type ReferenceKind,
  SHEET_CHILDREN,
  SHEET_EXTENSIONS,
} from './referenceTable';
import type { RowShift, Shifts } from './rowShift';
import type { TextEdit } from './textEdit';
import type { XmlReader } from './xml';
import { escapedLike } from './xmlText';

/** The sheet to which a part belongs. */
export interface ReferenceOwner {
  readonly shifts: Shifts;
  readonly key: string;
  readonly name: string;
  readonly own: RowShift | undefined;
}

/** Text that names cells: those of a rule or an object, a formula, or the row of an anchor. */
type TextKind = 'cells' | 'formula' | 'anchor';

export class ReferenceEdit {
  private readonly place: FormulaPlace;
  /** Cells that the current rule is for, and how deep its element lies. */
  private region: (Region & { readonly depth: number }) | undefined;
  private anchor: AnchorRows | undefined;
  private corner: 'from' | 'to' | undefined;
  private inRowBreaks = false;
  /** How deep the current bound of a colour scale, data bar or icon set lies. */
  private boundDepth = -1;

  constructor(
    private readonly reader: XmlReader,
    private readonly edit: TextEdit,
    private readonly owner: ReferenceOwner,
  ) {
    this.place = { sheet: owner.key };
  }

  /** Moves the element whose opening tag is current; afterwards its end is current. */
  moveElement(): void {
    const { reader } = this;
    const depth = reader.depth;
    if (depth === 2 && this.owner.own && !SHEET_CHILDREN.has(reader.local)) this.refuseUnknown(reader.local);
    if (reader.opens('mergeCells')) {
      this.moveMerges();
      return;
    }
    const open: { readonly depth: number; readonly kind: TextKind | undefined }[] = [];
    do {
      if (reader.kind === 'open') {
        const kind = this.visit();
        while ((open.at(-1)?.depth ?? 0) >= reader.depth) open.pop();
        open.push({ depth: reader.depth, kind });
        if (reader.selfClosing && reader.depth === depth) return;
      } else if (reader.kind === 'text') {
        const last = open.at(-1);
        if (last?.kind !== undefined && last.depth === reader.depth) this.moveText(last.kind);
      }
    } while (reader.next() && !reader.closes(depth));
  }

  private visit(): TextKind | undefined {
    const { reader, owner } = this;
    const { local } = reader;
    if (this.region && reader.depth <= this.region.depth) this.region = undefined;
    if (reader.depth <= this.boundDepth) this.boundDepth = -1;
    switch (local) {
      case 'cfvo':
        this.boundDepth = reader.depth;
        break;
      case 'rowBreaks':
      case 'colBreaks':
        this.inRowBreaks = local === 'rowBreaks';
        break;
      case 'conditionalFormatting':
      case 'dataValidation':
        this.region = this.readRegion();
        break;
      case 'ext':
        if (owner.own && !SHEET_EXTENSIONS.has((reader.attribute('uri') ?? '').toUpperCase()))
          this.refuseUnknown('扩展内容');
        break;
      case 'twoCellAnchor':
      case 'oneCellAnchor':
      case 'anchor':
        this.anchor = this.readAnchorHere();
        break;
      case 'from':
      case 'to':
        this.corner = local;
        break;
      case 'row':
        return this.anchor && this.corner ? 'anchor' : undefined;
    }
    const kinds = REFERENCE_ATTRIBUTES[local];
    if (kinds !== undefined) this.moveAttributes(kinds);
    return REFERENCE_TEXTS[local];
  }

  private moveAttributes(kinds: Readonly<Record<string, ReferenceKind>>): void {
    const { reader, edit } = this;
    for (let i = 0; i < reader.attributeCount; i++) {
      const kind = kinds[reader.attributeName(i)];
      if (kind === undefined) continue;
      const [, , from, to] = reader.attributeSpan(i);
      const value = reader.attributeValue(i);
      const moved = this.moved(value, kind);
      if (moved !== value) edit.replace(from, to, escapedLike(reader.text.slice(from, to), moved));
    }
  }

  private moved(value: string, kind: ReferenceKind): string {
    const { own, shifts } = this.owner;
    switch (kind) {
      case 'formula':
        return this.movedFormula(value, undefined);
      case 'location':
        return plainReferences(value) ? shiftedFormula(value, shifts, this.place, false) : value;
      case 'none':
      case 'first':
      case 'copies':
        return own ? movedList(value, own, kind) : value;
      case 'break':
        // the break stays above the row that it stood above
        return own && this.inRowBreaks && /^\d+$/.test(value) ? String(own.row(Number(value) + 1) - 1) : value;
    }
  }

  private movedFormula(formula: string, region: Region | undefined): string {
    const { shifts, key, name, own } = this.owner;
    if (isBeyondFollowing(formula, shifts))
      throw cannotInsert(name, own?.first ?? 1, `公式“${formula.slice(0, 60)}”用文字或跨多张表指明格子，无法随行移动`);
    return region ? shiftedRule(formula, shifts, key, region) : shiftedFormula(formula, shifts, this.place);
  }

  private moveText(kind: TextKind): void {
    const { reader, edit } = this;
    const value = reader.value();
    let moved: string;
    if (kind === 'formula')
      // the bounds of a scale are told once for all cells, not from the first one
      moved = this.movedFormula(value, reader.depth === this.boundDepth + 1 ? undefined : this.region);
    else if (kind === 'cells') moved = this.moved(value, this.region ? 'copies' : 'none');
    else {
      const row = this.corner && this.anchor?.[this.corner];
      moved = row === undefined ? value : String(row);
      this.corner = undefined;
      if (Number(moved) === Number(value)) return;
    }
    if (moved !== value)
      edit.replace(reader.start, reader.end, escapedLike(reader.text.slice(reader.start, reader.end), moved));
  }

  /** x14 rules name their cells in an element behind the formulas. */
  private readRegion(): (Region & { depth: number }) | undefined {
    const { reader } = this;
    const written =
      reader.attribute('sqref') ?? /<(?:[\w.-]+:)?sqref\b[^>]*>([^<]*)</.exec(this.sourceHere())?.[1] ?? '';
    const ranges = rangesOf(written);
    if (ranges.length === 0) return undefined;
    const { own } = this.owner;
    const moved = ranges.map(({ top, bottom }) => own?.rows(top, bottom, 'copies') ?? [top, bottom]);
    return {
      depth: reader.depth,
      top: Math.min(...ranges.map((range) => range.top)),
      bottom: Math.max(...ranges.map((range) => range.bottom)),
      newTop: Math.min(...moved.map(([top]) => top as number)),
      newBottom: Math.max(...moved.map(([, bottom]) => bottom as number)),
    };
  }

  private readAnchorHere(): AnchorRows | undefined {
    const { own } = this.owner;
    const found = own && readAnchor(this.sourceHere());
    return found && movedAnchor(found.rows, own, found.mode, found.endsAtEdge);
  }

  private sourceHere(): string {
    const { reader } = this;
    if (reader.selfClosing) return reader.text.slice(reader.start, reader.end);
    const close = reader.text.indexOf(`</${reader.name}`, reader.end);
    return reader.text.slice(reader.start, close < 0 ? reader.end : close);
  }

  private refuseUnknown(what: string): void {
    const { name, own } = this.owner;
    if (looksLikeAddresses(this.sourceHere()))
      throw cannotInsert(name, own?.first ?? 1, `表中有不认识的内容（${what}）`);
  }

  /** Merges move; those within a pattern row are made again in each of its copies. */
  private moveMerges(): void {
    const { reader, edit, owner } = this;
    const { own } = owner;
    const prefix = reader.prefix === '' ? '' : `${reader.prefix}:`;
    const index = reader.attributeIndex('count');
    const [, , from, to] = index < 0 ? [0, 0, 0, 0] : reader.attributeSpan(index);
    const count = index < 0 ? undefined : Number(reader.attributeValue(index));
    const setCount = index < 0 || !own ? undefined : edit.hold(from, to);
    let added = '';
    let more = 0;
    while (reader.nextChild(2)) {
      const [range] = rangesOf(reader.attribute('ref') ?? '');
      this.visit();
      for (const insertion of own?.insertions ?? []) {
        if (range?.top !== insertion.pattern || range.bottom !== insertion.pattern || !own) continue;
        const first = own.start(insertion);
        const letters = (reader.attribute('ref') ?? '').replace(/[0-9$]/g, '').split(':');
        for (let row = first; row < first + insertion.count; row++, more++)
          added += `<${prefix}mergeCell ref="${letters[0]}${row}:${letters[1]}${row}"/>`;
      }
    }
    edit.insert(reader.start, added);
    if (count !== undefined && more > 0) setCount?.(String(count + more));
  }
}
