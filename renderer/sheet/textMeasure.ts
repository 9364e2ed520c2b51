// How wide a text is drawn, in pixels at 100 %. Law: where a font's widths are a fact (Song and its kin), they are computed,
// so that a computer without the font breaks lines and shows #### in the same places.
import type { FontModel } from '../../core/sheet';
import { fontPixels, fontShorthand, isHalfWidth } from './fonts';

export interface TextMeasure {
  widthOf(text: string, font: FontModel): number;
}

/** Characters as wide as they are high (East Asian Wide and Full-width, and the signs Chinese fonts draw so). */
const WIDE =
  /[\u1100-\u115f\u2018-\u201d\u2013-\u2026\u2030-\u203b\u2103-\u2116\u2160-\u217f\u2190-\u21ff\u2460-\u24ff\u2500-\u25ff\u2605-\u2642\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

export function isWide(character: string): boolean {
  return WIDE.test(character);
}

/** Width by counting: one for a wide character, a half for any other. */
export function countedWidth(text: string, font: FontModel): number {
  let halves = 0;
  for (const character of text) halves += isWide(character) ? 2 : 1;
  return (halves / 2) * fontPixels(font);
}

/** For tests and places without a canvas. */
export const COUNTING: TextMeasure = { widthOf: countedWidth };

const CACHE_LIMIT = 20_000;

export function canvasMeasure(): TextMeasure {
  const canvas = document.createElement('canvas').getContext('2d');
  if (!canvas) return COUNTING;
  const known = new Map<string, number>();
  let current = '';
  return {
    widthOf: (text, font) => {
      if (text === '') return 0;
      if (isHalfWidth(font)) return countedWidth(text, font) * (font.bold ? 1.02 : 1);
      const shorthand = fontShorthand(font);
      const key = `${shorthand}\n${text}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      if (shorthand !== current) {
        canvas.font = shorthand;
        current = shorthand;
      }
      const { width } = canvas.measureText(text);
      if (known.size >= CACHE_LIMIT) known.clear();
      known.set(key, width);
      return width;
    },
  };
}
