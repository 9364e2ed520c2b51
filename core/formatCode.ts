// Number format codes as Chinese Excel and WPS write them → the plain codes the formatting library reads: [红色],
// [颜色3], 上午/下午, G/通用格式, the escape `!`, [DBNum1..3], aaa. Law: what is quoted or escaped is never rewritten.
import { dayNumber, digitByDigit, type NumeralSet, withPlaces } from './chineseNumeral';

/** Marks around parts whose digits are turned into Chinese numerals after formatting (private use characters). */
const MARK = {
  year: '\uE000',
  day: '\uE001',
  general: '\uE002',
  literal: '\uE003',
  weekday: '\uE004',
  end: '\uE005',
} as const;

const COLORS: Readonly<Record<string, string>> = {
  黑色: 'Black',
  白色: 'White',
  红色: 'Red',
  绿色: 'Green',
  蓝色: 'Blue',
  黄色: 'Yellow',
  洋红: 'Magenta',
  洋红色: 'Magenta',
  青色: 'Cyan',
  蓝绿色: 'Cyan',
};

export interface PlainCode {
  /** What the library is given. */
  readonly code: string;
  /** Set when a section asks for Chinese numerals or a short weekday; `finish` must then run over the text. */
  readonly marked: boolean;
  /** Numeral set per section, in order. */
  readonly numerals?: NumeralSet;
}

type Piece = { readonly kind: 'literal' | 'skip' | 'bracket' | 'code'; readonly text: string };

/** Rewrites one format code; pure, to be cached by the caller. */
export function plainCode(format: string): PlainCode {
  let marked = false;
  let numerals: NumeralSet | undefined;
  const sections = sectionsOf(format).map((pieces) => {
    const section = plainSection(pieces);
    if (section.numerals !== undefined) numerals = section.numerals;
    marked ||= section.marked;
    return section.code;
  });
  return { code: sections.join(';'), marked, ...(numerals === undefined ? {} : { numerals }) };
}

/** Turns the marked parts of a formatted text into Chinese numerals and short weekdays. */
export function finish(text: string, plain: PlainCode): string {
  if (!plain.marked) return text;
  const set = plain.numerals;
  let out = '';
  for (let i = 0; i < text.length; ) {
    const mark = text[i] as string;
    const end = mark >= MARK.year && mark < MARK.end ? text.indexOf(MARK.end, i) : -1;
    if (end < 0) {
      out += set === undefined ? mark : digitByDigit(mark, set);
      i += 1;
      continue;
    }
    const part = text.slice(i + 1, end);
    if (mark === MARK.literal) out += part;
    else if (mark === MARK.weekday) out += part.slice(-1);
    else if (set === undefined) out += part;
    else if (mark === MARK.year) out += digitByDigit(part, set);
    else out += mark === MARK.day ? dayNumber(part, set) : withPlaces(part, set);
    i = end + 1;
  }
  return out;
}

function plainSection(pieces: readonly Piece[]): { code: string; marked: boolean; numerals?: NumeralSet } {
  const brackets = pieces.filter((piece) => piece.kind === 'bracket').map((piece) => piece.text);
  const dbnum = brackets.map((text) => /^\[DBNum([123])\]$/i.exec(text)?.[1]).find((digit) => digit !== undefined);
  const numerals = dbnum === undefined ? undefined : (Number(dbnum) as NumeralSet);
  const hasLocale = brackets.some((text) => /^\[\$[^\]]*-[0-9A-Za-z]/.test(text));
  let marked = numerals !== undefined;
  let chinese = false;
  let body = '';
  for (const piece of pieces) {
    if (piece.kind === 'bracket') body += plainBracket(piece.text);
    else if (piece.kind === 'skip') body += piece.text;
    else if (piece.kind === 'literal')
      body += numerals === undefined ? quoted(piece.text) : quoted(MARK.literal + piece.text + MARK.end);
    else {
      const text = piece.text.replace(/上午\/下午/g, 'AM/PM').replace(/G\/通用格式/g, 'General');
      if (text !== piece.text && text.includes('AM/PM')) chinese = true;
      body += text.replace(/General|AM\/PM|A\/P|\.0+|a{3,}|y+|e+|m+|d+|h+|s+/gi, (token) => {
        const first = (token[0] as string).toLowerCase();
        if (first === 'a' && !token.includes('/')) {
          chinese = true;
          if (token.length !== 3) return token;
          marked = true;
          return `${quoted(MARK.weekday)}aaaa${quoted(MARK.end)}`;
        }
        if (numerals === undefined || first === 'a' || first === '.') return token;
        if (/^General$/i.test(token)) return quoted(MARK.general) + token + quoted(MARK.end);
        if (/^[md]{3,}$/i.test(token)) return token;
        return quoted(first === 'y' || first === 'e' ? MARK.year : MARK.day) + token + quoted(MARK.end);
      });
    }
  }
  // [DBNum1] alone means General in Chinese numerals.
  if (numerals !== undefined && pieces.every((piece) => piece.kind === 'bracket'))
    body += `${quoted(MARK.general)}General${quoted(MARK.end)}`;
  if (chinese && !hasLocale) body = `[$-804]${body}`;
  return { code: body, marked, ...(numerals === undefined ? {} : { numerals }) };
}

function plainBracket(bracket: string): string {
  const inside = bracket.slice(1, -1);
  const color = COLORS[inside];
  if (color !== undefined) return `[${color}]`;
  const indexed = /^(?:颜色|color)\s*([0-9]{1,2})$/i.exec(inside);
  if (indexed) return `[Color${indexed[1]}]`;
  if (/^(?:black|white|red|green|blue|yellow|magenta|cyan)$/i.test(inside)) return bracket;
  if (/^(?:<|>|=|<=|>=|<>)/.test(inside) || /^(?:h+|m+|s+)$/i.test(inside) || inside.startsWith('$')) return bracket;
  // [DBNum] is done by us; [ENG], [HIJ] and their like choose calendars that Chinese forms do not use.
  return '';
}

function quoted(text: string): string {
  return text.includes('"') ? [...text].map((letter) => `\\${letter}`).join('') : `"${text}"`;
}

function sectionsOf(format: string): Piece[][] {
  let current: Piece[] = [];
  const sections = [current];
  let code = '';
  const flush = () => {
    if (code !== '') current.push({ kind: 'code', text: code });
    code = '';
  };
  for (let i = 0; i < format.length; i++) {
    const letter = format[i] as string;
    if (letter === '"' || letter === '[') {
      const end = format.indexOf(letter === '"' ? '"' : ']', i + 1);
      const last = end < 0 ? format.length : end;
      flush();
      if (letter === '[' && end >= 0) current.push({ kind: 'bracket', text: format.slice(i, last + 1) });
      else if (last > i + 1) current.push({ kind: 'literal', text: format.slice(i + 1, last) });
      i = last;
    } else if ((letter === '\\' || letter === '!') && i + 1 < format.length) {
      flush();
      current.push({ kind: 'literal', text: format[i + 1] as string });
      i += 1;
    } else if ((letter === '_' || letter === '*') && i + 1 < format.length) {
      flush();
      current.push({ kind: 'skip', text: format.slice(i, i + 2) });
      i += 1;
    } else if (letter === ';') {
      flush();
      current = [];
      sections.push(current);
    } else code += letter;
  }
  flush();
  return sections;
}
