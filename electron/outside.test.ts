import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal } from './ledger/testing/refusal';
import { findLibreOffice, runProgram } from './outside';

const never = new AbortController().signal;
const posix = process.platform !== 'win32';

test('a program that does not end in time is ended and said to be slow', async (context) => {
  if (!posix) context.skip('needs sleep');
  expect((await refusal(runProgram('/bin/sleep', ['30'], 50, never))).code).toBe('outside.slow');
});

test('a program that ends badly is said to have done nothing; one that ends well is silent', async (context) => {
  if (!posix) context.skip('needs true and false');
  expect((await refusal(runProgram('/bin/false', [], 5000, never))).code).toBe('outside.failed');
  await runProgram('/bin/true', [], 5000, never);
});

test('the clerk can stop it, before and while it runs', async (context) => {
  if (!posix) context.skip('needs sleep');
  const stop = new AbortController();
  const running = refusal(runProgram('/bin/sleep', ['30'], 60_000, stop.signal));
  setTimeout(() => stop.abort(), 20);
  expect((await running).code).toBe('job.cancelled');
  expect((await refusal(runProgram('/bin/true', [], 5000, stop.signal))).code).toBe('job.cancelled');
});

test('nothing in an argument is read by a shell', async (context) => {
  if (!posix) context.skip('needs a POSIX shell script');
  const folder = mkdtempSync(join(tmpdir(), 'yitiantong-outside-'));
  const script = join(folder, 'soffice');
  writeFileSync(script, '#!/bin/sh\n[ "$1" = \'; exit 3; $(exit 4) `exit 5`\' ]\n');
  chmodSync(script, 0o755);
  await runProgram(script, ['; exit 3; $(exit 4) `exit 5`'], 5000, never);
  expect(findLibreOffice({ PATH: folder })).toBe(script);
});

test('a relative place on the search path is never taken', () => {
  const found = findLibreOffice({ PATH: '.:bin' });
  expect(found === undefined || found.startsWith('/')).toBe(true);
});
