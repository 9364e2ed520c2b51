// Colours of drawings (ECMA-376 part 1, 20.1.2.3): a base with changes of brightness and opacity → `#rrggbb[aa]`.
// Law: what cannot be resolved is no colour, and the shape is then drawn without it.
import type { Palette } from './theme';
import { number, text, type XmlElement } from './tree';

/** Names of scheme colours by their number in Palette.theme. */
const SCHEME: Readonly<Record<string, number>> = {
  bg1: 0,
  lt1: 0,
  tx1: 1,
  dk1: 1,
  bg2: 2,
  lt2: 2,
  tx2: 3,
  dk2: 3,
  accent1: 4,
  accent2: 5,
  accent3: 6,
  accent4: 7,
  accent5: 8,
  accent6: 9,
  hlink: 10,
  folHlink: 11,
};

const PRESETS: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#ffffff',
  red: '#ff0000',
  green: '#008000',
  blue: '#0000ff',
  yellow: '#ffff00',
  gray: '#808080',
  orange: '#ffa500',
};

/** The colour inside `<a:solidFill>` and its like; `placeholder` stands for phClr of a style's own. */
export function drawingColor(
  holder: XmlElement | undefined,
  palette: Palette,
  placeholder?: string,
): string | undefined {
  const element = holder?.children.find((child) => child.local.endsWith('Clr'));
  const base = element && baseColor(element, palette, placeholder);
  if (!element || base === undefined) return undefined;
  let [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(base.slice(at, at + 2), 16) / 255) as Rgb;
  let alpha = 1;
  for (const change of element.children) {
    const share = (number(change, 'val') ?? 100_000) / 100_000;
    if (change.local === 'alpha') alpha = share;
    else if (change.local === 'lumMod') [red, green, blue] = lightened([red, green, blue], (light) => light * share);
    else if (change.local === 'lumOff') [red, green, blue] = lightened([red, green, blue], (light) => light + share);
    else if (change.local === 'shade') [red, green, blue] = [red * share, green * share, blue * share];
    else if (change.local === 'tint')
      [red, green, blue] = [1 - (1 - red) * share, 1 - (1 - green) * share, 1 - (1 - blue) * share];
  }
  const byte = (part: number) =>
    Math.round(Math.max(0, Math.min(1, part)) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${byte(red)}${byte(green)}${byte(blue)}${alpha < 1 ? byte(alpha) : ''}`;
}

type Rgb = [number, number, number];

function baseColor(element: XmlElement, palette: Palette, placeholder: string | undefined): string | undefined {
  const value = text(element, 'val') ?? '';
  switch (element.local) {
    case 'srgbClr':
      return hex(value);
    case 'sysClr':
      return hex(text(element, 'lastClr') ?? '') ?? (value === 'window' ? '#ffffff' : '#000000');
    case 'prstClr':
      return PRESETS[value];
    case 'schemeClr':
      return value === 'phClr' ? placeholder : palette.theme[SCHEME[value] ?? -1];
    default:
      return undefined;
  }
}

function hex(written: string): string | undefined {
  return /^[0-9A-Fa-f]{6}$/.test(written) ? `#${written.toLowerCase()}` : undefined;
}

/** Moves the lightness (HSL) and keeps hue and saturation. */
function lightened([red, green, blue]: Rgb, move: (light: number) => number): Rgb {
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const light = (most + least) / 2;
  const target = Math.max(0, Math.min(1, move(light)));
  if (most === least) return [target, target, target];
  // Saturation stays, so the distance of each part from the lightness scales with the room there is.
  const room = (at: number) => 1 - Math.abs(2 * at - 1);
  const factor = room(light) === 0 ? 0 : room(target) / room(light);
  const part = (value: number) => target + (value - light) * factor;
  return [part(red), part(green), part(blue)];
}
