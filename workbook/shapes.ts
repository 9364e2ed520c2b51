// Simple shapes and text boxes of a drawing (ECMA-376 part 1, 20.1.2.2.33, 21.1.2) → what the window draws of them.
// Law: outlines that are not simple stay boxes; texts are kept whole within the budget of the sheet.
import type { ShapeLook, ShapeParagraph, ShapeRun } from '../core/drawingModel';
import { drawingColor } from './drawingColor';
import type { Palette } from './theme';
import { childOf, childrenOf, flag, number, text, type XmlElement } from './tree';

/** Characters that may still be read for the shapes of a sheet. */
export interface CharBudget {
  left: number;
}

/** EMU of a point. */
const EMU_PER_POINT = 12_700;

/** Reads `<xdr:sp>` or `<xdr:cxnSp>`. */
export function readShape(shape: XmlElement, palette: Palette, budget: CharBudget): ShapeLook {
  const properties = childOf(shape, 'spPr');
  const style = childOf(shape, 'style');
  const body = childOf(shape, 'txBody');
  const bodyProperties = childOf(body, 'bodyPr');
  const transform = childOf(properties, 'xfrm');
  const isConnector = shape.local === 'cxnSp';
  const fill = isConnector ? undefined : fillOf(properties, style, palette);
  const line = lineOf(properties, style, palette);
  const fontColor = drawingColor(childOf(style, 'fontRef'), palette);
  const anchor = text(bodyProperties, 'anchor');
  return {
    outline: outlineOf(text(childOf(properties, 'prstGeom'), 'prst'), isConnector),
    flipH: flag(transform, 'flipH'),
    flipV: flag(transform, 'flipV'),
    ...(fill === undefined ? {} : { fill }),
    ...(line === undefined ? {} : { line }),
    paragraphs: childrenOf(body, 'p').map((paragraph) => readParagraph(paragraph, palette, fontColor, budget)),
    vertical: anchor === 'ctr' ? 'center' : anchor === 'b' ? 'bottom' : 'top',
    wrap: text(bodyProperties, 'wrap') !== 'none',
  };
}

function outlineOf(preset: string | undefined, isConnector: boolean): ShapeLook['outline'] {
  switch (preset) {
    case 'rect':
    case 'flowChartProcess':
      return 'rect';
    case 'roundRect':
    case 'flowChartAlternateProcess':
      return 'roundRect';
    case 'ellipse':
    case 'flowChartConnector':
      return 'ellipse';
    case 'line':
    case 'straightConnector1':
      return 'line';
    case undefined:
      return isConnector ? 'line' : 'other';
    default:
      return 'other';
  }
}

function fillOf(
  properties: XmlElement | undefined,
  style: XmlElement | undefined,
  palette: Palette,
): string | undefined {
  if (childOf(properties, 'noFill')) return undefined;
  const solid = childOf(properties, 'solidFill');
  if (solid) return drawingColor(solid, palette);
  const gradient = childOf(childOf(properties, 'gradFill'), 'gsLst');
  if (gradient) return drawingColor(gradient.children[0], palette);
  const reference = childOf(style, 'fillRef');
  return (number(reference, 'idx') ?? 0) > 0 ? drawingColor(reference, palette) : undefined;
}

function lineOf(
  properties: XmlElement | undefined,
  style: XmlElement | undefined,
  palette: Palette,
): ShapeLook['line'] {
  const line = childOf(properties, 'ln');
  if (childOf(line, 'noFill')) return undefined;
  const reference = childOf(style, 'lnRef');
  const width = number(line, 'w');
  const styled = (number(reference, 'idx') ?? 0) > 0 ? drawingColor(reference, palette) : undefined;
  const color = drawingColor(childOf(line, 'solidFill'), palette) ?? styled;
  if (color === undefined) return undefined;
  const dash = text(childOf(line, 'prstDash'), 'val') ?? 'solid';
  return {
    color,
    points: width === undefined ? 0.75 : Math.min(100, Math.max(0.25, width / EMU_PER_POINT)),
    dashed: dash !== 'solid',
  };
}

function readParagraph(
  paragraph: XmlElement,
  palette: Palette,
  fontColor: string | undefined,
  budget: CharBudget,
): ShapeParagraph {
  const align = text(childOf(paragraph, 'pPr'), 'algn');
  const runs: ShapeRun[] = [];
  for (const child of paragraph.children) {
    if (child.local !== 'r' && child.local !== 'br' && child.local !== 'fld') continue;
    const written = child.local === 'br' ? '\n' : (childOf(child, 't')?.text ?? '');
    const shown = written.slice(0, Math.max(0, budget.left));
    budget.left -= shown.length;
    if (shown !== '') runs.push(readRun(shown, childOf(child, 'rPr'), palette, fontColor));
  }
  return {
    align:
      align === 'ctr' ? 'center' : align === 'r' ? 'right' : align === 'just' || align === 'dist' ? 'justify' : 'left',
    runs,
  };
}

function readRun(
  shown: string,
  properties: XmlElement | undefined,
  palette: Palette,
  fontColor: string | undefined,
): ShapeRun {
  const size = (number(properties, 'sz') ?? 1100) / 100;
  const font = text(childOf(properties, 'ea'), 'typeface') ?? text(childOf(properties, 'latin'), 'typeface');
  const color = drawingColor(childOf(properties, 'solidFill'), palette) ?? fontColor;
  const underline = text(properties, 'u') ?? 'none';
  return {
    text: shown,
    ...(font === undefined || font.startsWith('+') ? {} : { font }),
    points: size > 0 && size <= 409 ? size : 11,
    bold: flag(properties, 'b'),
    italic: flag(properties, 'i'),
    underline: underline !== 'none',
    ...(color === undefined ? {} : { color }),
  };
}
