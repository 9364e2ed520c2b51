// A cell's style → CSS, once per style. Law: the drawing says only what the template says; marks of the program are classes
// of their own (grid.css) and never mix with these.
import type { CSSProperties } from 'react';
import type { ShownBar } from '../../core/conditionalScale';
import type { CellStyle, FontModel } from '../../core/sheet';
import { fillBackground } from './fills';
import { fontPixels, fontStack, lineRatio } from './fonts';
import type { DrawnCell } from './rowLayout';
import { PAD_LEFT, PAD_RIGHT } from './rowLayout';

export function fontCss(font: FontModel, scale = 1): CSSProperties {
  const css: CSSProperties = { fontFamily: fontStack(font.name), fontSize: round(fontPixels(font) * scale) };
  if (font.bold) css.fontWeight = 'bold';
  if (font.italic) css.fontStyle = 'italic';
  if (font.color) css.color = font.color;
  const lines = [font.underline ? 'underline' : '', font.strike ? 'line-through' : ''].filter(Boolean).join(' ');
  if (lines) css.textDecoration = font.underline === 'double' && !font.strike ? 'underline double' : lines;
  if (font.script) css.verticalAlign = font.script;
  return css;
}

const baseCss = new WeakMap<CellStyle, CSSProperties>();

/** What every cell of this style shares. */
export function styleCss(style: CellStyle): CSSProperties {
  const known = baseCss.get(style);
  if (known) return known;
  const css: CSSProperties = {
    ...fontCss(style.font),
    lineHeight: lineRatio(style.font),
    alignItems: alignItems(style),
  };
  delete css.verticalAlign;
  if (style.fill) css.background = fillBackground(style.fill);
  baseCss.set(style, css);
  return css;
}

function alignItems({ vertical }: CellStyle): string {
  return vertical === 'top' ? 'flex-start' : vertical === 'bottom' ? 'flex-end' : 'center';
}

export function justifyOf(side: DrawnCell['side']): string {
  return side === 'left' ? 'flex-start' : side === 'right' ? 'flex-end' : 'center';
}

/** Place, size, padding and side of one drawn cell. `left` is measured from the pane's own edge. */
export function cellCss(cell: DrawnCell, originX: number, indent: number): CSSProperties {
  const { style, side } = cell;
  const css: CSSProperties = {
    ...styleCss(style),
    left: cell.x - originX,
    width: cell.width,
    height: cell.height,
    justifyContent: justifyOf(side),
    textAlign: style.horizontal === 'justify' ? 'justify' : side,
  };
  if (indent > 0) {
    if (side === 'right') css.paddingRight = PAD_RIGHT + indent;
    else css.paddingLeft = PAD_LEFT + indent;
    if (style.horizontal === 'distributed') css.paddingRight = PAD_RIGHT + indent;
  }
  if (cell.shown.color) css.color = cell.shown.color;
  const bar = cell.laid?.condition?.bar;
  if (bar) css.background = [...barBackgrounds(bar), css.background ?? 'transparent'].join(', ');
  if (cell.scale < 1) css.fontSize = round(fontPixels(style.font) * cell.scale);
  return css;
}

/** A data bar as backgrounds over the cell's own: its axis, then itself. */
function barBackgrounds({ from, to, color, fade, axis }: ShownBar): string[] {
  const at = (share: number) => `${round(share * 100)}%`;
  const pale = `color-mix(in srgb, ${color} 25%, white)`;
  const [first, last] = fade === 'left' ? [pale, color] : fade === 'right' ? [color, pale] : [color, color];
  const bar = `linear-gradient(90deg, transparent ${at(from)}, ${first} ${at(from)}, ${last} ${at(to)}, transparent ${at(to)})`;
  if (axis === undefined) return [bar];
  const line = `linear-gradient(90deg, transparent calc(${at(axis)} - 1px), #000 calc(${at(axis)} - 1px), #000 ${at(axis)}, transparent ${at(axis)})`;
  return [line, bar];
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
