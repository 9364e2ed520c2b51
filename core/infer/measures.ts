// Unit and type of a place to fill: from its column, its labels, the sheet, its number format and validation. Law: what
// is printed nearest wins; nothing printed gives no unit.
import { formatKind } from '../format';
import type { ValidationModel } from '../sheet';
import type { InputType, Reason } from '../understanding';
import {
  COUNTED_NOUNS,
  DATE_HINT,
  DATE_LABEL,
  NO_MONEY,
  NUMBER_LABEL,
  PERSON_WORD,
  RATIO_LABEL,
  ROW_SIGNER,
  SIGN_LABEL,
  STATEMENT_LABEL,
  TEXT_LABEL,
  UNIT_WORDS,
} from '../vocabulary';
import type { Tile } from './grid';
import { boxesOf, hasDateGap, isDateMask, unitOfMask } from './tileText';

export interface SheetUnit {
  /** As printed, without 人民币; several where the sheet states two. */
  readonly units: readonly string[];
}

/** "人民币元" → 元; "笔 %" → 笔, %; words that are no unit give none. */
export function unitsIn(text: string): string[] {
  const parts = text
    .replace(/[（(][^（()）]*[)）]/g, '')
    .replace(/人民币|本位币/g, '')
    .split(/[\s、,，;；/／]+/)
    .map((part) => part.replace(/^[（(]|[)）]$/g, '').trim())
    .filter((part) => part !== '');
  return parts.length > 0 && parts.every((part) => UNIT_WORDS.has(part)) ? parts : [];
}

