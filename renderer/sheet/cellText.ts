// What a cell shows: the value of this report, else the template's, through its number format, made to fit its width.
// Laws: a number that does not fit shows #### and never a shorter number, but for General, which rounds; zeros hide where asked.
import { formatValue } from '../../core/format';
import type { CellModel, CellStyle, TextRun } from '../../core/sheet';
import type { OverlayCell } from './rowOverlay';
import type { TextMeasure } from './textMeasure';

export interface ShownCell {
  readonly text: string;
  readonly kind: 'blank' | 'text' | 'number' | 'boolean' | 'error';
  readonly color?: string;
  readonly runs?: readonly TextRun[];
}

export interface ShowRules {
  readonly date1904: boolean;
  readonly hideZeros: boolean;
}

export const BLANK: ShownCell = { text: '', kind: 'blank' };

export function shownCell(
  cell: CellModel | undefined,
  overlay: OverlayCell | undefined,
  style: CellStyle,
  { date1904, hideZeros }: ShowRules,
): ShownCell {
  const stored = cell?.value;
  // A value typed over a mask or behind a label goes before the print; nothing goes before a formula.
  const own = cell?.formula === undefined ? (overlay?.value ?? null) : null;
  const isPrinted = own === null && ((stored !== undefined && stored !== '') || cell?.formula !== undefined);
  const value = isPrinted ? stored : own;
  if (value === undefined || value === null || value === '') return BLANK;
  if (hideZeros && value === 0) return BLANK;
  const { text, color, isNumber } = formatValue(value, style.format, date1904);
  const kind =
    typeof value === 'boolean'
      ? 'boolean'
      : typeof value === 'object' && 'error' in value
        ? 'error'
        : isNumber
          ? 'number'
          : 'text';
  const runs = isPrinted && typeof stored === 'string' && cell?.runs && text === stored ? cell.runs : undefined;
  return { text, kind, ...(color === undefined ? {} : { color }), ...(runs === undefined ? {} : { runs }) };
}

/** Side on which the content stands; `general` decides by kind. */
export function sideOf(style: CellStyle, kind: ShownCell['kind']): 'left' | 'center' | 'right' {
  switch (style.horizontal) {
    case 'center':
    case 'centerContinuous':
      return 'center';
    case 'distributed':
      return 'center';
    case 'right':
      return 'right';
    case 'general':
      if (style.rotation !== 0 && style.rotation !== 'stacked' && kind === 'text')
        return style.rotation > 0 ? 'left' : 'left';
      return kind === 'number' ? 'right' : kind === 'boolean' || kind === 'error' ? 'center' : 'left';
    default:
      return 'left';
  }
}

/** Widths may differ a little between a font and its stand-in; so much may overhang before #### is drawn. */
const OVERHANG = 4;

/** A number's text for a width in pixels. */
export function fitNumber(shown: ShownCell, style: CellStyle, width: number, measure: TextMeasure): string {
  const fits = (text: string) => measure.widthOf(text, style.font) <= width + OVERHANG;
  if (shown.kind !== 'number' || style.shrink || fits(shown.text)) return shown.text;
  if (style.format === 'General' || style.format === '') {
    const number = Number(shown.text);
    if (Number.isFinite(number)) {
      const decimals = shown.text.split('.')[1]?.length ?? 0;
      for (let kept = Math.min(decimals - 1, 10); kept >= 0; kept--) {
        const rounded = String(Number(number.toFixed(kept)));
        if (fits(rounded)) return rounded;
      }
      for (let kept = 5; kept >= 0; kept--) {
        const short = number
          .toExponential(kept)
          .replace(/e([+-])(\d)$/, 'E$10$2')
          .replace('e', 'E');
        if (fits(short)) return short;
      }
    }
  }
  const mark = measure.widthOf('#', style.font);
  return '#'.repeat(Math.max(1, Math.floor(width / Math.max(1, mark))));
}
