// The windows: options that cannot be loosened elsewhere, remembered size and place, recovery from a dead page.
// Law (A1, A36): sandboxed, isolated, no Node; a page that dies comes back, it never stays white.

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BrowserWindow, type BrowserWindowConstructorOptions, dialog, screen, type WebPreferences } from 'electron';
import { FIRST_PAGE } from './pages';
import { pinContents } from './shell';

export const SMALLEST = { width: 900, height: 460 } as const;

/** Every window of the program has exactly these. */
export function safePreferences(preload: string): WebPreferences {
  return {
    preload,
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    experimentalFeatures: false,
    spellcheck: false,
    navigateOnDragDrop: false,
    backgroundThrottling: false,
  };
}

interface Place {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

/** Opens the main window where it was last time; it is shown by the caller once its first page is painted. */
export function openMainWindow(preload: string, userFolder: string, packaged: boolean): BrowserWindow {
  const file = join(userFolder, 'window.json');
  const place = readPlace(file);
  const window = new BrowserWindow({
    ...frame(place),
    webPreferences: { ...safePreferences(preload), devTools: !packaged },
  });
  if (place.maximized) window.maximize();
  pinContents(window.webContents);
  window.on('close', () => writePlace(file, window));
  comeBack(window);
  askBeforeLosing(window);
  return window;
}

/** A window nobody sees, for printing the same page the preview shows. */
export function openHiddenWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({ show: false, width: 1200, height: 900, webPreferences: safePreferences(preload) });
  pinContents(window.webContents);
  return window;
}

function frame(place: Place): BrowserWindowConstructorOptions {
  return {
    title: '一填通',
    width: place.width,
    height: place.height,
    ...(place.x !== undefined && place.y !== undefined ? { x: place.x, y: place.y } : {}),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
  };
}

/** The page refuses to close while something typed is not on the disk; the clerk decides (law 5). */
function askBeforeLosing(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const chosen = dialog.showMessageBoxSync(window, {
      type: 'warning',
      message: '有内容还没有保存',
      detail: '关闭后，还没有保存的格和还没有存下的表样改正会丢失；已显示“已保存”的都在。',
      buttons: ['返回保存', '不保存，关闭'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (chosen === 1) event.preventDefault();
  });
}

function comeBack(window: BrowserWindow): void {
  let deaths: number[] = [];
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    const now = performance.now();
    deaths = [...deaths.filter((at) => now - at < 60_000), now];
    // Three deaths in a minute: wait between tries, so that a page that always dies does not spin.
    setTimeout(() => !window.isDestroyed() && void window.loadURL(placeOf(window)), deaths.length > 3 ? 5_000 : 0);
  });
  window.webContents.on('unresponsive', () => window.webContents.forcefullyCrashRenderer());
}

/** Where the page stood before it died. */
function placeOf(window: BrowserWindow): string {
  const url = window.webContents.getURL();
  return url.startsWith(FIRST_PAGE) ? url : FIRST_PAGE;
}

function readPlace(file: string): Place {
  const area = screen.getPrimaryDisplay().workAreaSize;
  const usual: Place = { width: Math.min(1366, area.width), height: Math.min(768, area.height), maximized: false };
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isPlace(kept) && isOnScreen(kept) ? kept : usual;
  } catch {
    return usual;
  }
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height, maximized } = value as Record<string, unknown>;
  const number = (n: unknown, least: number) => typeof n === 'number' && Number.isFinite(n) && n >= least && n < 20_000;
  return (
    number(width, SMALLEST.width) &&
    number(height, SMALLEST.height) &&
    typeof maximized === 'boolean' &&
    (x === undefined || number(x, -20_000)) &&
    (y === undefined || number(y, -20_000))
  );
}

function isOnScreen({ x, y, width, height }: Place): boolean {
  if (x === undefined || y === undefined) return true;
  return screen
    .getAllDisplays()
    .some(
      ({ workArea: area }) =>
        x < area.x + area.width - 100 &&
        x + width > area.x + 100 &&
        y >= area.y - 10 &&
        y < area.y + area.height - 60 &&
        height > 0,
    );
}

function writePlace(file: string, window: BrowserWindow): void {
  try {
    const place: Place = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.part`, JSON.stringify(place));
    renameSync(`${file}.part`, file);
  } catch {
    // A window that forgets its place is no reason to keep it open.
  }
}
