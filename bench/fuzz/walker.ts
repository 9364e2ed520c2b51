// The worker of the fuzz: one file in, one answer out. Its memory is bounded by whoever starts it, and what it does now
// stands in shared memory, so that a walk that never ends can be told by its step.
import { parentPort, workerData } from 'node:worker_threads';
import { PROBLEM_CODES, ProblemError } from '../../core/problem';
import { STEPS, type Step, walk } from './walk';

export type Answer =
  | { readonly kind: 'well'; readonly met: readonly string[]; readonly cpuMs: number }
  | { readonly kind: 'problem'; readonly code: string; readonly cpuMs: number }
  | { readonly kind: 'failure'; readonly what: string; readonly stack: string; readonly cpuMs: number };

const step = new Int32Array(workerData as SharedArrayBuffer);

parentPort?.on('message', (bytes: Uint8Array) => {
  const start = process.cpuUsage().user;
  const answer = judged(bytes);
  Atomics.store(step, 0, 0);
  parentPort?.postMessage({ ...answer, cpuMs: (process.cpuUsage().user - start) / 1000 });
});

function begin(now: Step): void {
  Atomics.store(step, 0, STEPS.indexOf(now));
  Atomics.add(step, 1, 1);
}

function judged(bytes: Uint8Array) {
  try {
    return { kind: 'well', met: walk(bytes, begin) };
  } catch (thrown) {
    if (thrown instanceof ProblemError && PROBLEM_CODES.includes(thrown.problem.code))
      return { kind: 'problem', code: thrown.problem.code };
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { kind: 'failure', what: `${error.name}: ${error.message.slice(0, 300)}`, stack: error.stack ?? '' };
  }
}
