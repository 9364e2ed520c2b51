// The period a filled form states in its head: "2026年10月", "2026年第三季度", "二〇二六年上半年", "2026年10月上旬", a date. Law:
// only a period of the form's own calendar is one; anything unclear is none.
import { type Calendar, type Period, parsePeriod } from './period';

const DIGITS = '〇一二三四五六七八九';

/** The period that a text names in this calendar; undefined when it names none or not all of it. */
export function periodInWords(given: string, calendar: Calendar): Period | undefined {
  const text = figures(given.normalize('NFKC').replace(/\s+/g, ''));
  const key = keyIn(text, calendar);
  return key === undefined ? undefined : parsePeriod(key, calendar);
}

const MONTH = '(\\d{4})(?:年|[-./])(\\d{1,2})(?:月|(?![\\d]))';

function keyIn(text: string, { unit }: Calendar): string | undefined {
  const find = (words: string) => new RegExp(words).exec(text) ?? undefined;
  const month = find(MONTH);
  const inMonth = (rest: string) => month && `${month[1]}-${two(month[2])}${rest}`;
  switch (unit) {
    case 'day': {
      const day = find('(\\d{4})(?:年|[-./])(\\d{1,2})(?:月|[-./])(\\d{1,2})');
      return day && `${day[1]}-${two(day[2])}-${two(day[3])}`;
    }
    case 'week': {
      const week = find('(\\d{4})年?(?:度)?第?(\\d{1,2})周');
      return week && `${week[1]}-W${two(week[2])}`;
    }
    case 'tenDays': {
      const third = find('([上中下])旬')?.[1];
      return third && inMonth(`-X${'上中下'.indexOf(third) + 1}`);
    }
    case 'halfMonth': {
      const half = find('([上下])半月')?.[1];
      return half && inMonth(`-H${half === '上' ? 1 : 2}`);
    }
    case 'month':
      return inMonth('');
    case 'quarter': {
      const quarter = find('(\\d{4})年?(?:度)?第?([1-4])季');
      return quarter && `${quarter[1]}-Q${quarter[2]}`;
    }
    case 'halfYear': {
      const half = find('(\\d{4})年?(?:度)?([上下])半年');
      return half && `${half[1]}-S${half[2] === '上' ? 1 : 2}`;
    }
    case 'year':
      return find('(\\d{4})年(?!\\d{1,2}月)')?.[1];
    case 'custom':
      return undefined;
  }
}

function two(number: string | undefined): string {
  return (number ?? '').padStart(2, '0');
}

/** 二〇二六年十一月 → 2026年11月; 第三季度 → 第3季度. */
function figures(text: string): string {
  return text
    .replace(/[〇○零一二三四五六七八九]{4}(?=年)/g, (year) =>
      [...year.replace(/[○零]/g, '〇')].map((digit) => DIGITS.indexOf(digit)).join(''),
    )
    .replace(/[一二三四五六七八九十]{1,3}(?=月|日|季|周)/g, (number) => {
      const [tens, ones] = number.includes('十') ? (number.split('十') as [string, string]) : ['〇', number];
      if (tens.length > 1 || ones.length > 1) return number;
      return String((tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones)));
    });
}
