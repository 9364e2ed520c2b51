// Opens the built app in the real window for a story: its own user data and ledger folder, Chinese, one pixel per dot.
// Law: a story sees what a clerk sees, and never touches another story's files.
import { type ChildProcess, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';

const appRoot = resolve(__dirname, '..');

export interface LaunchOptions {
  /** Ledger folder to open again; by default a new, empty one. */
  dataDir?: string;
  /** User data to use again (window state, single-instance lock). */
  userData?: string;
  args?: string[];
  env?: Record<string, string>;
}

export interface Launched {
  app: ElectronApplication;
  page: Page;
  dataDir: string;
  userData: string;
  /** Closes the window as a clerk does; what it wrote stays for the next launch. */
  close(): Promise<void>;
  /** kill -9 of the whole program, as a power cut would. */
  kill(): Promise<void>;
}

export async function launch(options: LaunchOptions = {}): Promise<Launched> {
  const dataDir = options.dataDir ?? freshFolder('data');
  const userData = options.userData ?? freshFolder('user');
  const app = await electron.launch(launchArguments({ ...options, dataDir, userData }));
  const page = await app.firstWindow();
  const ended = new Promise<void>((done) => app.process().once('exit', () => done()));
  return {
    app,
    page,
    dataDir,
    userData,
    close: () => app.close(),
    kill: async () => {
      killTree(app.process());
      await ended;
      await app.close().catch(() => {});
    },
  };
}

/** For stories that start the program without waiting for a window (second instance, --smoke …). */
export function launchArguments(options: LaunchOptions & { dataDir: string; userData: string }) {
  const executablePath = process.env.YITIANTONG_ELECTRON;
  if (!executablePath) throw new Error('no Electron selected: start the stories with `npm run e2e`');
  return {
    executablePath,
    args: [
      '--lang=zh-CN',
      '--force-device-scale-factor=1',
      '--log-level=3',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      appRoot,
      '--data',
      options.dataDir,
      ...(options.args ?? []),
    ],
    cwd: appRoot,
    env: { ...(process.env as Record<string, string>), YITIANTONG_USER_DATA: options.userData, ...options.env },
    timeout: 30_000,
  };
}

const made: string[] = [];

/** A new folder under the operating system's temporary one, removed when the stories end. */
export function freshFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `yitiantong-${name}-`));
  made.push(folder);
  return folder;
}

process.once('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

function killTree(main: ChildProcess) {
  if (process.platform === 'win32') execFileSync('taskkill', ['/pid', String(main.pid), '/t', '/f']);
  else main.kill('SIGKILL'); // Chromium's other processes end when their connection to it breaks
}
