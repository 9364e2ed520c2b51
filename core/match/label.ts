// A label as printed → the words that name its datum: without numbering, blanks, the unit behind it, 其中： and period
// words. Law: decoration never decides (domain facts §8.7); what was taken away is kept for the reasons.
import type { PeriodUnit } from '../period';
import { type Measure, readPeriod } from './periodWords';
import { isUnit } from './unit';

export interface PlainLabel {
  /** Half-width, upper-case letters, no blanks, no brackets. */
  readonly text: string;
  readonly measure: Measure;
  /** 其中：a part of the field above it. */
  readonly isPart: boolean;
  /** What was taken away, as said in reasons: 序号, “本期”, 单位. */
  readonly taken: readonly string[];
  /** Unit printed in the label, where the field has none of its own. */
  readonly unit?: string;
}

/** More of a label than this names no datum better; longer ones are cut. */
const LONGEST = 200;
const NUMBERING =
  /^(?:[①-⑳]|\((?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-z])\)|\d{1,3}(?:\.\d{1,3})*(?:[、,)]|\.(?!\d))|\d{1,2}(?:\.\d{1,2})+(?=\D)|[一二三四五六七八九十]{1,3}[、.,]|[a-z][、.)])/i;
const PART = /^(?:其中[:,]?|#)/;

/** Reads a label; `unit` is the unit of the field where one is printed elsewhere. */
export function readLabel(printed: string, unit: string, period?: PeriodUnit): PlainLabel {
  const taken: string[] = [];
  let text = cleaned(printed);
  const strip = (pattern: RegExp, say: string): boolean => {
    const found = pattern.exec(text);
    if (!found || found[0].length === text.length) return false;
    text = text.slice(found[0].length);
    if (!taken.includes(say)) taken.push(say);
    return true;
  };
  let isPart = false;
  for (let again = true; again; ) {
    again = strip(NUMBERING, '序号');
    if (strip(PART, '“其中”')) {
      isPart = true;
      again = true;
    }
  }
  const behind = unitBehind(text, cleaned(unit));
  text = behind.text;
  if (behind.unit !== undefined) taken.push('单位');
  const read = readPeriod(text, period);
  for (const word of read.taken) taken.push(`“${word}”`);
  const again = unitBehind(read.text, cleaned(unit));
  text = again.text.replace(/[()[\]“”"'《》<>、,.;:·\-—_/]/g, '');
  const inLabel = behind.unit ?? again.unit;
  return { text, measure: read.measure, isPart, taken, ...(inLabel === undefined ? {} : { unit: inLabel }) };
}

function cleaned(text: string): string {
  return text
    .slice(0, LONGEST)
    .replace(/[①-⑳]/g, (sign) => `(${sign.charCodeAt(0) - 0x245f})`)
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[【〔［]/g, '(')
    .replace(/[】〕］]/g, ')')
    .replace(/，/g, ',')
    .replace(/：/g, ':')
    .replace(/[:]+$/, '')
    .toUpperCase();
}

/** "…(起)", "…/人次": the unit behind a label, when it is the field's own or a unit of counting. */
function unitBehind(text: string, unit: string): { text: string; unit?: string } {
  const found = /^(.+?)(?:\(([^()]{1,5})\)|\/([^/()]{1,4}))$/.exec(text);
  const word = (found?.[2] ?? found?.[3])?.replace(/^单位:/, '');
  if (found?.[1] === undefined || word === undefined) return { text };
  const plain = word.toLowerCase();
  if (word === unit || isUnit(word) || isUnit(plain)) return { text: found[1], unit: word };
  return { text };
}
