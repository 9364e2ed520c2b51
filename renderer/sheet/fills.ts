// Fills of cells → CSS backgrounds. Patterns of the file format (ECMA-376 part 1, 18.18.55) become repeating gradients of
// the same density and direction. Law: colours come from the template, never from the program's look.
import type { FillModel } from '../../core/sheet';

export function fillBackground(fill: FillModel): string {
  switch (fill.kind) {
    case 'solid':
      return fill.color;
    case 'gradient': {
      const stops = fill.stops.map(({ at, color }) => `${color} ${Math.round(at * 1000) / 10}%`);
      // The format counts degrees clockwise from left-to-right, CSS from bottom-to-top.
      return stops.length > 0 ? `linear-gradient(${fill.degree + 90}deg, ${stops.join(', ')})` : 'none';
    }
    case 'pattern':
      return patternBackground(fill.pattern, fill.color, fill.background);
  }
}

const GRAYS: Readonly<Record<string, number>> = {
  gray0625: 6.25,
  gray125: 12.5,
  lightGray: 25,
  mediumGray: 50,
  darkGray: 75,
};
const STRIPES: Readonly<Record<string, readonly [angle: number, thick: boolean][]>> = {
  lightHorizontal: [[0, false]],
  darkHorizontal: [[0, true]],
  lightVertical: [[90, false]],
  darkVertical: [[90, true]],
  lightDown: [[45, false]],
  darkDown: [[45, true]],
  lightUp: [[135, false]],
  darkUp: [[135, true]],
  lightGrid: [
    [0, false],
    [90, false],
  ],
  darkGrid: [
    [45, true],
    [135, true],
  ],
  lightTrellis: [
    [45, false],
    [135, false],
  ],
  darkTrellis: [
    [45, true],
    [135, true],
  ],
};

function patternBackground(pattern: string, color: string, background: string): string {
  const gray = GRAYS[pattern];
  if (gray !== undefined) return `color-mix(in srgb, ${color} ${gray}%, ${background})`;
  const stripes = STRIPES[pattern];
  if (!stripes) return background;
  const lines = stripes.map(
    ([angle, thick]) =>
      `repeating-linear-gradient(${angle}deg, ${color} 0 ${thick ? 2 : 1}px, transparent ${thick ? 2 : 1}px 4px)`,
  );
  return `${lines.join(', ')}, ${background}`;
}
