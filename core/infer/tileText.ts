// What the text of one cell of a form is: a label, a place to fill (mask, token, boxes to tick), or both in one cell.
// Law: a printed mask is a place to fill, a printed sentence never is. Pure text, no positions.
import { NOT_APPLICABLE } from '../vocabulary';

export type SlotKind = 'mask' | 'token' | 'checkbox';

const TOKEN = /\{\{[^{}]*\}\}|\$\{[^{}]*\}|#\{[^{}]*\}|\{\.?[A-Za-z_][\w.]*\}|<%[^%]*%>/;
const TOKENS = new RegExp(TOKEN.source, 'g');
/** A token that names a field of a repeated row: ${row.name}, {.name}. */
const ROW_TOKEN = /\$\{\s*\w+(?:\.\w+|_index\b)[^{}]*\}|\{\{?\s*[.#]\w[^{}]*\}?\}|\{\{\s*\w+\.\w+\s*\}\}/;
const BOX = /[□☐☑☒■○◯◻▢✓√]/;
const EMPTY_BOX = /[□☐○◯◻▢]/;
/** Signs of dates and periods only, with a gap to be filled: "年 月 日", "（    年第    季度）", " 月 日8时至 月 日8时". */
const DATE_SIGNS = /^[\s\d_＿年月日时分周自至到—\-~～第季度旬周上下半（）()起止X]+$/;

export function isDateMask(text: string): boolean {
  const plain = text.trim().replace(/星期/g, '周');
  if (!DATE_SIGNS.test(plain) || !/[年月日季周旬]/.test(plain)) return false;
  if (/^年月日$|^年月日[至—-]年?月日$/.test(plain.replace(/\s/g, '')) && /日/.test(plain)) return true;
  return (
    /[\s_＿]{2,}|[\s_＿]+[年月日季时]|^\d{4}年\s*月/.test(text.replace(/^\s+(?=\d)/, '')) &&
    !/^[年月日季度]\s[度年月日]$/.test(text)
  );
}
const LINE = /[_＿]{2,}|﹍{2,}|\.{6,}|…{3,}/;
/** "共   起", "第   期", "（   ）": a gap for a figure between signs. */
const GAP =
  /(?:共|计|第|约|占|达)[ \u3000]{2,}\S{1,3}|[（(][ \u3000]{2,}[)）]|[ \u3000]{3,}(?:起|件|人|次|元|万元|户|家|个|份|%)/;

/** A label longer than this is cut: it names nothing any more. */
const MOST_SIGNS = 300;
const MOST_READ = 2_000;

/** Without blanks and line breaks, without marks of writing direction, without a trailing colon: how labels are compared (convention of the corpus). */
export function cleanLabel(text: string): string {
  return text
    .slice(0, MOST_READ)
    .replace(/[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu, '')
    .replace(/[:：]$/, '')
    .slice(0, MOST_SIGNS);
}

export function isBlank(text: string): boolean {
  return text.trim() === '';
}

export function isNotApplicable(text: string): boolean {
  return NOT_APPLICABLE.test(text.trim());
}

/** Whole cell is a place to fill, without a label of its own; undefined when it is not. */
export function slotOf(text: string): SlotKind | undefined {
  const plain = text.trim();
  if (plain === '' || (/□{4}/.test(plain) && BOXED_CODE.test(plain))) return undefined;
  if (TOKEN.test(plain) && plain.replace(TOKENS, '').replace(/[\s,，;；+\d]/g, '').length === 0) return 'token';
  if (TOKEN.test(plain) && !/[:：]/.test(plain.replace(TOKENS, '')) && plain.replace(TOKENS, '').trim().length <= 12)
    return 'token';
  if (isDateMask(text) || isSealedMask(text)) return 'mask';
  if (/^[□☐○◯◻▢\s]+$/.test(plain)) return 'checkbox';
  // room for an amount in words: 万 仟 佰 拾 元 角 分
  if (/元/.test(plain) && /^[\s￥¥人民币佰拾万仟百十千亿元角分整零_＿]+$/.test(plain) && /\s{2,}|[_＿]{2}/.test(plain))
    return 'mask';
  if (EMPTY_BOX.test(plain) && boxesOf(plain).length > 0 && !labelBefore(plain)) return 'checkbox';
  if (/^[_＿\s﹍]+$/.test(plain) || /^[（(][ \u3000]+[)）]$/.test(text.trim())) return 'mask';
  // "计    量" is one word spread over its cell
  if (/^(?:\p{Script=Han}[ \u3000]+)+\p{Script=Han}$/u.test(plain)) return undefined;
  if ((LINE.test(plain) || GAP.test(text)) && !labelBefore(plain) && plain.replace(/[\s_＿]/g, '').length <= 12)
    return 'mask';
  return undefined;
}

export function isRowToken(text: string): boolean {
  return ROW_TOKEN.test(text);
}

export function hasToken(text: string): boolean {
  return TOKEN.test(text);
}

/** The words beside boxes to tick: "□是 □否" → 是, 否; "1.部门项目 □" → 1.部门项目. */
export function boxesOf(text: string): string[] {
  const parts = text
    .split(/[□☐☑☒■○◯◻▢]/)
    .map((part) => part.replace(/[✓√]/g, '').trim())
    .filter((part) => part !== '' && part.length <= 30);
  return BOX.test(text) ? parts : [];
}

const DATE_GAP = /(?:\d{2,4}|20)?[\s_＿]*年[\s_＿]+月[\s_＿]+日/;

/** Holds "年  月  日" with room for figures, whatever else is printed beside it. */
export function hasDateGap(text: string): boolean {
  return DATE_GAP.test(text);
}

/** Room for an opinion over a seal, a signature and a date: "（盖章）  年 月 日", "质量检查员：     年  月  日". */
function isSealedMask(text: string): boolean {
  if (!hasDateGap(text)) return false;
  const rest = text
    .replace(DATE_GAP, '')
    .replace(/[（(][^（()）]{1,30}[)）]/g, '')
    .replace(/[^\s:：]{2,14}[:：]/g, '');
  return (
    /\n|[（(]|[:：]/.test(text) && /\n/.test(text) && rest.replace(/盖章|公章|签章|签字|签名|\s/g, '').length <= 10
  );
}

/** The unit printed behind a gap: "共____起" → 起. */
export function unitOfMask(text: string): string | undefined {
  return /(?:[_＿]{2,}|[ \u3000]{2,})\s*([^\s_＿\d]{1,4})$/.exec(text.trimEnd())?.[1];
}

/** A code with a box for every sign: 统一社会信用代码□□□□□□. */
const BOXED_CODE = /^(\S{2,20}?)[:：]?\s*[□_]{4,}$/;

export interface Inline {
  /** Cleaned label in front of the colon. */
  readonly label: string;
  /** What stands behind it, trimmed; '' when nothing. */
  readonly value: string;
  /** The value is printed to be replaced (mask, token, boxes), or nothing stands there. */
  readonly open: boolean;
}

/** "填表人：" / "单位：元" / "申请日期：{{date}}": labels with what stands behind them, in order; several in one cell. */
export function inlinesOf(printed: string): Inline[] {
  if (printed.length > MOST_READ || !/[:：；□]/.test(printed)) return [];
  const text = joinSpaced(printed);
  const boxed = BOXED_CODE.exec(text.trim());
  if (boxed && /□/.test(text)) return [{ label: cleanLabel(boxed[1] ?? ''), value: '', open: true }];
  const found: Inline[] = [];
  const marks = [
    ...text.matchAll(
      /(^|[\s\u3000]|[()（）_＿;；,，])([^\s:：；;，,()（）]{1,14}(?:[ \u3000]{1,4}[^\s:：；;，,()（）]{1,6}){0,3}(?:[（(][^()（）]{1,12}[)）])?)\s*[:：；](?!\/)/gu,
    ),
  ];
  for (const [i, mark] of marks.entries()) {
    const from = (mark.index ?? 0) + mark[0].length;
    const next = marks[i + 1];
    const to = next === undefined ? text.length : (next.index ?? 0) + (next[1] ?? '').length;
    const raw = text.slice(from, to);
    const value = raw.trim().replace(/^([^（()）]*)[)）]$/, '$1');
    const words = (mark[2] ?? '').trim();
    const label = cleanLabel(words.includes('  ') && i > 0 ? (words.split(/[ \u3000]{2,}/).at(-1) ?? words) : words);
    if (label === '' || /^\d+$/.test(label)) continue;
    const gap = /^[ \u3000]{3,}(?:[（(][^（()）]*[)）]|[^\s\d]{1,3})\s*$/.test(raw);
    found.push({ label, value: stripMask(value), open: gap || isOpen(value) });
  }
  return found;
}

/** "合      计：" is one word spread over the cell. */
function joinSpaced(text: string): string {
  return text.replace(
    /(^|[\s)）])((?:\p{Script=Han}[ \u3000]+){1,5}\p{Script=Han})(?=\s*[:：])/gu,
    (_all, front: string, word: string) => front + word.replace(/[ \u3000]+/g, ''),
  );
}

function isOpen(value: string): boolean {
  return (
    value === '' ||
    slotOf(value) !== undefined ||
    hasDateGap(value) ||
    LINE.test(value) ||
    /^[（(][^()（）]*[章印签][^()（）]*[)）]$/.test(value)
  );
}

function stripMask(value: string): string {
  return value.replace(/[_＿]{2,}/g, ' ').trim();
}

function labelBefore(text: string): boolean {
  return /^[^□☐○◯◻▢:：]{2,16}[:：]/.test(text);
}

/** Width on screen in half-width signs. */
export function signWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += (sign.codePointAt(0) ?? 0) > 0x2e7f || /[—…“”‘’]/.test(sign) ? 2 : 1;
  return width;
}
