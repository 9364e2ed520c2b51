// Chinese numerals as Excel and WPS write them for [DBNum1] 一二三, [DBNum2] 壹贰叁 and [DBNum3] １２３.
// Law: text in, text out; anything that is not a digit passes through unchanged.

export type NumeralSet = 1 | 2 | 3;

const DIGITS: Record<NumeralSet, string> = {
  1: '〇一二三四五六七八九',
  2: '零壹贰叁肆伍陆柒捌玖',
  3: '０１２３４５６７８９',
};
const PLACES: Record<NumeralSet, readonly [string, string, string]> = {
  1: ['十', '百', '千'],
  2: ['拾', '佰', '仟'],
  3: ['十', '百', '千'],
};
const GROUPS = ['', '万', '亿', '兆', '京'];

/** Digit for digit: "2026" → 二〇二六. */
export function digitByDigit(text: string, set: NumeralSet): string {
  return text.replace(/[0-9]/g, (digit) => DIGITS[set][Number(digit)] as string);
}

/** With places: "1234.5" → 一千二百三十四.五; 10 → 一十, 1005 → 一千〇五. Text that is no plain decimal goes digit for digit. */
export function withPlaces(text: string, set: NumeralSet): string {
  const match = /^(-?)([0-9]{1,20})(\.[0-9]+)?$/.exec(text);
  if (!match) return digitByDigit(text, set);
  return (match[1] ?? '') + wholeNumber(match[2] as string, set) + digitByDigit(match[3] ?? '', set);
}

/** Months, days and hours: as `withPlaces`, but 10–19 without the leading one: 12 → 十二. Leading noughts stay. */
export function dayNumber(text: string, set: NumeralSet): string {
  if (!/^[0-9]{1,2}$/.test(text)) return digitByDigit(text, set);
  const zero = DIGITS[set][0] as string;
  if (text.length === 2 && text.startsWith('0')) return zero + digitByDigit(text.slice(1), set);
  const full = wholeNumber(text, set);
  return set !== 2 && full.startsWith(`${DIGITS[set][1]}${PLACES[set][0]}`) ? full.slice(1) : full;
}

function wholeNumber(digits: string, set: NumeralSet): string {
  const zero = DIGITS[set][0] as string;
  const plain = digits.replace(/^0+(?=[0-9])/, '');
  if (plain === '0') return zero;
  let out = '';
  let gap = false;
  for (let i = 0; i < plain.length; i++) {
    const digit = Number(plain[i]);
    const power = plain.length - 1 - i;
    const place = power % 4;
    if (digit === 0) {
      gap = true;
    } else {
      if (gap && out !== '') out += zero;
      gap = false;
      out += DIGITS[set][digit] as string;
      if (place > 0) out += PLACES[set][place - 1] as string;
    }
    if (place === 0 && Number(plain.slice(Math.max(0, i - 3), i + 1)) > 0) out += GROUPS[power / 4] ?? '';
  }
  return out;
}
