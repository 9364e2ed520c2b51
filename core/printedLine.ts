// Does a line of a filled copy say what the template printed? Law: letters and figures are the same; only gaps that the line
// itself leaves (behind a colon, in a run of blanks, for the figures of a date) may be filled.
import { plain } from './infer/skeleton';

/** `copy` undefined: nothing stands there. */
export function saysTheSame(template: string, copy: string | undefined): boolean {
  if (copy === undefined) return plain(template) === '';
  if (template === copy || plain(template) === plain(copy)) return true;
  const shape = gapsOf(template);
  return shape?.test(plain(copy)) ?? false;
}

/** Gaps that people fill within one line; a line of more is compared as it is. */
const MOST_GAPS = 10;
const GAP = '\u0000';
const FIGURE = '\u0001';

/**
 * A printed line with room where it leaves room: behind a colon, in a run of blanks or a line to write on, and for the
 * figures of a date ("2026年  月", "填报单位：      填报日期："). Undefined when it leaves none.
 */
function gapsOf(text: string): RegExp | undefined {
  if (text.length > 300) return undefined;
  const marked = text
    .normalize('NFKC')
    .replace(/(?:\d+\s*|[\s_]+)(?=[年月日季旬周期])/g, FIGURE)
    .replace(/[\s_]{2,}/g, GAP)
    .replace(/:\s*(?!\u0000)/g, `:${GAP}`)
    .replace(/\s+/g, '');
  const gaps = marked.split(/[\u0000\u0001]/).length - 1;
  if (gaps === 0 || gaps > MOST_GAPS || gaps === marked.length) return undefined;
  const pattern = marked
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(GAP, '[^:]{0,60}?')
    .replaceAll(FIGURE, '[\\d一二三四五六七八九十〇○]{0,4}');
  return new RegExp(`^${pattern}$`, 'u');
}
