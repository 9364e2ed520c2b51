// Form controls, ActiveX controls and embedded objects, whose places stand in the old drawing part (VML). That part is
// often no well-formed XML, so it is searched as text. Law: only places and captions are taken; notes are not controls.

import { EMU_PER_PIXEL } from '../core/anchor';
import type { Anchor, DrawingModel } from '../core/drawingModel';
import { anchorPoint } from './anchors';
import { MAX_DRAWINGS } from './limits';
import { decodeText } from './xmlText';

type AbsoluteAnchor = Extract<Anchor, { kind: 'absolute' }>;

const KIND = /<x:ClientData\s[^>]*ObjectType="([A-Za-z]{1,20})"/;
const ANCHOR = /<x:Anchor>\s*([\d\s,.-]{1,200})<\/x:Anchor>/;
const MAX_CAPTION_CHARS = 200;
/** A shape with its styles and texts; a real one has some 2,000 characters. */
const MAX_SHAPE_MARKUP = 50_000;

/** Controls and objects of an old drawing part, in its order, at most MAX_DRAWINGS; undefined for one without a place. */
export function readControls(vml: string): readonly (DrawingModel | undefined)[] {
  const found: (DrawingModel | undefined)[] = [];
  for (const { shape, group } of shapesOf(vml)) {
    if (found.length >= MAX_DRAWINGS) break;
    const kind = KIND.exec(shape)?.[1];
    if (kind === undefined || kind === 'Note') continue;
    const anchor = cellsAnchor(shape) ?? (group === undefined ? styleAnchor(shape) : memberAnchor(shape, group));
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
function styleAnchor(tag: string): AbsoluteAnchor | undefined {
  const { x, y, width, height } = styleBox(tag);
  if (x === undefined || y === undefined || !(width && height)) return undefined;
  return { kind: 'absolute', x, y, width, height };
}

/** Members of a group count in its own units, from its own origin. */
function memberAnchor(shape: string, group: string): AbsoluteAnchor | undefined {
  const [outer, own] = [styleAnchor(group), styleAnchor(shape)];
  const pair = (name: string) => new RegExp(`${name}="(-?\\d{1,9}),(-?\\d{1,9})"`).exec(group);
  const [origin, size] = [pair('coordorigin'), pair('coordsize')];
  if (!outer || !own || !(Number(size?.[1]) > 0 && Number(size?.[2]) > 0)) return undefined;
  const [across, down] = [outer.width / Number(size?.[1]), outer.height / Number(size?.[2])];
  return {
    kind: 'absolute',
    x: outer.x + (own.x / EMU_PER_PIXEL - Number(origin?.[1] ?? 0)) * across,
    y: outer.y + (own.y / EMU_PER_PIXEL - Number(origin?.[2] ?? 0)) * down,
    width: (own.width / EMU_PER_PIXEL) * across,
    height: (own.height / EMU_PER_PIXEL) * down,
  };
}

function styleBox(tag: string) {
  const style = /^<v:[a-z]+\s[^>]*?\sstyle=["']([^"'>]{0,2000})/.exec(tag)?.[1] ?? '';
  const length = (name: string) => {
    const [, value, unit] = new RegExp(`(?:^|;)\\s*(?:margin-)?${name}:\\s*([\\d.]+)(pt)?`).exec(style) ?? [];
    return value === undefined ? undefined : Math.min(2e8, Number(value) * (unit ? 12_700 : EMU_PER_PIXEL));
  };
  return { x: length('left'), y: length('top'), width: length('width'), height: length('height') };
}

/** The shapes of the part one after the other with the opening tag of their group; each place is searched once. */
function* shapesOf(vml: string): Generator<{ readonly shape: string; readonly group: string | undefined }> {
  let group: string | undefined;
  let groupEnd = -1;
  let nextGroup = vml.indexOf('<v:group ');
  for (let from = vml.indexOf('<v:shape '); from >= 0; from = vml.indexOf('<v:shape ', from + 1)) {
    const to = vml.indexOf('</v:shape>', from);
    if (to < 0) return;
    while (nextGroup >= 0 && nextGroup < from) {
      group = vml.slice(nextGroup, Math.min(vml.indexOf('>', nextGroup) + 1, nextGroup + 4000));
      groupEnd = vml.indexOf('</v:group>', nextGroup);
      nextGroup = vml.indexOf('<v:group ', nextGroup + 1);
    }
    if (to - from <= MAX_SHAPE_MARKUP) yield { shape: vml.slice(from, to), group: from < groupEnd ? group : undefined };
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
