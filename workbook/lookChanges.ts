// Looks that conditional formats and table styles lay over cells: `<dxf>` (ECMA-376 part 1, 18.8.14), part by part.
// Law: only what is written changes anything; a solid fill has its colour in the background, unlike a cell's own.
import type { LookChange } from '../core/conditionalModel';
import type { FillModel } from '../core/sheet';
import { readBorder, readFill } from './styles';
import { colorOf, type Palette } from './theme';
import { childOf, childrenOf, flag, text, type XmlElement } from './tree';

/** Looks of conditional formats by their number: `<dxfs>` of the styles part. */
export function readLookChanges(styles: XmlElement | undefined, palette: Palette): readonly LookChange[] {
  return childrenOf(childOf(styles, 'dxfs'), 'dxf').map((dxf) => readLookChange(dxf, palette));
}

/** Reads `<dxf>`, in the styles part or inside a rule of the 2010 extension. */
export function readLookChange(dxf: XmlElement, palette: Palette): LookChange {
  const font = readFontChange(childOf(dxf, 'font'), palette);
  const fill = readFillChange(childOf(dxf, 'fill'), palette);
  const border = childOf(dxf, 'border');
  const { top, right, bottom, left } = border ? readBorder(border, palette) : {};
  const format = text(childOf(dxf, 'numFmt'), 'formatCode');
  return {
    ...(font ? { font } : {}),
    ...(fill ? { fill } : {}),
    ...(top ? { top } : {}),
    ...(right ? { right } : {}),
    ...(bottom ? { bottom } : {}),
    ...(left ? { left } : {}),
    ...(format ? { format } : {}),
  };
}

function readFontChange(font: XmlElement | undefined, palette: Palette): LookChange['font'] {
  if (!font) return undefined;
  const color = colorOf(childOf(font, 'color'), palette);
  const on = (local: string) => {
    const child = childOf(font, local);
    return child === undefined ? undefined : flag(child, 'val', true);
  };
  const [bold, italic, strike] = [on('b'), on('i'), on('strike')];
  const underline = childOf(font, 'u') && (text(childOf(font, 'u'), 'val') ?? 'single');
  return {
    ...(color === undefined ? {} : { color }),
    ...(bold === undefined ? {} : { bold }),
    ...(italic === undefined ? {} : { italic }),
    ...(strike === undefined ? {} : { strike }),
    ...(underline === undefined || underline === 'none'
      ? {}
      : { underline: underline.startsWith('double') ? 'double' : 'single' }),
  };
}

function readFillChange(fill: XmlElement | undefined, palette: Palette): FillModel | undefined {
  const pattern = childOf(fill, 'patternFill');
  if (!fill || !pattern) return fill && readFill(fill, palette);
  const type = text(pattern, 'patternType') ?? 'solid';
  if (type !== 'solid') return readFill(fill, palette);
  const color = colorOf(childOf(pattern, 'bgColor'), palette) ?? colorOf(childOf(pattern, 'fgColor'), palette);
  return color === undefined ? undefined : { kind: 'solid', color };
}
