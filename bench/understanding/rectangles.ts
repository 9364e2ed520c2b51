// Cells gathered into as few rectangles as a mouse would drag. Law: rows and columns without any of the cells do not part
// a rectangle: a merge leaves such gaps between its first cells.
import { parseRef, type Range } from '../../core/ref';

/** Largest first. `others`: cells that no rectangle may hold. */
export function rectangles(refs: readonly string[], others: readonly string[] = []): Range[] {
  const cells = refs.flatMap((ref) => parseRef(ref) ?? []);
  const all = [...cells, ...others.flatMap((ref) => parseRef(ref) ?? [])];
  const rows = [...new Set(all.map(({ row }) => row))].sort((a, b) => a - b);
  const cols = [...new Set(all.map(({ col }) => col))].sort((a, b) => a - b);
  const open = new Set(cells.map(({ row, col }) => `${row},${col}`));
  const isOpen = (r: number, c: number) => open.has(`${rows[r]},${cols[c]}`);
  const found: { range: Range; size: number }[] = [];
  for (let r = 0; r < rows.length; r++)
    for (let c = 0; c < cols.length; c++) {
      if (!isOpen(r, c)) continue;
      let right = c;
      while (right + 1 < cols.length && isOpen(r, right + 1)) right++;
      const isWhole = (row: number) => cols.slice(c, right + 1).every((_, i) => isOpen(row, c + i));
      let bottom = r;
      while (bottom + 1 < rows.length && isWhole(bottom + 1)) bottom++;
      for (let y = r; y <= bottom; y++) for (let x = c; x <= right; x++) open.delete(`${rows[y]},${cols[x]}`);
      const range = { top: rows[r] ?? 1, left: cols[c] ?? 1, bottom: rows[bottom] ?? 1, right: cols[right] ?? 1 };
      found.push({ range, size: (bottom - r + 1) * (right - c + 1) });
    }
  return found.sort((a, b) => b.size - a.size).map(({ range }) => range);
}
