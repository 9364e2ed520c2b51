import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from './fileName';

test('a usual export name stays as it is', () => {
  expect(safeFileName('城关派出所_治安管理工作月报表_2026年10月', '.xlsx')).toBe(
    '城关派出所_治安管理工作月报表_2026年10月.xlsx',
  );
});

test('reserved device names, forbidden signs and turning marks are taken out', () => {
  expect(safeFileName('CON', '.xlsx')).toBe('_CON.xlsx');
  expect(safeFileName('com1.old', '.xlsx')).toBe('_com1.old.xlsx');
  expect(safeFileName('报表\u202Exslx.exe', '.xlsx')).toBe('报表xslx.exe.xlsx');
  expect(safeFileName('a/b\\c:d*?"<>|', '.pdf')).toBe('a_b_c_d______.pdf');
  expect(safeFileName(' ... ', '.xlsx')).toBe('未命名.xlsx');
});

test('whatever the data say, the name is one both systems accept', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (wanted) => {
      const name = safeFileName(wanted, '.xlsx');
      expect(name.endsWith('.xlsx')).toBe(true);
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(201);
      expect(name).not.toMatch(/[\u0000-\u001f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/);
      expect(name).toBe(name.trim());
      expect(name.slice(0, -5)).not.toMatch(/[. ]$|^(con|nul|prn|aux)$/i);
      expect(safeFileName(name.slice(0, -5), '.xlsx')).toBe(name);
    }),
  );
});
