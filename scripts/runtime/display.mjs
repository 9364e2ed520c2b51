// A screen for the window: the one the person has, else a virtual one (Xvfb) for as long as `body` runs.
// Law: the virtual screen is private to this user (its own cookie) and ends with us.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programPath } from '../child.mjs';
import { Refusal, say } from '../say.mjs';
import { ensureAptPackages } from './aptPackages.mjs';

/** Calls body(environment variables to add). */
export async function withDisplay(body) {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return body({});
  if (!(await programPath('Xvfb'))) await ensureAptPackages(['xvfb'], 'a virtual screen, as there is no display');
  if (!(await programPath('Xvfb')))
    throw new Refusal('no display and no Xvfb', 'install xvfb, or start from a desktop session');
  const folder = mkdtempSync(join(tmpdir(), 'yitiantong-display-'));
  const authority = join(folder, 'Xauthority');
  writeFileSync(authority, anyDisplayCookie(randomBytes(16)), { mode: 0o600 });
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-auth', authority],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const end = () => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', end);
  try {
    const display = `:${await firstLine(server)}`;
    say(`no display here: using a virtual one (Xvfb ${display}, 1600 × 1000)`);
    return await body({ DISPLAY: display, XAUTHORITY: authority });
  } finally {
    process.off('exit', end);
    end();
  }
}

function firstLine(server) {
  return new Promise((resolve, reject) => {
    const failed = () => reject(new Refusal('Xvfb did not start', 'try `Xvfb :99` by hand to see why'));
    const timer = setTimeout(failed, 15_000);
    let text = '';
    server.once('error', failed);
    server.once('exit', failed);
    server.stdio[3].setEncoding('utf8').on('data', (part) => {
      text += part;
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      server.off('exit', failed);
      resolve(text.trim());
    });
  });
}

/** One Xauthority record: family "wild", no address, no number, so it fits whatever number Xvfb picks. */
function anyDisplayCookie(cookie) {
  const field = (bytes) => Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
  return Buffer.concat([
    Buffer.from([0xff, 0xff]),
    field(Buffer.alloc(0)),
    field(Buffer.alloc(0)),
    field(Buffer.from('MIT-MAGIC-COOKIE-1')),
    field(cookie),
  ]);
}
