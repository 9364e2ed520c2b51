import { expect, test } from 'vitest';
import { Jobs } from './jobs';

test('a job tells its progress under the name the window gave it', async () => {
  const told: unknown[] = [];
  const jobs = new Jobs((event) => told.push(event));
  const result = await jobs.run('导出-1', async (job) => {
    job.progress(1, 2, '写入文件');
    return 7;
  });
  expect(result).toBe(7);
  expect(told).toEqual([{ job: '导出-1', done: 1, total: 2, what: '写入文件' }]);
});

test('a cancelled job stops at its next step with a problem of its own', async () => {
  const jobs = new Jobs(() => undefined);
  let steps = 0;
  const running = jobs.run('a', async (job) => {
    for (;;) {
      job.throwIfCancelled();
      steps += 1;
      await new Promise((next) => setImmediate(next));
    }
  });
  setImmediate(() => jobs.cancel('a'));
  await expect(running).rejects.toMatchObject({ problem: { code: 'job.cancelled' } });
  expect(steps).toBeGreaterThan(0);
});

test('a job that has ended can be started again and no longer cancelled', async () => {
  const jobs = new Jobs(() => undefined);
  await jobs.run('a', async () => 1);
  expect(() => jobs.cancel('a')).toThrowError(/job\.unknown/);
  await expect(jobs.run('a', async () => 2)).resolves.toBe(2);
});
