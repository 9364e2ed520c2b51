// `forms match` as an administrator calls it: many forms in, one line a field out. Law: OUT is whole or absent.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { freshFolder } from './launch';

const folder = freshFolder('表目录');
const HEAD = 'dept,form_code,form_name,period,cutoff,fields';

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

function list(...lines: string[]): string {
  const path = join(folder, `forms-${Math.random()}.csv`);
  writeFileSync(path, [HEAD, ...lines].join('\n'));
  return path;
}

test('the same datum of two forms gets one element, and nothing is replaced unasked', () => {
  const forms = list(
    '治安,ZA-M91,治安管理工作月报表,月报,,1、本月化解矛盾纠纷（起）|起|整数',
    '信访,XF-M92,综合工作月报表,月报,,矛盾纠纷调处数|起|整数;检查次数|次|整数',
  );
  const out = join(folder, 'clusters.csv');
  const done = cli('forms', 'match', forms, '--out', out, '--json');
  expect(done.code).toBe(0);
  expect(JSON.parse(done.out)).toMatchObject({ forms: 2, fields: 3, auto: 1 });
  const [head, first, second, third] = readFileSync(out, 'utf8').trim().split('\r\n');
  expect(head).toBe('form_code,label,element,confidence,decision,suggestions');
  expect(second?.split(',')[2]).toBe(first?.split(',')[2]);
  expect(third?.split(',')[2]).not.toBe(first?.split(',')[2]);
  expect(cli('forms', 'match', forms, '--out', out)).toMatchObject({ code: 1 });
  expect(cli('forms', 'match', forms, '--out', out, '--replace')).toMatchObject({ code: 0 });
});

test('a list that cannot be read is refused with the line, and nothing is written', () => {
  const out = join(folder, 'none.csv');
  const done = cli('forms', 'match', list('治安,ZA-M91,月报表,月报,,名称|起|怪类型'), '--out', out);
  expect(done.code).toBe(1);
  expect(done.err).toContain('第 2 行');
  expect(existsSync(out)).toBe(false);
  expect(cli('forms', 'match')).toMatchObject({ code: 2 });
});
