// A folder of forms: every workbook in it is looked at, what is kept is imported, and no file stops another.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { problem } from '../../core/problem';
import { type Job, SILENT_JOB } from '../jobs';
import { refusal, thrownBy } from '../ledger/testing/refusal';
import { scratchFolder } from '../ledger/testing/scratch';
import { lookAtFiles } from './forms';
import { importMany, workbooksIn } from './manyForms';
import { usualCalendar } from './station';
import { aStation, blankForm, MONTHLY, REGISTER } from './testing/aStation';

/** Two workbooks, one file that is none, one in a folder within, and what is no business of ours. */
function aFolder(): string {
  const folder = scratchFolder();
  mkdirSync(join(folder, '二季度'));
  writeFileSync(join(folder, '10月.xlsx'), blankForm());
  writeFileSync(join(folder, '9月.XLSX'), 'no workbook');
  writeFileSync(join(folder, '二季度', '台账.xlsx'), blankForm(REGISTER));
  for (const name of ['~$10月.xlsx', '.隐藏.xlsx', '说明.docx']) writeFileSync(join(folder, name), 'x');
  return folder;
}
const said = { departmentId: null, calendar: usualCalendar(26) };

test('a folder is looked through with its folders, without hidden and lock files', async () => {
  const folder = aFolder();
  const paths = await workbooksIn(folder, SILENT_JOB);
  expect(paths.map((path) => relative(folder, path))).toEqual(['9月.XLSX', '10月.xlsx', join('二季度', '台账.xlsx')]);
  expect(await workbooksIn(folder, SILENT_JOB, 2)).toHaveLength(2);
  expect((await refusal(workbooksIn(join(folder, '没有'), SILENT_JOB))).code).toBe('file.unreadable');
});

test('a file that is refused, when looked at or when imported, does not stop the rest', async () => {
  const { services, clerk } = await aStation();
  const looks = await lookAtFiles(services, await workbooksIn(aFolder(), SILENT_JOB), SILENT_JOB);
  expect(looks.map((look) => 'token' in look)).toEqual([false, true, true]);
  const tokens = looks.flatMap((look) => ('token' in look ? [look.token] : []));
  const files = [...tokens, 'unknown'].map((token, i) => ({ token, name: i === 2 ? '另一张' : '同名', ...said }));
  expect(await importMany(services, clerk, { files }, SILENT_JOB)).toMatchObject([
    { token: tokens[0], form: { name: '同名' } },
    { token: tokens[1], problem: { code: 'form.nameTaken' } },
    { token: 'unknown', problem: { code: 'file.unreadable' } },
  ]);
});

test('corrections remembered from an earlier version come in with a file of the folder', async () => {
  const { services, ledger, clerk, look } = await aStation();
  const { token } = await look();
  const understood = [{ sheet: 0, corrections: [{ does: 'title' as const, at: { row: 1, col: 1 } }] }];
  const [done] = await importMany(
    services,
    clerk,
    { files: [{ token, name: '月报', ...said, understood }] },
    SILENT_JOB,
  );
  if (!done || !('form' in done)) throw new Error('not imported');
  expect(await ledger.read('corrections', { versionId: done.form.versionId })).toEqual(understood);
});

test('stopping while a folder is looked at leaves no file looked at', async () => {
  const { services } = await aStation();
  const paths = (await workbooksIn(aFolder(), SILENT_JOB)).slice(1);
  const control = new AbortController();
  const opened: string[] = [];
  const look = services.library.look.bind(services.library);
  services.library.look = async (...args) => {
    const file = await look(...args);
    opened.push(file.token);
    if (opened.length === 2) control.abort();
    return file;
  };
  const job: Job = {
    signal: control.signal,
    progress: () => undefined,
    throwIfCancelled: () => {
      if (control.signal.aborted) throw problem('job.cancelled');
    },
  };
  expect((await refusal(lookAtFiles(services, paths, job))).code).toBe('job.cancelled');
  expect(opened).toHaveLength(2);
  for (const token of opened) expect(thrownBy(() => services.library.looked(token)).code).toBe('file.unreadable');
});

test('stopping a bulk import keeps what was imported and leaves the rest looked at', async () => {
  const { services, clerk, look } = await aStation();
  const looks = [await look(), await look(blankForm(REGISTER), REGISTER)];
  const files = looks.map(({ token, proposedName: name }) => ({ token, name, ...said }));
  let isStopped = false;
  const job: Job = {
    ...SILENT_JOB,
    progress: (done) => {
      isStopped = done === 1;
    },
    throwIfCancelled: () => {
      if (isStopped) throw problem('job.cancelled');
    },
  };
  expect(await importMany(services, clerk, { files }, job)).toMatchObject([
    { form: { fileName: MONTHLY } },
    { problem: { code: 'job.cancelled' } },
  ]);
  expect(services.library.looked(looks[1]!.token).fileName).toBe(REGISTER);
});
