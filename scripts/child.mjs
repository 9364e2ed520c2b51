// Starting other programs: inherited or captured output, a time limit, signals and exit codes passed on.
// Law: no shell, arguments as a list; a child never outlives its limit.
import { spawn } from 'node:child_process';

/**
 * Runs to the end. `output`: 'inherit' (default), 'stderr' (child's stdout goes to our stderr) or 'capture'.
 * Resolves to { code, stdout, stderr, timedOut }; a missing program resolves to code 127.
 */
export function run(command, args, { output = 'inherit', timeLimit, ...options } = {}) {
  const stdio = output === 'capture' ? ['ignore', 'pipe', 'pipe'] : output === 'stderr' ? ['ignore', 2, 2] : 'inherit';
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio, ...options });
    let stdout = '';
    let stderr = '';
    let timedOut = false;
    child.stdout?.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (stderr += text));
    const timer =
      timeLimit &&
      setTimeout(() => {
        timedOut = true;
        child.kill('SIGKILL');
      }, timeLimit);
    const forward = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
    const finish = (code) => {
      clearTimeout(timer);
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, forward);
      resolve({ code, stdout, stderr, timedOut });
    };
    child.on('error', (error) => {
      stderr += error.message;
      finish(127);
    });
    child.on('close', (code, signal) => finish(code ?? (signal ? 128 + (signalNumbers[signal] ?? 1) : 1)));
  });
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };

/** The installed path of a program, or null. */
export async function programPath(name) {
  const found = await run('sh', ['-c', 'command -v "$1"', 'sh', name], { output: 'capture' });
  return found.code === 0 ? found.stdout.trim() : null;
}
