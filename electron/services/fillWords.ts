// What filling warns of, in the clerk's words; the same in the window and on the command line.
import type { FillWarning } from '../../workbook/fill';

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
