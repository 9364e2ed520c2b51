// The styles part → a table of complete cell styles, one for each `s` number a cell may carry.
// Law: what Excel does decides: the cell's own format record is complete, the flags applyFont … change nothing.
import {
  BORDER_STYLES,
  type BorderLine,
  type BorderStyle,
  type CellStyle,
  type FillModel,
  type FontModel,
} from '../core/sheet';
import { builtInFormat } from './builtInFormats';
import { colorOf, type Palette } from './theme';
import { childOf, childrenOf, flag, number, text, type XmlElement } from './tree';

export interface StyleTable {
  readonly styles: readonly CellStyle[];
  /** Font of the Normal style: unit of widths and heights. */
  readonly normalFont: FontModel;
}

/** Excel ends at 255 characters of a format code, as typed. */
const MAX_FORMAT_CHARS = 1000;

const FALLBACK_FONT: FontModel = { name: '宋体', size: 11, bold: false, italic: false, strike: false };

/** Reads the root of the styles part; an absent part gives one plain style (ECMA-376 part 1, 18.8.39). */
export function readStyles(root: XmlElement | undefined, palette: Palette): StyleTable {
  const fonts = childrenOf(childOf(root, 'fonts'), 'font').map((font) => readFont(font, palette));
  const fills = childrenOf(childOf(root, 'fills'), 'fill').map((fill) => readFill(fill, palette));
  const borders = childrenOf(childOf(root, 'borders'), 'border').map((border) => readBorder(border, palette));
  const formats = new Map(
    childrenOf(childOf(root, 'numFmts'), 'numFmt')
      .filter((format) => (text(format, 'formatCode') ?? '').length <= MAX_FORMAT_CHARS)
      .map((format) => [number(format, 'numFmtId'), text(format, 'formatCode')]),
  );
  const styles = childrenOf(childOf(root, 'cellXfs'), 'xf').map((xf): CellStyle => {
    const formatId = number(xf, 'numFmtId') ?? 0;
    const fill = fills[number(xf, 'fillId') ?? 0];
    return {
      font: fonts[number(xf, 'fontId') ?? 0] ?? fonts[0] ?? FALLBACK_FONT,
      ...(fill ? { fill } : {}),
      ...borders[number(xf, 'borderId') ?? 0],
      ...readAlignment(childOf(xf, 'alignment')),
      format: formats.get(formatId) ?? builtInFormat(formatId),
      locked: flag(childOf(xf, 'protection'), 'locked', true),
      hideFormula: flag(childOf(xf, 'protection'), 'hidden'),
    };
  });
  const normal = normalFontId(root);
  const normalFont = fonts[normal] ?? fonts[0] ?? FALLBACK_FONT;
  return { styles: styles.length > 0 ? styles : [plainStyle(normalFont)], normalFont };
}

function plainStyle(font: FontModel): CellStyle {
  return { font, ...readAlignment(undefined), format: 'General', locked: true, hideFormula: false };
}

/** The font record of the style named Normal (built-in 0), else the first font. */
function normalFontId(root: XmlElement | undefined): number {
  const normal = childrenOf(childOf(root, 'cellStyles'), 'cellStyle').find((style) => number(style, 'builtinId') === 0);
  const record = childrenOf(childOf(root, 'cellStyleXfs'), 'xf')[number(normal, 'xfId') ?? 0];
  return number(record, 'fontId') ?? 0;
}

/** `<font>` of the styles part, or `<rPr>` of a rich text run (whose name stands in `rFont`). */
export function readFont(element: XmlElement, palette: Palette): FontModel {
  const value = (local: string) => text(childOf(element, local), 'val');
  const isOn = (local: string) => {
    const child = childOf(element, local);
    return child !== undefined && flag(child, 'val', true);
  };
  const underline = childOf(element, 'u') && (value('u') ?? 'single');
  const color = colorOf(childOf(element, 'color'), palette);
  const script = value('vertAlign');
  const size = Number(value('sz') ?? '');
  return {
    name: value('name') ?? value('rFont') ?? FALLBACK_FONT.name,
    size: size > 0 && size <= 409 ? size : FALLBACK_FONT.size,
    bold: isOn('b'),
    italic: isOn('i'),
    strike: isOn('strike'),
    ...(underline === undefined || underline === 'none'
      ? {}
      : { underline: underline.startsWith('double') ? 'double' : 'single' }),
    ...(color === undefined ? {} : { color }),
    ...(script === 'superscript' ? { script: 'super' } : script === 'subscript' ? { script: 'sub' } : {}),
  };
}

