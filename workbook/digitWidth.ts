// Width of the widest digit of a font at 96 dpi, the unit of column widths (ECMA-376 part 1, 18.3.1.13).
// Law: from a table of the fonts that Chinese offices use, never from the fonts of this machine, so that pages break alike everywhere.
import type { FontModel } from '../core/sheet';

/** Digit width by em, and how Windows rounds it to whole pixels at text sizes. */
const RATIOS: readonly (readonly [RegExp, number, 'round' | 'floor'])[] = [
  [/^(calibri|carlito)/i, 0.507, 'floor'],
  [/^(等线|dengxian)/i, 0.56, 'floor'],
  [/^(微软雅黑|microsoft yahei)/i, 0.56, 'floor'],
  [/^(arial|helvetica|liberation sans|geneva)/i, 0.556, 'round'],
  [/^(tahoma)/i, 0.546, 'floor'],
  [/^(verdana)/i, 0.636, 'floor'],
  [/^(cambria)/i, 0.554, 'floor'],
  [/^(segoe ui)/i, 0.539, 'floor'],
  [/^(aptos)/i, 0.5, 'floor'],
  [/^(courier|consolas)/i, 0.58, 'round'],
];
/** 宋体, 仿宋, 黑体, 楷体, Times New Roman: half an em. */
const HALF_EM = 0.5;

/** Pixels, at least 1. Known figures: Calibri 11 → 7, 宋体 11 and 12 → 8, Arial 10 → 7. */
export function digitWidthOf(font: FontModel): number {
  const em = Math.round((font.size * 96) / 72);
  const known = RATIOS.find(([name]) => name.test(font.name));
  const width = em * (known?.[1] ?? HALF_EM);
  return Math.max(1, known?.[2] === 'floor' ? Math.floor(width) : Math.round(width));
}

/**
 * The same on paper, where nothing is rounded to the screen's pixels: 宋体 11 → 7.33, Arial 10 → 7.41. Scales that Excel
 * itself found for «fit to page» lie nearer to this measure, and LibreOffice uses it throughout.
 */
export function printDigitWidthOf(font: FontModel): number {
  const ratio = RATIOS.find(([name]) => name.test(font.name))?.[1] ?? HALF_EM;
  return Math.max(1, (ratio * font.size * 96) / 72);
}

/** Default column width in file units for a sheet that names none: `chars` digits and their padding, up to whole eights of pixels. */
export function standardColumnWidth(chars: number, digitWidth: number): number {
  const pixels = Math.ceil((chars * digitWidth + 5) / 8) * 8;
  return Math.trunc((pixels / digitWidth) * 256) / 256;
}

/** Default row height in points for a sheet that names none: the font's line in whole pixels, with Excel's breathing room. */
export function standardRowHeight(font: FontModel): number {
  const em = Math.round((font.size * 96) / 72);
  const isLatin = /^(calibri|carlito|cambria|segoe|aptos|微软雅黑|microsoft yahei)/i.test(font.name);
  return (Math.max(1, Math.round(em * (isLatin ? 1.35 : 1.2))) * 72) / 96;
}
