import { expect, test } from 'vitest';
import { INPUT_TYPES, META_ROLES, REASONS, SHEET_KINDS, SHEET_REMARKS } from '../../core/understanding';
import { KIND_WORDS, pathWords, REASON_WORDS, REMARK_WORDS, ROLE_WORDS, sureness, TYPE_WORDS } from './understanding';

const chinese = /^[\p{Script=Han}、，。；：（）“” A-Za-z]+$/u;

test('every reason, role, kind, type and remark has its Chinese words', () => {
  for (const [values, words] of [
    [REASONS, REASON_WORDS],
    [META_ROLES, ROLE_WORDS],
    [SHEET_KINDS, KIND_WORDS],
    [INPUT_TYPES, TYPE_WORDS],
  ] as const)
    for (const value of values) expect((words as Record<string, string>)[value], value).toMatch(chinese);
  for (const remark of SHEET_REMARKS) {
    expect(REMARK_WORDS[remark].what, remark).toMatch(chinese);
    expect(REMARK_WORDS[remark].next, remark).toMatch(chinese);
  }
});

test('no two roles, reasons or types are called the same', () => {
  for (const words of [REASON_WORDS, ROLE_WORDS, TYPE_WORDS, KIND_WORDS]) {
    const said = Object.values(words);
    expect(new Set(said).size).toBe(said.length);
  }
});

test('how sure is said in words, not by a number alone', () => {
  expect(sureness({ confidence: 0.93, reason: 'headAbove' })).toBe('有把握（93%）');
  expect(sureness({ confidence: 0.6, reason: 'headAbove' })).toBe('请看一下（60%）');
  expect(sureness({ confidence: 0.3, reason: 'grey' })).toBe('没有列入（30%）');
  expect(sureness({ confidence: 1, reason: 'corrected' })).toBe('已由人改定');
});

test('a path reads from the outermost head inwards', () => {
  expect(pathWords(['治安案件', '立案', '本月'])).toBe('治安案件 › 立案 › 本月');
  expect(pathWords([])).toBe('没有名称');
});
