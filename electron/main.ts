// The order of starting, nothing else: scheme, switches, place, lock, ledger, door, window. Law: the ledger opens
// beside the window, not before it, and what keeps it shut is told inside the window.
import { join } from 'node:path';
import { app, type BrowserWindow, Menu, session as sessions, type WebContents } from 'electron';
import { asProblem, type Problem } from '../core/problem';
import { Waiting, Written } from './files';
import { handlersOf } from './handlers';
import { ledgerFolder, readLaunch } from './launch';
import ledgerWorkerFile from './ledger/worker?modulePath';
import { Log } from './log';
import { declareScheme, FIRST_PAGE, servePages } from './pages';
import { Printing } from './print';
import { type Door, openDoor } from './router';
import { Session } from './session';
import { closeSession, silenceChromium } from './shell';
import { startServices } from './start';
import { openMainWindow } from './window';
import workbookWorkerFile from './workbooks/worker?modulePath';

const launch = readLaunch(process.argv);
const started = performance.timeOrigin;
declareScheme();
silenceChromium();
// Before Electron makes its default menu, which nobody would ever see.
Menu.setApplicationMenu(null);
app.setName('一填通');
const userFolder = process.env.YITIANTONG_USER_DATA ?? join(app.getPath('appData'), 'yitiantong');
app.setPath('userData', userFolder);

if (launch.showVersion) {
  process.stdout.write(`一填通 ${app.getVersion()}\n`);
  app.exit(0);
} else if (!app.requestSingleInstanceLock()) {
  app.exit(3);
} else {
  void run();
}

async function run(): Promise<void> {
  const log = new Log(join(userFolder, 'logs', 'program.log'));
  const ours = new Set<WebContents>();
  let window: BrowserWindow | undefined;
  let closing = false;
  let door: Door | undefined;

  process.on('uncaughtException', (error) => {
    log.write('uncaught', error);
    process.stderr.write(`${error.stack ?? error.message}\n`);
    app.exit(1);
  });
  process.on('unhandledRejection', (error) => log.write('unhandled', error));
  app.on('second-instance', () => {
    if (!window) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());

  const folder = ledgerFolder(launch, userFolder);
  const running = startServices({
    folder,
    migrations: app.isPackaged ? join(process.resourcesPath, 'migrations') : join(app.getAppPath(), 'migrations'),
    ledgerWorker: ledgerWorkerFile,
    workbookWorker: workbookWorkerFile,
    told: (problem) => door?.tell('app.problem', problem),
    log: (text, error) => log.write(text, error),
  });
  const openProblem = (): Promise<Problem | null> => running.services.then(() => null, asProblem);
  void openProblem();

  await app.whenReady();
  closeSession(sessions.defaultSession);
  servePages(sessions.defaultSession, join(__dirname, '../renderer'));
  const preload = join(__dirname, '../preload/preload.cjs');
  const session = new Session();
  const printing = new Printing(preload, ours);
  const painted = () => {
    if (process.env.BENCH_READY === '1')
      process.stdout.write(`ready ${Math.round(performance.timeOrigin + performance.now() - started)}\n`);
    if (launch.smoke) void smokeDone();
  };
  const smokeDone = async () => {
    const problem = await openProblem();
    process.stdout.write(
      `一填通 ${app.getVersion()} · Electron ${process.versions.electron} · Node ${process.versions.node} · SQLite ${running.sqliteVersion()}\n`,
    );
    app.exit(problem ? 1 : 0);
  };
  door = openDoor(
    handlersOf({
      services: running.services,
      session,
      printing,
      written: new Written(),
      waiting: new Waiting(),
      ledgerPath: running.ledgerPath,
      sqliteVersion: running.sqliteVersion,
      mainWindow: () => window,
      painted,
      openProblem,
    }),
    session,
    ours,
    (error) => log.write('unexpected', error),
  );
  window = openMainWindow(preload, userFolder, app.isPackaged);
  ours.add(window.webContents);
  window.once('ready-to-show', () => window?.show());
  window.on('closed', () => {
    window = undefined;
  });
  app.on('will-quit', (event) => {
    if (closing) return;
    // All windows are closed; the ledger's last pages are carried over before the program ends.
    event.preventDefault();
    closing = true;
    void running.close().finally(() => app.exit(0));
  });
  await window.loadURL(FIRST_PAGE);
}
