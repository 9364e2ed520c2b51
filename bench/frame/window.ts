// Starts a built app for a bench and takes the time until it says that its first page can be used.
// The app's part: with BENCH_READY=1 its main process writes the line `ready <ms>` when that page is painted.
import { spawn } from 'node:child_process';

export interface Started {
  /** Milliseconds from spawn to the line `ready`. */
  ms: number;
  /** Ends the program and waits for it. */
  end(): Promise<void>;
}

/** Electron and the switches that only a launcher adds. */
export function windowCommand(appFolder: string, args: string[] = []): { command: string; args: string[] } {
  const command = process.env.YITIANTONG_ELECTRON;
  if (!command) throw new Error('no Electron selected: start benches with `npm run bench`');
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { command, args: ['--lang=zh-CN', '--log-level=3', ...root, appFolder, ...args] };
}

/** The environment of a window: Node's own does not carry the binding, which would crash it. */
export function windowEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const binding = process.env.YITIANTONG_WINDOW_BINDING;
  return { ...process.env, ...(binding ? { YITIANTONG_SQLITE_BINDING: binding } : {}), ...extra };
}

export function startUntilReady(
  appFolder: string,
  { args = [], env = {} }: { args?: string[]; env?: Record<string, string> } = {},
): Promise<Started> {
  const { command, args: all } = windowCommand(appFolder, args);
  const start = performance.now();
  const child = spawn(command, all, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: windowEnvironment({ BENCH_READY: '1', ...env }),
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async () => {
    const force = setTimeout(() => child.kill('SIGKILL'), 5_000);
    child.kill('SIGTERM');
    await exited;
    clearTimeout(force);
  };
  return new Promise((resolve, reject) => {
    let text = '';
    let noise = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`no line "ready" from ${appFolder} within 30 s\n${text}${noise}`));
    }, 30_000);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`${appFolder} ended with ${code} before it was ready\n${text}${noise}`));
    });
    child.stderr.setEncoding('utf8').on('data', (part) => {
      noise += part;
    });
    child.stdout.setEncoding('utf8').on('data', (part) => {
      text += part;
      if (!/^ready\b/m.test(text)) return;
      clearTimeout(timer);
      resolve({ ms: performance.now() - start, end });
    });
  });
}
