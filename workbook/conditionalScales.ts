// Colour scales, data bars and icon sets as the file writes them, in 2007 and 2010 parts (ECMA-376 part 1, 18.3.1.16,
// 18.3.1.28, 18.3.1.49; MS-XLSX 2.6.4). Law: the 2010 part refines the 2007 one; what is incomplete is no rule.
import type { ConditionalTest, DataBarTest, Icon, Threshold } from '../core/conditionalModel';
import { colorOf, type Palette } from './theme';
import { childOf, childrenOf, flag, number, text, type XmlElement } from './tree';

/** The scale of a rule; `extension` is the 2010 part that belongs to it. */
export function scaleTestOf(
  rule: XmlElement,
  extension: XmlElement | undefined,
  palette: Palette,
): ConditionalTest | undefined {
  switch (text(rule, 'type')) {
    case 'colorScale': {
      const scale = childOf(rule, 'colorScale');
      const thresholds = thresholdsOf(scale);
      const colors = childrenOf(scale, 'color').map((color) => colorOf(color, palette) ?? '#ffffff');
      if (thresholds.length < 2 || thresholds.length > 3 || thresholds.length !== colors.length) return undefined;
      return { kind: 'colorScale', stops: thresholds.map((at, i) => ({ at, color: colors[i] as string })) };
    }
    case 'dataBar':
      return dataBarOf(childOf(rule, 'dataBar'), childOf(extension, 'dataBar'), palette);
    case 'iconSet':
      return iconSetOf(childOf(rule, 'iconSet'));
    default:
      return undefined;
  }
}

const KINDS: Readonly<Record<string, Threshold['kind']>> = {
  min: 'min',
  max: 'max',
  autoMin: 'autoMin',
  autoMax: 'autoMax',
  num: 'number',
  percent: 'percent',
  percentile: 'percentile',
  formula: 'formula',
};

function thresholdsOf(scale: XmlElement | undefined): readonly Threshold[] {
  return childrenOf(scale, 'cfvo').map((bound) => ({
    kind: KINDS[text(bound, 'type') ?? ''] ?? 'number',
    value: text(bound, 'val') ?? childOf(bound, 'f')?.text.trim() ?? '',
    orEqual: flag(bound, 'gte', true),
  }));
}

function dataBarOf(
  main: XmlElement | undefined,
  refined: XmlElement | undefined,
  palette: Palette,
): DataBarTest | undefined {
  // A rule that stands in the extension alone has all in one place.
  const is2010 = refined !== undefined || childOf(main, 'fillColor') !== undefined;
  const bar = refined ?? main;
  const coarse = thresholdsOf(main);
  // Some programs repeat the kind of a bound and leave its value to the 2007 part.
  const [min, max] = thresholdsOf(bar).map((bound, i) =>
    bound.value === '' && coarse[i]?.kind === bound.kind ? (coarse[i] as Threshold) : bound,
  );
  if (!bar || !min || !max) return undefined;
  const colored = (local: string) => colorOf(childOf(bar, local), palette);
  const color = colored('fillColor') ?? colorOf(childOf(main, 'color'), palette) ?? '#638ec6';
  const [border, negative] = [colored('borderColor'), colored('negativeFillColor')];
  const axis = text(bar, 'axisPosition');
  const percent = (name: string, otherwise: number) => Math.min(100, Math.max(0, number(bar, name) ?? otherwise));
  return {
    kind: 'dataBar',
    min,
    max,
    color,
    ...(flag(bar, 'negativeBarColorSameAsPositive') || negative === undefined ? {} : { negativeColor: negative }),
    ...(flag(bar, 'border') && border !== undefined ? { border } : {}),
    gradient: flag(bar, 'gradient', true),
    showValue: flag(bar, 'showValue', true) && flag(main, 'showValue', true),
    shortest: percent('minLength', is2010 ? 0 : 10),
    longest: percent('maxLength', is2010 ? 100 : 90),
    axis: !is2010 || axis === 'none' ? 'none' : axis === 'middle' ? 'middle' : 'automatic',
  };
}

function iconSetOf(set: XmlElement | undefined): ConditionalTest | undefined {
  const name = text(set, 'iconSet') ?? '3TrafficLights1';
  const thresholds = thresholdsOf(set);
  if (thresholds.length < 2 || thresholds.length > 5) return undefined;
  const custom = childrenOf(set, 'cfIcon').map(
    (icon): Icon => ({ set: text(icon, 'iconSet') ?? 'NoIcons', index: number(icon, 'iconId') ?? 0 }),
  );
  const own = thresholds.map((_, index): Icon => ({ set: name, index }));
  const icons = custom.length === thresholds.length ? custom : flag(set, 'reverse') ? own.reverse() : own;
  return { kind: 'iconSet', thresholds, icons, showValue: flag(set, 'showValue', true) };
}