/** The unit in the last brackets of a label: "预算金额（万元）" → 万元. */
export function unitInLabel(label: string): string | undefined {
  for (const found of [...label.matchAll(/[（(]([^（()）]{1,12})[)）](?=$|[（(:：])/g)].reverse()) {
    const inner = (found[1] ?? '').replace(/^(?:单位|计量单位)[:：]?/, '');
    if (isUnit(inner)) return inner;
  }
  if (/[^\d]\s*[%％]$/.test(label) && label.length <= 12) return '%';
  const plain = /[、,，/／]([^、,，/／]{1,4})$/.exec(label)?.[1];
  return plain !== undefined && UNIT_WORDS.has(plain) && plain.length <= 2 && /[,，/／]/.test(label)
    ? plain
    : undefined;
}

/** 元, 元/月, 人/天. */
function isUnit(text: string): boolean {
  const parts = text.split(/[/／]/);
  return parts.length <= 2 && parts.every((part) => UNIT_WORDS.has(part));
}

function countedNoun(label: string): string | undefined {
  const bare = label.replace(/[（(][^（()）]*[)）]$/, '');
  for (const { ends, unit } of COUNTED_NOUNS) {
    const found = ends.exec(bare);
    if (found) return unit.replace('$1', found[1] ?? '');
  }
  return undefined;
}

/** Unit of an input. `labels`: innermost column head first, then innermost row label, outwards. */
export function unitOf(
  labels: readonly string[],
  rowUnit: string | undefined,
  sheet: readonly string[],
  type: InputType,
  format: string | undefined,
): { unit: string; reason: Reason } | undefined {
  const own = unitInLabel(labels[0] ?? '');
  if (rowUnit !== undefined && rowUnit !== '' && (own === undefined || own === rowUnit))
    return { unit: rowUnit, reason: 'unitColumn' };
  const percent = format !== undefined && /%/.test(format);
  const speaking = type === 'number' ? labels : type === 'text' ? labels.slice(0, 1) : [];
  for (const label of speaking) {
    const unit = unitInLabel(label);
    if (unit !== undefined && (unit !== '%' || type === 'number')) {
      // the head of a whole group may name the unit of only some of its rows
      const told = label === labels[0] || labels.some((other) => other !== label && RATIO_LABEL.test(other));
      if (/^[%％]$/.test(unit) && sheet.length > 1 && !percent && !told) continue;
      return { unit, reason: 'unitInLabel' };
    }
  }
  if (type !== 'number') return undefined;
  const speakers = labels.filter((label, i) => i === 0 || !/^[%％]$/.test(unitInLabel(label) ?? ''));
  const ratio = percent || speakers.slice(0, 2).some((label) => RATIO_LABEL.test(label));
  if (sheet.length > 1) {
    const share = sheet.find((unit) => /^[%％]/.test(unit));
    if (ratio && share !== undefined) return { unit: share, reason: 'unitOfSheet' };
    const person =
      sheet.includes('人') && labels.slice(0, 4).some((label) => PERSON_WORD.test(label)) ? '人' : undefined;
    const noun = labels.map(countedNoun).find((unit) => unit !== undefined && sheet.includes(unit)) ?? person;
    const unit = noun ?? sheet.find((one) => !/^[%％]/.test(one));
    return unit === undefined ? undefined : { unit, reason: 'unitOfSheet' };
  }
  const noun = labels
    .slice(0, 3)
    .map(countedNoun)
    .find((unit) => unit !== undefined);
  const only = sheet[0];
  if (noun !== undefined && (only === undefined || /元$/.test(only) || /^[%％]$/.test(only)))
    return { unit: noun, reason: 'unitByWord' };
  if (only === undefined) return undefined;
  if (/元$/.test(only) && (ratio || labels.slice(0, 2).some((label) => NO_MONEY.test(label)))) return undefined;
  return { unit: only, reason: 'unitOfSheet' };
}

/** Who gives an opinion over a date: the date is that of the signature. */
const NAMED_PLACE = /(?:单位|机关|部门|机构|意见|结论|结果|审批|审核|领导|负责人)$/;

export interface TypeEvidence {
  readonly tile: Tile | undefined;
  readonly validation: ValidationModel | undefined;
  /** Innermost label first. */
  readonly labels: readonly string[];
  /** What the block is filled with when nothing speaks. */
  readonly usual: InputType;
  readonly hasUnit: boolean;
}

/** Type of an input, with what it was told by. */
export function typeOf({ tile, validation, labels, usual, hasUnit }: TypeEvidence): {
  type: InputType;
  reason: Reason;
  sure: boolean;
} {
  if (tile?.slot === 'checkbox' || (tile !== undefined && boxesOf(tile.text).length > 0))
    return { type: 'checkbox', reason: 'checkbox', sure: true };
  const [label = ''] = labels;
  if (
    tile?.slot === 'mask' &&
    isDateMask(tile.text) &&
    (DATE_LABEL.test(label) || usual === 'number' || !NAMED_PLACE.test(label))
  )
    return { type: 'date', reason: 'mask', sure: true };
  if (tile?.slot === 'mask' && hasDateGap(tile.text)) return { type: 'text', reason: 'mask', sure: true };
  if (tile?.slot === 'mask' && UNIT_WORDS.has(unitOfMask(tile.text) ?? ''))
    return { type: 'number', reason: 'mask', sure: true };
  if (usual === 'number' && labels.some((one) => ROW_SIGNER.test(one)))
    return { type: 'signature', reason: 'typeWord', sure: true };
  if (SIGN_LABEL.test(label)) return { type: 'signature', reason: 'typeWord', sure: true };
  if (validation) {
    if (validation.kind === 'date') return { type: 'date', reason: 'validation', sure: true };
    if (validation.kind === 'whole' || validation.kind === 'decimal')
      return { type: 'number', reason: 'validation', sure: true };
    if (validation.kind === 'list' || validation.kind === 'textLength')
      return { type: 'text', reason: 'validation', sure: true };
  }
  const kind = tile?.style ? formatKind(tile.style.format) : 'general';
  if ((kind === 'date' || kind === 'datetime') && !NUMBER_LABEL.test(label))
    return { type: 'date', reason: 'numberFormat', sure: true };
  if (/大写/.test(label)) return { type: 'text', reason: 'typeWord', sure: true };
  if (
    (usual === 'number' ? /日期$/.test(label) : DATE_LABEL.test(label)) ||
    (DATE_HINT.test(label) && /时间|日期|年月/.test(label))
  )
    return { type: 'date', reason: 'typeWord', sure: true };
  const numeric = NUMBER_LABEL.test(label);
  const wordy = (usual === 'number' ? STATEMENT_LABEL : TEXT_LABEL).test(label);
  if (wordy && !hasUnit && !(usual === 'number' && numeric)) {
    const figures = kind === 'number' || kind === 'percent';
    if (usual !== 'number' || !figures || /说明|备注|原因|名称|内容/.test(label))
      return { type: 'text', reason: 'typeWord', sure: true };
  }
  if (hasUnit || numeric) return { type: 'number', reason: hasUnit ? 'unitInLabel' : 'typeWord', sure: true };
  if ((kind === 'number' || kind === 'percent') && usual !== 'text')
    return { type: 'number', reason: 'numberFormat', sure: true };
  if (kind === 'number' && /0\.0|#,##0/.test(tile?.style?.format ?? ''))
    return { type: 'number', reason: 'numberFormat', sure: true };
  return { type: usual, reason: 'headsOnTwoSides', sure: usual === 'number' };
}
