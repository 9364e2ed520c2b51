import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readChosen, Written, writeProblem, writeWhole } from './files';

const folder = () => mkdtempSync(join(tmpdir(), 'yitiantong-文件 '));
const bytes = new Uint8Array([80, 75, 3, 4]);

test('a file is written whole, and nothing else is left in its folder', async () => {
  const target = join(folder(), '月报 😀.xlsx');
  await writeWhole(target, bytes, 'refuse');
  expect(new Uint8Array(readFileSync(target))).toEqual(bytes);
  expect(readdirSync(join(target, '..'))).toHaveLength(1);
});

test('what stands there is never replaced unasked', async () => {
  const target = join(folder(), 'a.xlsx');
  writeFileSync(target, 'old');
  await expect(writeWhole(target, bytes, 'refuse')).rejects.toMatchObject({ problem: { code: 'file.exists' } });
  expect(readFileSync(target, 'utf8')).toBe('old');
  await writeWhole(target, bytes, 'replace');
  expect(readFileSync(target)).toHaveLength(4);
});

test('a folder that is gone and a folder in place of a file are told apart', async () => {
  const at = folder();
  await expect(writeWhole(join(at, '没有', 'a.xlsx'), bytes, 'refuse')).rejects.toMatchObject({
    problem: { code: 'file.targetMissing' },
  });
  mkdirSync(join(at, '是文件夹.xlsx', 'x'), { recursive: true });
  await expect(writeWhole(join(at, '是文件夹.xlsx'), bytes, 'replace')).rejects.toMatchObject({
    problem: { code: expect.stringMatching(/^file\./) },
  });
  expect(readdirSync(at)).toEqual(['是文件夹.xlsx']);
});

test('a full device leaves no file and says which drive', async () => {
  await expect(writeWhole('/dev/full/x', bytes, 'refuse')).rejects.toMatchObject({
    problem: { code: 'file.targetMissing' },
  });
  expect(writeProblem(Object.assign(new Error(), { code: 'ENOSPC' }), '/data/a.xlsx').problem.code).toBe('disk.full');
  expect(writeProblem(Object.assign(new Error(), { code: 'EROFS' }), '/data/a.xlsx').problem.code).toBe(
    'file.targetReadOnly',
  );
  expect(writeProblem(Object.assign(new Error(), { code: 'EIO' }), '/data/a.xlsx').problem.code).toBe('disk.failing');
  expect(writeProblem(Object.assign(new Error(), { code: 'ENAMETOOLONG' }), '/data/a.xlsx').problem.code).toBe(
    'file.badName',
  );
});

test('a chosen file that cannot be read is refused by name; one above 64 MB before it is read', async () => {
  const at = folder();
  await expect(readChosen(join(at, '没有.xlsx'))).rejects.toMatchObject({
    problem: { code: 'file.unreadable', details: { file: '没有.xlsx' } },
  });
  const large = join(at, '大.xlsx');
  writeFileSync(large, new Uint8Array(64 * 1024 * 1024 + 1));
  await expect(readChosen(large)).rejects.toMatchObject({ problem: { code: 'workbook.tooLarge' } });
});

test('only what this run wrote may be opened, and never a program', async () => {
  const at = folder();
  const written = new Written();
  for (const name of ['a.xlsx', 'x.exe', 'y.lnk']) {
    writeFileSync(join(at, name), 'x');
    if (name !== 'a.xlsx') written.add(join(at, name));
    await expect(written.require(join(at, name))).rejects.toMatchObject({ problem: { code: 'file.notOurs' } });
  }
  written.add(join(at, 'a.xlsx'));
  await expect(written.require(join(at, 'a.xlsx'))).resolves.toBe(join(at, 'a.xlsx'));
});
