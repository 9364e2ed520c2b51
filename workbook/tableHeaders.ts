// Header rows of tables on a sheet (ECMA-376 part 1, 18.5.1.2). Law: their cells equal the column names of the table
// part, else Excel offers to repair the file; so they are never filled.
import { parseRange, type Range } from '../core/ref';
import type { Package } from './package';
import { relationships } from './parts';

export function tableHeaders(pkg: Package, sheetPart: string): readonly Range[] {
  const found: Range[] = [];
  for (const rel of relationships(pkg, sheetPart)) {
    if (rel.type !== 'table' || rel.part === undefined) continue;
    const reader = pkg.xml(rel.part).toRoot();
    const range = parseRange(reader.attribute('ref') ?? '');
    const rows = Number(reader.attribute('headerRowCount') ?? 1);
    if (range && rows > 0) found.push({ ...range, bottom: range.top + rows - 1 });
  }
  return found;
}
