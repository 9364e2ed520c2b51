// What filling warns of, in the clerk's words; the same in the window and on the command line.
import type { Filling, FillWarning } from '../../workbook/fill';

/** What to know of a filled file: its warnings, and the formulas whose results are not in it yet. */
export function fillingWords({ warnings, uncomputed, skipped }: Omit<Filling, 'bytes'>): string[] {
  const [first] = uncomputed;
  const waiting = '由 WPS 或 Excel 打开时计算；在那之前显示的是模板里原来的结果。';
  if (skipped !== undefined) return [...fillWords(warnings), `公式${waiting}`];
  if (!first) return fillWords(warnings);
  const count = uncomputed.length > 1 ? `等 ${uncomputed.length} 个公式` : '的公式';
  return [...fillWords(warnings), `“${first.sheet}” ${first.ref} ${count}${waiting}`];
}

/** One sentence per kind of warning; many cells of one kind are counted, the first is named. */
export function fillWords(warnings: readonly FillWarning[]): string[] {
  const cells = (kind: 'lockedCell' | 'noDateFormat') => warnings.flatMap((one) => (one.kind === kind ? [one] : []));
  const named = (kind: 'lockedCell' | 'noDateFormat', words: string) => {
    const [first, ...more] = cells(kind);
    if (!first) return [];
    return [`“${first.sheet}”的 ${first.ref}${more.length > 0 ? `等 ${more.length + 1} 格` : ''}${words}`];
  };
  return [
    ...named('lockedCell', '在模板里是锁定的，已照填，请核对是否填对了地方。'),
    ...named('noDateFormat', '填了日期或时间，但模板里不是日期格式，会显示成数字。'),
    ...(warnings.some((one) => one.kind === 'signature') ? ['模板带数字签名，填写后签名已失效。'] : []),
  ];
}
