// Tables of a sheet (ECMA-376 part 1, 18.5.1) with the look of the simple built-in styles: Light 1–21 and Medium 1–7.
// Law: a style that is not simple changes nothing; a cell's own format always goes before the table's.
import type { LookChange } from '../core/conditionalModel';
import type { TableLook, TableModel } from '../core/drawingModel';
import { parseRange } from '../core/ref';
import { MAX_TABLES } from './limits';
import type { Package } from './package';
import type { Relationship } from './parts';
import { type Palette, tinted } from './theme';
import { childOf, flag, number, readTree, text, type XmlElement } from './tree';

/** Reads the tables among the parts related to a sheet. */
export function readTables(pkg: Package, relations: readonly Relationship[], palette: Palette): readonly TableModel[] {
  const parts = relations.flatMap((one) => (one.type === 'table' && one.part ? [one.part] : [])).slice(0, MAX_TABLES);
  return parts.flatMap((part) => {
    const root = readTree(pkg.xml(part).toRoot());
    const range = parseRange(text(root, 'ref') ?? '');
    if (!range) return [];
    const info = childOf(root, 'tableStyleInfo');
    const style = text(info, 'name');
    const look = info && style !== undefined ? lookOf(style, info, palette) : undefined;
    return [
      {
        range,
        name: text(root, 'displayName') ?? text(root, 'name') ?? '',
        headerRow: (number(root, 'headerRowCount') ?? 1) > 0,
        totalsRow: (number(root, 'totalsRowCount') ?? 0) > 0,
        ...(style === undefined ? {} : { style }),
        ...(look === undefined ? {} : { look }),
      },
    ];
  });
}

/** The styles come in groups of seven: black, then the six accents. */
function lookOf(style: string, info: XmlElement, palette: Palette): TableLook | undefined {
  const [, family, digits] = /^TableStyle(Light|Medium)([1-9]\d?)$/.exec(style) ?? [];
  const order = Number(digits);
  const isSimple = family === 'Light' ? order <= 21 : family === 'Medium' && order <= 7;
  if (!isSimple || !Number.isInteger(order)) return undefined;
  const ink = palette.theme[(order - 1) % 7 === 0 ? 1 : 3 + ((order - 1) % 7)] ?? '#000000';
  const paper = palette.theme[0] ?? '#ffffff';
  const pale = solid(ink === '#000000' ? tinted('#ffffff', -0.15) : tinted(ink, 0.8));
  const group = family === 'Medium' ? 'medium' : (['rules', 'frame', 'grid'] as const)[Math.floor((order - 1) / 7)];
  const line = { style: 'thin', color: ink } as const;
  const bold = { font: { bold: true } } as const;
  const banded = flag(info, 'showRowStripes');
  const ends = {
    ...(flag(info, 'showFirstColumn') ? { firstColumn: bold } : {}),
    ...(flag(info, 'showLastColumn') ? { lastColumn: bold } : {}),
  };
  const inverse: LookChange = { ...solid(ink), font: { bold: true, color: paper } };
  switch (group) {
    case 'rules':
      return {
        header: { ...bold, top: line, bottom: line },
        totals: { ...bold, top: line, bottom: line },
        ...(banded ? { band: pale } : {}),
        ...ends,
      };
    case 'frame':
      return {
        header: inverse,
        totals: { ...bold, top: { style: 'double', color: ink } },
        ...(banded ? { band: { top: line, bottom: line } } : {}),
        ...ends,
      };
    case 'grid':
      return {
        whole: { top: line, right: line, bottom: line, left: line },
        header: { ...bold, bottom: { style: 'medium', color: ink } },
        totals: { ...bold, top: { style: 'double', color: ink } },
        ...(banded ? { band: pale } : {}),
        ...ends,
      };
    default: {
      const soft = { style: 'thin', color: ink === '#000000' ? ink : tinted(ink, 0.4) } as const;
      return {
        whole: { top: soft, bottom: soft },
        header: inverse,
        totals: { ...bold, top: { style: 'double', color: ink } },
        ...(banded ? { band: pale } : {}),
        ...ends,
      };
    }
  }
}

function solid(color: string): LookChange {
  return { fill: { kind: 'solid', color } };
}
