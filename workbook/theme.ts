// Colours as a workbook writes them (rgb, theme with tint, palette index, automatic) → `#rrggbb`.
// Law: one place resolves them (ECMA-376 part 1, 18.8.3 and 18.8.19); what cannot be resolved is automatic, never a guess.
import { childOf, flag, number, text, type XmlElement } from './tree';

export interface Palette {
  /** The twelve theme colours by their number in the file: background 1, text 1, background 2, text 2, accents 1–6, links. */
  readonly theme: readonly string[];
  readonly indexed: readonly string[];
}

/** The palette of Excel 97 (18.8.27); 64 and 65 are the window's text and background. */
const STANDARD_INDEXED: readonly string[] = (
  '000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff 000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff ' +
  '800000 008000 000080 808000 800080 008080 c0c0c0 808080 9999ff 993366 ffffcc ccffff 660066 ff8080 0066cc ccccff ' +
  '000080 ff00ff ffff00 00ffff 800080 800000 008080 0000ff 00ccff ccffff ccffcc ffff99 99ccff ff99cc cc99ff ffcc99 ' +
  '3366ff 33cccc 99cc00 ffcc00 ff9900 ff6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333'
)
  .split(' ')
  .map((rgb) => `#${rgb}`);

/** The Office theme of 2007, for workbooks without one. */
const OFFICE_THEME: readonly string[] =
  'ffffff 000000 eeece1 1f497d 4f81bd c0504d 9bbb59 8064a2 4bacc6 f79646 0000ff 800080'
    .split(' ')
    .map((rgb) => `#${rgb}`);

/** File numbers 0–3 name light 1, dark 1, light 2, dark 2, although the theme part lists dark first. */
const THEME_ORDER = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
];

/** Palette from the roots of the theme and styles parts; either may be absent. */
export function paletteOf(theme: XmlElement | undefined, styles: XmlElement | undefined): Palette {
  const scheme = childOf(childOf(theme, 'themeElements'), 'clrScheme');
  const custom = childOf(childOf(styles, 'colors'), 'indexedColors')?.children ?? [];
  return {
    theme: THEME_ORDER.map((name, i) => schemeColor(childOf(scheme, name)) ?? (OFFICE_THEME[i] as string)),
    indexed: STANDARD_INDEXED.map((rgb, i) => hexOf(text(custom[i], 'rgb')) ?? rgb),
  };
}

/** `<color>`, `<fgColor>` …; undefined for automatic, absent and unknown. */
export function colorOf(element: XmlElement | undefined, palette: Palette): string | undefined {
  if (element === undefined || flag(element, 'auto')) return undefined;
  const base = baseColor(element, palette);
  const tint = number(element, 'tint') ?? 0;
  return base === undefined || tint === 0 ? base : tinted(base, tint);
}

function baseColor(element: XmlElement, palette: Palette): string | undefined {
  const rgb = hexOf(text(element, 'rgb'));
  if (rgb !== undefined) return rgb;
  const theme = number(element, 'theme');
  if (theme !== undefined) return palette.theme[theme];
  const indexed = number(element, 'indexed');
  if (indexed === undefined || indexed === 64) return undefined;
  return indexed === 65 ? '#ffffff' : palette.indexed[indexed];
}

function hexOf(written: string | undefined): string | undefined {
  return written !== undefined && /^(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}$/.test(written)
    ? `#${written.slice(-6).toLowerCase()}`
    : undefined;
}

function schemeColor(element: XmlElement | undefined): string | undefined {
  const color = element?.children[0];
  switch (color?.local) {
    case 'srgbClr':
      return hexOf(text(color, 'val'));
    case 'sysClr':
      return hexOf(text(color, 'lastClr')) ?? (text(color, 'val') === 'window' ? '#ffffff' : '#000000');
    case 'scrgbClr':
      return hexOfParts(
        [number(color, 'r') ?? 0, number(color, 'g') ?? 0, number(color, 'b') ?? 0].map((part) => part / 100_000),
      );
    default:
      return undefined;
  }
}

/** Hue, lightness and saturation count to this, in whole numbers, as in Windows; Excel's colours show the rounding. */
const WHOLE = 240;

/** Lightens (tint > 0) or darkens (tint < 0) by moving the lightness of the colour (18.8.19), to the very shade Excel shows. */
export function tinted(color: string, tint: number): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const sum = most + least;
  const span = most - least;
  const lightness = Math.trunc((sum * WHOLE + 255) / 510);
  const amount = Math.max(-1, Math.min(1, tint));
  // Tints are written as 0.3999…: a trifle is added before the fraction is cut off.
  const moved = amount < 0 ? lightness * (1 + amount) : lightness * (1 - amount) + WHOLE * amount;
  const target = Math.trunc(moved + 0.02);
  if (span === 0) return hexOfParts([target / WHOLE, target / WHOLE, target / WHOLE]);
  const base = lightness <= WHOLE / 2 ? sum : 510 - sum;
  const saturation = Math.trunc((span * WHOLE + Math.trunc(base / 2)) / base);
  const lack = (part: number) => Math.trunc(((most - part) * (WHOLE / 6) + Math.trunc(span / 2)) / span);
  const hue =
    most === red
      ? lack(blue) - lack(green)
      : most === green
        ? WHOLE / 3 + lack(red) - lack(blue)
        : (2 * WHOLE) / 3 + lack(green) - lack(red);
  const upper =
    target <= WHOLE / 2
      ? Math.trunc((target * (WHOLE + saturation) + WHOLE / 2) / WHOLE)
      : target + saturation - Math.trunc((target * saturation + WHOLE / 2) / WHOLE);
  const lower = 2 * target - upper;
  const channel = (shift: number) => {
    const at = (hue + shift + WHOLE) % WHOLE;
    const slope = (distance: number) => lower + Math.trunc(((upper - lower) * distance + WHOLE / 12) / (WHOLE / 6));
    if (at < WHOLE / 6) return slope(at);
    if (at < WHOLE / 2) return upper;
    return at < (2 * WHOLE) / 3 ? slope((2 * WHOLE) / 3 - at) : lower;
  };
  return hexOfParts([WHOLE / 3, 0, -WHOLE / 3].map((shift) => channel(shift) / WHOLE));
}

function hexOfParts(parts: readonly number[]): string {
  const byte = (part: number) =>
    Math.round(Math.max(0, Math.min(1, part)) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${parts.map(byte).join('')}`;
}
