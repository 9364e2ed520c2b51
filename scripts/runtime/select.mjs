// Which Electron opens the window, and which SQLite binding it needs. Order: ELECTRON_OVERRIDE_DIST_PATH,
// the installed official one, the cached substitute, the official download, the substitute (linux-x64).
// Law: always the same answer on the same machine; never a binding of the wrong Node-API level (it would crash).
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, say } from '../say.mjs';
import { cachedFallback, fallbackFitsHere, fetchFallback } from './fallback.mjs';
import { downloadOfficial, installedOfficial } from './official.mjs';
import { ensureSqliteBinding } from './sqliteBinding.mjs';
import { ensureSystemLibraries } from './systemLibraries.mjs';

/** { kind, executable, version, binding? }, ready to be started. */
export async function selectRuntime() {
  const runtime = await selectElectron();
  await ensureSystemLibraries(runtime.executable);
  // Electron 35 is the first with Node-API 10, which the shipped prebuild needs.
  const binding = Number(runtime.version.split('.')[0]) >= 35 ? undefined : await ensureSqliteBinding();
  return { ...runtime, binding };
}

/** Environment that tells the app and the tests what was selected. */
export function runtimeEnvironment(runtime) {
  return {
    YITIANTONG_ELECTRON: runtime.executable,
    ...(runtime.binding && { YITIANTONG_SQLITE_BINDING: runtime.binding }),
  };
}

/** Switches that only the launcher may add: Chromium refuses its sandbox as root. */
export function launcherSwitches() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

async function selectElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return overridden(override);
  const officialFirst = process.env.YITIANTONG_OFFICIAL === '1';
  const downloaded = installedOfficial() ?? (officialFirst ? await downloadOfficial() : null);
  if (downloaded) return downloaded;
  const cached = cachedFallback();
  if (cached) return cached;
  const official = officialFirst ? null : await downloadOfficial();
  if (official) return official;
  if (fallbackFitsHere) {
    // Fetching waits for the network, compiling for the processor: both at once.
    const [fetched] = await Promise.all([fetchFallback(), ensureSqliteBinding()]);
    return fetched;
  }
  throw new Refusal(
    'Electron could not be downloaded',
    'run `npx install-electron` where the internet is reachable, or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron',
  );
}

function overridden(folder) {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  const executable = join(folder, names[process.platform] ?? 'electron');
  const versionFile = join(folder, 'version');
  if (!existsSync(executable) || !existsSync(versionFile))
    throw new Refusal(
      `ELECTRON_OVERRIDE_DIST_PATH holds no Electron: ${folder}`,
      'point it at an unpacked Electron (with the files electron and version), or unset it',
    );
  say(`using the Electron of ELECTRON_OVERRIDE_DIST_PATH`);
  return { kind: 'override', executable, version: readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') };
}
