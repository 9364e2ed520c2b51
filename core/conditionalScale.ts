// Scales of conditional formats: bounds of a colour scale, a data bar or an icon set from the values of a range, and what
// one value gets of them. Law: a value outside the bounds gets the nearest; equal bounds never divide by nought.
import type { ColorScaleTest, DataBarTest, Icon, IconSetTest, Threshold } from './conditionalModel';

/** A bar inside a cell, in shares of its width, 0 at the left. */
export interface ShownBar {
  readonly from: number;
  readonly to: number;
  readonly color: string;
  readonly border?: string;
  /** Fades towards its end: to the right, or to the left for negative values. */
  readonly fade?: 'right' | 'left';
  /** Where bars leave in both directions. */
  readonly axis?: number;
}

/** Numbers of a range in ascending order. */
export type Numbers = readonly number[];

/** The number a bound stands for; undefined when it cannot be known. `computed` answers bounds given by a formula. */
export function boundOf(
  { kind, value }: Threshold,
  numbers: Numbers,
  computed: (formula: string) => number | undefined,
): number | undefined {
  const least = numbers[0];
  const most = numbers.at(-1);
  if (least === undefined || most === undefined) return undefined;
  switch (kind) {
    case 'min':
      return least;
    case 'max':
      return most;
    case 'autoMin':
      return Math.min(0, least);
    case 'autoMax':
      return Math.max(0, most);
    case 'percent': {
      const share = given(value, computed);
      return share === undefined ? undefined : least + ((most - least) * clamp(share, 0, 100)) / 100;
    }
    case 'percentile': {
      const share = given(value, computed);
      return share === undefined ? undefined : percentile(numbers, clamp(share, 0, 100) / 100);
    }
    default:
      return given(value, computed);
  }
}

function given(value: string, computed: (formula: string) => number | undefined): number | undefined {
  const plain = value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(plain) ? plain : computed(value);
}

/** PERCENTILE.INC: between two neighbours in proportion. */
function percentile(numbers: Numbers, share: number): number {
  const place = share * (numbers.length - 1);
  const low = numbers[Math.floor(place)] as number;
  const high = numbers[Math.ceil(place)] as number;
  return low + (high - low) * (place - Math.floor(place));
}

/** The colour of a value between its stops (ECMA-376 part 1, 18.3.1.16). */
export function scaleColor(
  { stops }: ColorScaleTest,
  bounds: readonly (number | undefined)[],
  value: number,
): string | undefined {
  for (let i = 1; i < stops.length; i++) {
    const [low, high] = [bounds[i - 1], bounds[i]];
    const [from, to] = [stops[i - 1]?.color, stops[i]?.color];
    if (low === undefined || high === undefined || from === undefined || to === undefined) return undefined;
    if (value <= low) return from;
    if (value <= high) return mixed(from, to, (value - low) / (high - low));
  }
  return stops.at(-1)?.color;
}

function mixed(from: string, to: string, share: number): string {
  const part = (color: string, at: number) => Number.parseInt(color.slice(at, at + 2), 16);
  const channel = (at: number) => Math.round(part(from, at) + (part(to, at) - part(from, at)) * share);
  return `#${[1, 3, 5].map((at) => channel(at).toString(16).padStart(2, '0')).join('')}`;
}

/** The bar of a value; undefined when it has none. */
export function barOf(test: DataBarTest, low: number, high: number, value: number): ShownBar | undefined {
  const [least, most] = low <= high ? [low, high] : [high, low];
  const isNegative = value < 0;
  const color = isNegative ? (test.negativeColor ?? test.color) : test.color;
  const paint = (from: number, to: number, axis?: number): ShownBar | undefined =>
    to - from < 1e-6
      ? axis === undefined
        ? undefined
        : { from, to, color, axis }
      : {
          from,
          to,
          color,
          ...(test.border === undefined ? {} : { border: test.border }),
          ...(test.gradient ? { fade: isNegative && axis !== undefined ? 'left' : 'right' } : {}),
          ...(axis === undefined ? {} : { axis }),
        };
  if (test.axis !== 'none' && least < 0) {
    const axis = test.axis === 'middle' ? 0.5 : most <= 0 ? 1 : -least / (most - least);
    const reach = isNegative ? (value <= least ? 1 : value / least) : most <= 0 ? 0 : value >= most ? 1 : value / most;
    return isNegative ? paint(axis - axis * reach, axis, axis) : paint(axis, axis + (1 - axis) * reach, axis);
  }
  const share = most === least ? (value >= most ? 1 : 0) : clamp((value - least) / (most - least), 0, 1);
  return paint(0, (test.shortest + (test.longest - test.shortest) * share) / 100);
}

/** The sign of a value; undefined when a bound is not known. */
export function iconOf(
  { thresholds, icons }: IconSetTest,
  bounds: readonly (number | undefined)[],
  value: number,
): Icon | undefined {
  for (let i = thresholds.length - 1; i > 0; i--) {
    const bound = bounds[i];
    if (bound === undefined) return undefined;
    if (thresholds[i]?.orEqual ? value >= bound : value > bound) return icons[i];
  }
  return icons[0];
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
