// Fonts of Chinese office templates → font stacks of a browser, and how high their lines are. Law: a template keeps its
// font where the computer has it; else a face of the same build (Song for Song, Hei for Hei), so that lines break alike.
import type { FontModel } from '../../core/sheet';

/** hei: even strokes; song: serifs; kai and fang: brush faces. */
type Build = 'hei' | 'song' | 'fang' | 'kai' | 'latin' | 'latinSerif';

const STACKS: Readonly<Record<Build, string>> = {
  hei: '"SimHei", "Microsoft YaHei", "Source Han Sans SC", "Noto Sans CJK SC", sans-serif',
  song: '"SimSun", "NSimSun", "Source Han Serif SC", "Noto Serif CJK SC", "Noto Sans CJK SC", serif',
  fang: '"FangSong", "FangSong_GB2312", "STFangsong", "SimSun", "Noto Serif CJK SC", "Noto Sans CJK SC", serif',
  kai: '"KaiTi", "KaiTi_GB2312", "STKaiti", "SimSun", "Noto Serif CJK SC", "Noto Sans CJK SC", serif',
  latin: '"Carlito", "Liberation Sans", "Microsoft YaHei", "SimSun", "Noto Sans CJK SC", sans-serif',
  latinSerif: '"Liberation Serif", "SimSun", "Noto Serif CJK SC", "Noto Sans CJK SC", serif',
};

const BUILDS: readonly (readonly [RegExp, Build])[] = [
  [/仿宋|fangsong/i, 'fang'],
  [/楷|kaiti/i, 'kai'],
  [/小标宋|大标宋|书宋|报宋|宋|simsun|songti/i, 'song'],
  [/黑|雅黑|等线|dengxian|yahei|hei|圆|sans cjk|苹方/i, 'hei'],
  [/times|georgia|cambria|garamond|roman|serif(?!.*sans)/i, 'latinSerif'],
];

/** Ratio of line to letter height as Excel gives it to a row of its own accord. */
const TALL_LINES: readonly (readonly [RegExp, number])[] = [
  [/雅黑|yahei/i, 1.32],
  [/等线|dengxian|calibri|aptos/i, 1.25],
];
const LINE = 1.2;

/** Song, Hei, Fang and Kai of Windows: each Latin letter and figure is exactly half as wide as a character. */
const HALF_WIDTH =
  /^(?:宋体|新宋体|黑体|仿宋|仿宋_GB2312|楷体|楷体_GB2312|SimSun|NSimSun|SimHei|FangSong|KaiTi|方正小标宋.*)$/i;

function buildOf(name: string): Build {
  return BUILDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'latin';
}

const stacks = new Map<string, string>();

export function fontStack(name: string): string {
  const known = stacks.get(name);
  if (known) return known;
  const own = name.replace(/["\\]/g, '').replace(/^@/, '');
  const stack = `"${own}", ${STACKS[buildOf(own)]}`;
  stacks.set(name, stack);
  return stack;
}

/** Points → pixels at 96 dpi. */
export function fontPixels(font: FontModel): number {
  const size = (font.size * 96) / 72;
  return font.script ? size * 0.66 : size;
}

export function lineRatio(font: FontModel): number {
  return TALL_LINES.find(([pattern]) => pattern.test(font.name))?.[1] ?? LINE;
}

/** Pixels one line of this font needs. */
export function lineHeight(font: FontModel): number {
  return Math.ceil(((font.size * 96) / 72) * lineRatio(font));
}

export function isHalfWidth(font: FontModel): boolean {
  return HALF_WIDTH.test(font.name);
}

/** The `font` shorthand for measuring on a canvas. */
export function fontShorthand(font: FontModel): string {
  return `${font.italic ? 'italic ' : ''}${font.bold ? 'bold ' : ''}${fontPixels(font)}px ${fontStack(font.name)}`;
}
