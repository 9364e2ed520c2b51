// What a form is called and which number it bears: its title without the period, else the file's name. Law: a number is
// taken from a place meant for it or from a pattern that is one; "附件3" is none.
import type { Fact, SheetWords } from './facts';
import { FILE_NAME_BACK, FILE_NAME_FRONT } from './vocabulary';

/** Longest name of a form in the ledger. */
const MOST_SIGNS = 80;

/** One title names the form; several sheets with titles of their own are named by their file. */
export function formName(file: string, sheets: readonly SheetWords[]): Fact<string> | null {
  const titles = sheets.flatMap(({ understood: { title, inputs } }) => (title && inputs.length > 0 ? [title] : []));
  const alone = new Set(titles.map(({ text }) => withoutPeriod(text))).size === 1 ? titles[0] : undefined;
  const named = withoutPeriod(file.replace(FILE_NAME_FRONT, '').replace(FILE_NAME_BACK, ''));
  if (alone) return { value: withoutPeriod(alone.text), confidence: alone.confidence, text: alone.text };
  return named === '' ? null : { value: named, confidence: titles.length > 1 ? 0.7 : 0.5, text: file };
}

/** "2026年10月治安月报（    年  月）" → "治安月报": the form is the same every month. */
export function withoutPeriod(title: string): string {
  const plain = title
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/\{\{[^{}]*\}\}|\$\{[^{}]*\}|[#<]\{?[A-Za-z_.]+\}?>?(?=年)/g, '_');
  const bare = plain
    .replace(/[(【[](?:[\d_]*年?度?[\d_]*[月季周旬期日]?[度份]?[—-]?)*[)】\]]$/, '')
    .replace(
      /^(?:[\d_Xx×*]{1,4}年度?|年度?(?=[\d_]*月))?(?:第?[\d_一二三四]{1,2}季度|(?<=年)第?季度|[\d_]{0,2}[—-]?[\d_]{1,2}月份?|(?<=年)月份?|[上下]半年)?(?=.{3})/,
      '',
    );
  return (bare === '' ? plain : bare).replace(/^_+(?=.)/, '').slice(0, MOST_SIGNS);
}

/** A series of the ministry or a department: 公治1表, 治安综02表. */
const SERIES = /(?:^|[\s:：(（])((?![本共附第])[\u4e00-\u9fff]{1,5}\d{1,3}(?:-\d{1,2})?表)[)）]?$/;
const LABELLED = /表\s*号\s*[:：]\s*([^\s，,；;：:]{1,30})/;
/** A code at the front of a title or a file's name: ZA-M01, G21, S63_III. */
const CODE = /^([A-Z]{1,4}-?[A-Z]?\d{1,4}(?:_[IVX]+)?)(?=[\s\-_.、：:\u4e00-\u9fff])/;

/** `stated`: values of cells that are meant for the number. */
export function formNumberIn(
  stated: readonly string[],
  titles: readonly string[],
  lines: readonly string[],
  file: string,
): Fact<string> | null {
  const given = stated.map((text) => text.replace(/[.。,，;；、:：\s]+$/, '')).find((text) => text.length > 1);
  if (given !== undefined) return { value: given, confidence: 0.95, text: given };
  const places: readonly (readonly [RegExp, readonly string[], number])[] = [
    [LABELLED, [...lines, ...titles], 0.95],
    [SERIES, [...lines, ...titles], 0.75],
    [CODE, titles, 0.75],
    [CODE, [file], 0.6],
  ];
  for (const [words, texts, confidence] of places)
    for (const text of texts) {
      const value = words.exec(text.normalize('NFKC').trim())?.[1];
      if (value !== undefined) return { value, confidence, text };
    }
  return null;
}
