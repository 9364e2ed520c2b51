import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv, writeCsv } from './csv';

test('quotes, quoted commas and line ends, and a byte-order mark are read as meant', () => {
  expect(readCsv('\ufeffcode,label\r\nA,"一,二"\nB,"说""好""\n了"\n\n')).toEqual([
    { code: 'A', label: '一,二' },
    { code: 'B', label: '说"好"\n了' },
  ]);
});

test('a missing cell is empty', () => {
  expect(readCsv('a,b\n1')).toEqual([{ a: '1', b: '' }]);
});

test('what is written is read back as it was', () => {
  const cell = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r\n', 'a', '数', ' ') });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
      const written = writeCsv([['first', 'second'], ...rows]);
      const read = readCsv(written).map((record) => [record.first, record.second]);
      expect(read).toEqual(rows);
    }),
  );
});
