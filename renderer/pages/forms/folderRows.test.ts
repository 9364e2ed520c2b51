import { expect, test } from 'vitest';
import type { FileLook, Looked } from '../../../core/contract';
import { CALENDAR_MONTH } from '../../../core/period';
import type { FormId, FormVersionId } from '../../../core/words';
import { isSure, rowsOf, rowWords } from './folderRows';

const fact = <T>(value: T, confidence = 0.9) => ({ value, confidence, text: '表上的字' });

function aLook(fileName: string, part: Partial<FileLook> = {}, doubtful = 0): FileLook {
  return {
    token: fileName,
    fileName,
    proposedName: fileName,
    converted: null,
    head: { sheets: [], date1904: false, names: [], styles: [], digitWidth: 7, printDigitWidth: 7, notices: [] },
    sheets: [
      { index: 0, rows: 9, cols: 4, blanks: 20, formulas: 0, inputs: 12, doubtful, lists: 0, meta: 2, said: [] },
    ],
    facts: {
      name: fact('月报'),
      department: null,
      formNumber: null,
      issuer: null,
      calendar: fact(CALENDAR_MONTH),
      due: null,
    },
    known: null,
    remembered: null,
    ...part,
  };
}

const refused: Looked = { fileName: '坏.xlsx', problem: { code: 'workbook.notWorkbook', details: {} }, old: null };

test('the most doubtful file comes first, sure ones after, unreadable ones last', () => {
  const rows = rowsOf([refused, aLook('甲.xlsx'), aLook('乙.xlsx', {}, 2), aLook('丙.xlsx', {}, 9)]);
  expect(rows.map((row) => row.fileName)).toEqual(['丙.xlsx', '乙.xlsx', '甲.xlsx', '坏.xlsx']);
});

test('a file goes in without a look only when nothing about it is doubtful', () => {
  const sure = (part: Partial<FileLook>, doubtful = 0) => rowsOf([aLook('甲.xlsx', part, doubtful)]).every(isSure);
  expect(sure({})).toBe(true);
  expect(sure({}, 1)).toBe(false);
  const { facts } = aLook('甲.xlsx');
  expect(sure({ facts: { ...facts, calendar: null } })).toBe(false);
  expect(sure({ facts: { ...facts, calendar: fact(CALENDAR_MONTH, 0.6) } })).toBe(false);
  expect(sure({ facts: { ...facts, calendar: fact(CALENDAR_MONTH, 0.75) } })).toBe(true);
  expect(sure({ facts: { ...facts, name: fact('月报', 0.6) } })).toBe(false);
  expect(sure({ sheets: [] })).toBe(false);
  expect(sure({ converted: { from: '.xls', before: null, after: null } })).toBe(false);
  const known = {
    formId: 1 as FormId,
    versionId: 1 as FormVersionId,
    formName: '月报',
    sameBytes: false,
    values: 4,
    periodKey: null,
  };
  expect(sure({ known })).toBe(false);
  expect(rowsOf([refused]).some(isSure)).toBe(false);
});

test('what stands in the way is said in words', () => {
  const words = (part: Partial<FileLook>, doubtful = 0) => rowsOf([aLook('甲.xlsx', part, doubtful)]).map(rowWords)[0];
  expect(words({})).toBe('没有存疑');
  expect(words({}, 3)).toBe('有存疑的格');
  const sheet = aLook('甲.xlsx').sheets[0];
  expect(sheet).toBeDefined();
  if (sheet) expect(words({ sheets: [{ ...sheet, inputs: 0, said: ['onlyPictures'] }] })).toContain('只有图片');
  expect(words({ sheets: [] })).toBe('没有找到要填的格。');
  expect(rowsOf([refused]).map(rowWords)[0]).not.toBe('');
});
