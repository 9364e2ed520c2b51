import { expect, test } from 'vitest';
import { asProblem, PROBLEM_CODES, problem, wordsOf } from './problem';

const ALLOWED_LATIN =
  /LibreOffice|Excel|WPS|PDF|Word|MB|GB|U 盘|JSON|OUT|cli help|xlsx|xlsm|xls|et|sheet|ref|value|TEMPLATE|VALUES|B4|--db/g;

test.each(PROBLEM_CODES)('%s says what happened, what is safe and what to press, in Chinese', (code) => {
  const words = wordsOf({ code, details: {} });
  for (const part of [words.what, words.safe, words.next]) {
    expect(part.length).toBeGreaterThan(3);
    expect(part).toMatch(/[。？]$/);
    expect(part).not.toMatch(/抱歉|对不起|您|undefined|Error|null|失败/);
    expect(part).not.toContain('{');
    expect(part.replace(ALLOWED_LATIN, '')).not.toMatch(/[A-Za-z]{3,}/);
  }
});

test('the places in the words are filled from the details', () => {
  expect(wordsOf(problem('workbook.empty', { file: '月报.xlsx' }).problem).what).toContain('“月报.xlsx”');
  expect(wordsOf(problem('ledger.future', { found: 7, known: 5 }).problem).what).toContain('数据 7，本程序 5');
});

test('anything else that is thrown becomes program.unexpected, bounded in length', () => {
  expect(asProblem(problem('disk.full', { drive: 'D:' })).code).toBe('disk.full');
  expect(asProblem('x'.repeat(5000)).details.what).toHaveLength(200);
  expect(asProblem(new TypeError('boom'))).toEqual({ code: 'program.unexpected', details: { what: 'boom' } });
});
