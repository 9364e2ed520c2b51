// Form controls, ActiveX controls and embedded objects, whose places stand in the old drawing part (VML). That part is
// often no well-formed XML, so it is searched as text. Law: only places and captions are taken; notes are not controls.

import { EMU_PER_PIXEL } from '../core/anchor';
import type { Anchor, DrawingModel } from '../core/drawingModel';
import { anchorPoint } from './anchors';
import { MAX_DRAWINGS } from './limits';
import { decodeText } from './xmlText';

const KIND = /<x:ClientData\s[^>]*ObjectType="([A-Za-z]{1,20})"/;
const ANCHOR = /<x:Anchor>\s*([\d\s,.-]{1,200})<\/x:Anchor>/;
const MAX_CAPTION_CHARS = 200;
/** A shape with its styles and texts; a real one has some 2,000 characters. */
const MAX_SHAPE_MARKUP = 50_000;

/** Controls and objects of an old drawing part, in its order, at most MAX_DRAWINGS; undefined for one without a place. */
export function readControls(vml: string): readonly (DrawingModel | undefined)[] {
  const found: (DrawingModel | undefined)[] = [];
  for (const shape of shapesOf(vml)) {
    if (found.length >= MAX_DRAWINGS) break;
    const kind = KIND.exec(shape)?.[1];
    if (kind === undefined || kind === 'Note') continue;
    const anchor = cellsAnchor(shape) ?? styleAnchor(shape);
    found.push(
      anchor && {
        // Pictures of ActiveX controls and of embedded objects cannot be told apart here; both are used in WPS only.
        kind: kind === 'Pict' ? 'object' : 'control',
        anchor,
        name: captionOf(shape),
        printed: !/<x:PrintObject>\s*False/i.test(shape),
      },
    );
  }
  return found;
}

function cellsAnchor(shape: string): Anchor | undefined {
  const places = ANCHOR.exec(shape)?.[1]
    ?.split(',')
    .map((part) => Number(part.trim()));
  if (places?.length !== 8 || places.some(Number.isNaN)) return undefined;
  const [left = 0, dx = 0, top = 0, dy = 0, right = 0, toDx = 0, bottom = 0, toDy = 0] = places;
  return {
    kind: 'twoCell',
    from: anchorPoint(top, left, dx * EMU_PER_PIXEL, dy * EMU_PER_PIXEL),
    to: anchorPoint(bottom, right, toDx * EMU_PER_PIXEL, toDy * EMU_PER_PIXEL),
  };
}

/** Shapes that do not move with cells have their place in their style: pixels, or points where it says so. */
function styleAnchor(shape: string): Anchor | undefined {
  const style = /^<v:shape\s[^>]*?\sstyle=["']([^"'>]{0,2000})/.exec(shape)?.[1] ?? '';
  const length = (name: string) => {
    const [, value, unit] = new RegExp(`(?:^|;)\\s*(?:margin-)?${name}:\\s*([\\d.]+)(pt)?`).exec(style) ?? [];
    return value === undefined ? undefined : Math.min(2e8, Number(value) * (unit ? 12_700 : EMU_PER_PIXEL));
  };
  const [x, y, width, height] = [length('left'), length('top'), length('width'), length('height')];
  if (x === undefined || y === undefined || !(width && height)) return undefined;
  return { kind: 'absolute', x, y, width, height };
}

/** The shapes of the part one after the other, each searched once; a shape never holds another. */
function* shapesOf(vml: string): Generator<string> {
  for (let from = vml.indexOf('<v:shape '); from >= 0; from = vml.indexOf('<v:shape ', from + 1)) {
    const to = vml.indexOf('</v:shape>', from);
    if (to < 0) return;
    if (to - from <= MAX_SHAPE_MARKUP) yield vml.slice(from, to);
    from = to;
  }
}

function captionOf(shape: string): string {
  const from = shape.indexOf('<v:textbox');
  const to = shape.indexOf('</v:textbox>', from);
  if (from < 0 || to < 0) return '';
  const bare = shape.slice(from, to).replace(/<[^<>]*>/g, ' ');
  return (decodeText(bare) ?? '').replace(/\s+/g, ' ').trim().slice(0, MAX_CAPTION_CHARS);
}
