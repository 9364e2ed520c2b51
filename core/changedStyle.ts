// A cell's own style with what a conditional format or a table style lays over it. Law: the same style and the same
// change always give the same object, so that what is drawn from it need not be worked out again.
import type { LookChange } from './conditionalModel';
import type { CellStyle } from './sheet';

type Kept = WeakMap<CellStyle, WeakMap<LookChange, CellStyle>>;
const over: Kept = new WeakMap();
const under: Kept = new WeakMap();

/** A rule's look goes over the cell's own. */
export function changedStyle(style: CellStyle, change: LookChange | undefined): CellStyle {
  if (change === undefined) return style;
  return kept(over, style, change, () => {
    const { font, ...rest } = change;
    return { ...style, ...rest, font: { ...style.font, ...font } };
  });
}

/** A table's look goes under the cell's own: fills, lines and colours that the cell has stay. */
export function styleOverTable(style: CellStyle, change: LookChange | undefined): CellStyle {
  if (change === undefined) return style;
  return kept(under, style, change, () => {
    const { font, ...rest } = change;
    const { color } = style.font;
    const takesColor = (color === undefined || color === '#000000') && style.fill === undefined;
    return {
      ...rest,
      ...style,
      font: {
        ...style.font,
        ...(font?.bold ? { bold: true } : {}),
        ...(takesColor && font?.color !== undefined ? { color: font.color } : {}),
      },
    };
  });
}

function kept(store: Kept, style: CellStyle, change: LookChange, make: () => CellStyle): CellStyle {
  const changes = store.get(style) ?? new WeakMap<LookChange, CellStyle>();
  store.set(style, changes);
  const found = changes.get(change) ?? make();
  changes.set(change, found);
  return found;
}