/** `<fill>` of a cell's own style; undefined for none. */
export function readFill(element: XmlElement, palette: Palette): FillModel | undefined {
  const gradient = childOf(element, 'gradientFill');
  if (gradient) {
    const stops = childrenOf(gradient, 'stop').map((stop) => ({
      at: number(stop, 'position') ?? 0,
      color: colorOf(childOf(stop, 'color'), palette) ?? '#ffffff',
    }));
    return stops.length > 0 ? { kind: 'gradient', degree: number(gradient, 'degree') ?? 0, stops } : undefined;
  }
  const pattern = childOf(element, 'patternFill');
  const type = text(pattern, 'patternType') ?? 'none';
  if (type === 'none') return undefined;
  const color = colorOf(childOf(pattern, 'fgColor'), palette) ?? '#000000';
  if (type === 'solid') return { kind: 'solid', color };
  return {
    kind: 'pattern',
    pattern: type,
    color,
    background: colorOf(childOf(pattern, 'bgColor'), palette) ?? '#ffffff',
  };
}

type Borders = Pick<CellStyle, 'top' | 'right' | 'bottom' | 'left' | 'diagonalUp' | 'diagonalDown'>;

/** `<border>`: only the lines that are there. */
export function readBorder(element: XmlElement, palette: Palette): Borders {
  const line = (...locals: string[]) =>
    locals.map((local) => readLine(childOf(element, local), palette)).find((found) => found !== undefined);
  const diagonal = line('diagonal');
  const sides = {
    top: line('top'),
    right: line('right', 'end'),
    bottom: line('bottom'),
    left: line('left', 'start'),
    diagonalUp: flag(element, 'diagonalUp') ? diagonal : undefined,
    diagonalDown: flag(element, 'diagonalDown') ? diagonal : undefined,
  };
  return Object.fromEntries(Object.entries(sides).filter(([, side]) => side !== undefined));
}

function readLine(element: XmlElement | undefined, palette: Palette): BorderLine | undefined {
  const style = text(element, 'style');
  const isKnown = (name: string | undefined): name is BorderStyle => BORDER_STYLES.some((known) => known === name);
  if (!isKnown(style)) return undefined;
  return { style, color: colorOf(childOf(element, 'color'), palette) ?? '#000000' };
}

const HORIZONTAL = [
  'general',
  'left',
  'center',
  'right',
  'fill',
  'justify',
  'centerContinuous',
  'distributed',
] as const;
const VERTICAL = ['top', 'center', 'bottom', 'justify', 'distributed'] as const;
type Alignment = Pick<CellStyle, 'horizontal' | 'vertical' | 'wrap' | 'shrink' | 'indent' | 'rotation'>;

function readAlignment(element: XmlElement | undefined): Alignment {
  const horizontal = text(element, 'horizontal');
  const vertical = text(element, 'vertical');
  const rotation = number(element, 'textRotation') ?? 0;
  return {
    horizontal: HORIZONTAL.find((name) => name === horizontal) ?? 'general',
    vertical: VERTICAL.find((name) => name === vertical) ?? 'bottom',
    wrap: flag(element, 'wrapText'),
    shrink: flag(element, 'shrinkToFit'),
    indent: Math.max(0, Math.min(250, number(element, 'indent') ?? 0)),
    // 0–90 counts anti-clockwise, 91–180 clockwise from 1, 255 is stacked (18.8.1).
    rotation:
      rotation === 255
        ? 'stacked'
        : rotation > 90 && rotation <= 180
          ? 90 - rotation
          : Math.max(0, Math.min(90, rotation)),
  };
}
