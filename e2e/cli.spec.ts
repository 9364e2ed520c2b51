// The command line as an administrator calls it: exit 0 done, 1 refused with code and words, 2 wrong usage.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { aBlankForm, badFiles } from './badFiles';
import { freshFolder } from './launch';
import { launchReady } from './station';

const folder = freshFolder('命令行');
const form = join(folder, '表样.xlsx');
writeFileSync(form, aBlankForm());

function cli(...args: string[]) {
  const env: NodeJS.ProcessEnv = { ...process.env };
  // The binding is the one of Electron; this process is the pinned Node, which uses the shipped one.
  delete env.YITIANTONG_SQLITE_BINDING;
  const done = spawnSync(process.execPath, [resolve(__dirname, '../out/cli/cli.cjs'), ...args], {
    encoding: 'utf8',
    env,
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

function values(...cells: unknown[]): string {
  const path = join(folder, `values-${Math.random()}.json`);
  writeFileSync(path, JSON.stringify(cells));
  return path;
}

function firstSheet(): { name: string; title: string } {
  return (JSON.parse(cli('template', 'inspect', form, '--json').out) as { sheets: [{ name: string; title: string }] })
    .sheets[0];
}

test('template inspect prints what is to be filled, in data and in words', () => {
  const done = cli('template', 'inspect', form, '--json');
  expect(done.code).toBe(0);
  const { file, sheets } = JSON.parse(done.out) as {
    file: string;
    sheets: { title: string; inputs: { ref: string; path: string[]; type: string; reason: string }[] }[];
  };
  expect(file).toBe('表样.xlsx');
  expect(sheets[0]?.title).toMatch(/表$/);
  expect(sheets[0]?.inputs.length).toBeGreaterThan(5);
  for (const input of sheets[0]?.inputs ?? [])
    expect(input).toMatchObject({ ref: expect.stringMatching(/^[A-Z]+\d+$/), reason: expect.any(String) });
  const words = cli('template', 'inspect', form);
  expect(words.code).toBe(0);
  expect(words.out).toContain(`要填 ${sheets[0]?.inputs.length} 格`);
});

test('workbook fill writes a whole file, and never over another one unasked', () => {
  const out = join(folder, '填好.xlsx');
  const { name } = firstSheet();
  const given = values({ sheet: name, ref: 'Z40', value: 12 }, { sheet: name, ref: 'Z41', value: '=1+1' });
  expect(cli('workbook', 'fill', form, given, out)).toMatchObject({ code: 0 });
  expect(existsSync(out)).toBe(true);
  const again = cli('workbook', 'fill', form, given, out);
  expect(again.code).toBe(1);
  expect(again.err).toContain('file.exists');
  expect(cli('workbook', 'fill', form, given, out, '--replace').code).toBe(0);
});

test('what does not fit is refused with code and words, and OUT is absent', () => {
  const { name } = firstSheet();
  const refused: [unknown, string][] = [
    [{ sheet: '没有这张表', ref: 'A1', value: 1 }, 'workbook.sheetMissing'],
    [{ sheet: name, ref: 'AAAA1', value: 1 }, 'workbook.badRef'],
    [{ sheet: name, ref: 'Z40', value: 'x'.repeat(32_768) }, 'cli.values'],
    [{ sheet: name, ref: 'Z40', value: 'abc', type: 'number' }, 'workbook.badValue'],
    [{ ref: 'Z40', value: 1 }, 'cli.values'],
  ];
  for (const [cell, code] of refused) {
    const out = join(folder, '不该有.xlsx');
    const done = cli('workbook', 'fill', form, values(cell), out);
    expect(done.code, code).toBe(1);
    expect(done.err, code).toContain(code);
    expect(done.err).toMatch(/[\u4e00-\u9fff]{4}/);
    expect(existsSync(out)).toBe(false);
  }
});

test('bad files are refused with the code of their kind', () => {
  for (const bad of badFiles()) {
    const path = join(folder, bad.fileName);
    writeFileSync(path, bad.bytes);
    const done = cli('template', 'inspect', path);
    expect(done.code, bad.what).toBe(1);
    expect(done.err, bad.what).toContain(bad.code);
  }
});

test('wrong usage ends with 2 and shows how the commands are written', () => {
  for (const args of [
    [],
    ['nonsense'],
    ['workbook', 'fill', form],
    ['db', 'check'],
    ['template', 'inspect', form, '--db'],
  ]) {
    const done = cli(...args);
    expect(done.code, args.join(' ')).toBe(2);
    expect(done.out + done.err).toContain('workbook fill TEMPLATE VALUES.json OUT');
  }
});

test('db check finds a ledger of the window in order, and names one that is not', async () => {
  const launched = await launchReady();
  await launched.close();
  const db = join(launched.dataDir, 'yitiantong.db');
  const sound = cli('db', 'check', '--db', db, '--json');
  expect(sound.code).toBe(0);
  expect(JSON.parse(sound.out)).toMatchObject({ ok: true });
  const garbage = join(folder, '不是数据.db');
  writeFileSync(garbage, 'x'.repeat(10_000));
  const bytes = readFileSync(garbage);
  expect(cli('db', 'check', '--db', garbage)).toMatchObject({ code: 1 });
  expect(readFileSync(garbage).equals(bytes)).toBe(true);
  expect(cli('db', 'check', '--db', join(folder, '没有.db'))).toMatchObject({ code: 1 });
});
