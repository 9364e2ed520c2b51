// Anchors of a drawing part → rows, columns and EMU (ECMA-376 part 1, 20.5.2), and shares of a group for its members.
// Law: places outside a sheet are brought to its edge; sizes without sense are nought, never negative.
import type { Anchor, AnchorPoint, Share } from '../core/drawingModel';
import { MAX_COL, MAX_ROW, type Range } from '../core/ref';
import { childOf, number, numberOf, type XmlElement } from './tree';

/** Widest box in EMU: 20,000 points, beyond any sheet that is drawn. */
const MAX_EMU = 20_000 * 12_700;

/** Reads `<xdr:twoCellAnchor>`, `<xdr:oneCellAnchor>` or `<xdr:absoluteAnchor>`. */
export function readAnchor(element: XmlElement): Anchor | undefined {
  const size = childOf(element, 'ext');
  const width = emu(number(size, 'cx'));
  const height = emu(number(size, 'cy'));
  if (element.local === 'absoluteAnchor') {
    const at = childOf(element, 'pos');
    return { kind: 'absolute', x: emu(number(at, 'x')), y: emu(number(at, 'y')), width, height };
  }
  const from = pointOf(childOf(element, 'from'));
  if (!from) return undefined;
  if (element.local === 'oneCellAnchor') return { kind: 'oneCell', from, width, height };
  const to = pointOf(childOf(element, 'to'));
  return to && { kind: 'twoCell', from, to };
}

/** The anchor that covers a range of cells. */
export function anchorOfRange({ top, left, bottom, right }: Range): Anchor {
  return {
    kind: 'twoCell',
    from: { row: top, col: left, dx: 0, dy: 0 },
    to: anchorPoint(bottom, right, 0, 0),
  };
}

/** Rows and columns from 0 as files count them, offsets in EMU. */
export function anchorPoint(row: number, col: number, dx: number, dy: number): AnchorPoint {
  return {
    row: Math.min(MAX_ROW, Math.max(0, Math.trunc(row)) + 1),
    col: Math.min(MAX_COL, Math.max(0, Math.trunc(col)) + 1),
    dx: emu(dx),
    dy: emu(dy),
  };
}

function pointOf(marker: XmlElement | undefined): AnchorPoint | undefined {
  const value = (local: string) => numberOf(childOf(marker, local)?.text);
  const [row, col] = [value('row'), value('col')];
  if (row === undefined || col === undefined) return undefined;
  return anchorPoint(row, col, value('colOff') ?? 0, value('rowOff') ?? 0);
}

function emu(value: number | undefined): number {
  return Math.min(MAX_EMU, Math.max(0, value ?? 0));
}

/** The share of a group's box that a member takes, given the share of the group itself (20.1.7.5). */
export function memberShare(group: XmlElement, member: XmlElement, outer: Share): Share {
  const frame = childOf(childOf(group, 'grpSpPr'), 'xfrm');
  const own =
    childOf(childOf(member, member.local === 'grpSp' ? 'grpSpPr' : 'spPr'), 'xfrm') ?? childOf(member, 'xfrm');
  const space = { at: childOf(frame, 'chOff'), size: childOf(frame, 'chExt') };
  const share = (from: 'x' | 'y', length: 'cx' | 'cy') => {
    const whole = number(space.size, length) ?? 0;
    if (whole <= 0) return { start: 0, size: 1 };
    const start = ((number(childOf(own, 'off'), from) ?? 0) - (number(space.at, from) ?? 0)) / whole;
    return { start, size: (number(childOf(own, 'ext'), length) ?? 0) / whole };
  };
  const [across, down] = [share('x', 'cx'), share('y', 'cy')];
  return {
    x: outer.x + across.start * outer.width,
    y: outer.y + down.start * outer.height,
    width: Math.max(0, across.size * outer.width),
    height: Math.max(0, down.size * outer.height),
  };
}
