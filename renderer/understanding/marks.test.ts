import { expect, test } from 'vitest';
import { type CellAt, rangeText } from '../../core/ref';
import { aList, aMeta, anInput, anUnderstanding } from './anUnderstanding';
import { itemsOf } from './items';
import { type MarkKind, marksOf } from './marks';

const alone = ({ row, col }: CellAt) => ({ top: row, left: col, bottom: row, right: col });
function marked(kind: MarkKind, part: Parameters<typeof anUnderstanding>[0]): string[] {
  const understood = anUnderstanding(part);
  const marks = marksOf(understood, alone, 30, itemsOf(understood, alone, 30));
  return marks.filter((mark) => mark.kind === kind).map(({ range }) => rangeText(range));
}
const doubt = { confidence: 0.6, reason: 'labelBeside' } as const;

test('sure inputs are one box, doubtful ones are marked cell by cell', () => {
  const inputs = [anInput(3, 2), anInput(3, 3), anInput(4, 2, doubt), anInput(4, 3, doubt)];
  expect(marked('input', { inputs })).toEqual(['B3:C3']);
  expect(marked('look', { inputs })).toEqual(['B4', 'C4']);
});

test('whatever is doubtful is marked so, head and foot too', () => {
  expect(marked('look', { meta: [aMeta(1, 2), aMeta(20, 2, { role: 'filler', ...doubt })] })).toEqual(['B20']);
});

test('a list reaches to its end, or as far as the sheet where it has none', () => {
  expect(marked('list', { lists: [aList()] })).toEqual(['A10:C12']);
  const { lastRow: _end, ...open } = aList();
  expect(marked('list', { lists: [open] })).toEqual(['A10:C30']);
});

test('heads are marked beside and above the cells, the two never over one another', () => {
  const block = {
    number: 1,
    kind: 'matrix' as const,
    range: { top: 2, left: 1, bottom: 8, right: 6 },
    headRows: { from: 2, to: 3 },
    headCols: [1],
    section: [],
  };
  expect(marked('heads', { blocks: [block] })).toEqual(['A2:F3', 'A4:A8']);
});
