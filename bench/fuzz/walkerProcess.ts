// The walking process as the runner sees it: a file goes in, a verdict comes back, also when the process itself died.
import { type ChildProcess, fork } from 'node:child_process';
import type { Verdict } from './watched';

export class WalkerProcess {
  private child: ChildProcess | undefined;

  constructor(private readonly path: string) {}

  /** A fresh process for the next file. */
  renew(): void {
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }

  async judge(bytes: Uint8Array, mostMs: number): Promise<Verdict> {
    // the allocator of Linux keeps an arena a thread; what lies free in them is not the walk's
    const env = { ...process.env, MALLOC_ARENA_MAX: '2' };
    this.child ??= fork(this.path, { serialization: 'advanced', env });
    const { child } = this;
    const start = performance.now();
    const verdict = await new Promise<Verdict>((resolve) => {
      const ended = (code: number | null, signal: string | null) => {
        this.child = undefined;
        const what = `the process ended: ${code ?? signal}`;
        resolve({ kind: 'failure', what, stack: '', cpuMs: 0, ms: performance.now() - start, peakMB: 0, step: '' });
      };
      child.once('exit', ended);
      child.once('message', (told: Verdict) => {
        child.off('exit', ended);
        resolve(told);
      });
      child.send({ bytes, mostMs });
    });
    return verdict;
  }
}
