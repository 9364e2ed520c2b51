// Answers to every question of the contract: thin lines that name a use case, a dialog or a window. Law: nothing is
// decided here that the command line would need too; that stands in services/.
import { basename, dirname } from 'node:path';
import { app, type BrowserWindow, clipboard, dialog, shell } from 'electron';
import type { Account, Exported, OutputOf } from '../core/contract';
import { type Problem, problem } from '../core/problem';
import type { ReportId } from '../core/words';
import { convertToXls } from './convert';
import { type Waiting, type Written, writeWhole } from './files';
import { findLibreOffice } from './outside';
import type { Printing } from './print';
import type { Asking, Handlers } from './router';
import { importValues, readFilled } from './services/filled';
import { convertForm, importForm, lookAtFile, lookAtFiles } from './services/forms';
import { importMany, workbooksIn } from './services/manyForms';
import { exportName, type FilledFile, fillReport, openReport, resultsOf, saveCells } from './services/reports';
import type { Services } from './services/services';
import { changeStation, setUpStation } from './services/station';
import { correct, understand } from './services/understanding';
import type { Session } from './session';

export interface Shell {
  /** Resolves once the ledger is open; rejects with the problem that keeps it shut. */
  readonly services: Promise<Services>;
  readonly session: Session;
  readonly printing: Printing;
  readonly written: Written;
  /** Files made and not yet saved, by token: the clerk looks at them first. */
  readonly waiting: Waiting<FilledFile>;
  readonly ledgerPath: string;
  readonly sqliteVersion: () => string;
  readonly mainWindow: () => BrowserWindow | undefined;
  readonly painted: () => void;
  readonly openProblem: () => Promise<Problem | null>;
}

const accountOf = (asking: Asking): Account => {
  if (!asking.account) throw problem('session.none');
  return asking.account;
};

export function handlersOf(host: Shell): Handlers {
  const { session, printing, written } = host;
  const ledger = async () => (await host.services).ledger;
  const library = async () => (await host.services).library;

  return {
    'app.state': async () => appState(host),
    'app.painted': () => host.painted(),
    'app.copyText': async (text) => {
      await clipboard.writeText(text);
    },

    'station.setUp': async (input) => {
      await setUpStation(await host.services, input);
      await openOnlyAccount(host);
    },
    'station.read': async () => (await ledger()).read('station'),
    'station.change': async (station, asking) => changeStation(await host.services, accountOf(asking).id, station),
    'preferences.change': async (preferences, asking) =>
      (await ledger()).write('changePreferences', accountOf(asking).id, preferences),
    'departments.list': async () => (await ledger()).read('departments'),

    'accounts.list': async () => (await ledger()).read('accounts'),
    'session.open': async ({ accountId }) => {
      const account = await (await ledger()).read('account', { id: accountId });
      if (!account) throw problem('session.none');
      session.open(account);
      return account;
    },
    'session.close': () => session.close(),

    'forms.list': async () => (await ledger()).read('forms'),
    'forms.choose': async (_nothing, asking) => {
      const paths = await chooseWorkbooks(host.mainWindow());
      return lookAtFiles(await host.services, paths, asking.job);
    },
    'forms.look': async ({ fileName, bytes }, asking) =>
      lookAtFile(await host.services, { fileName: basename(fileName), bytes }, asking.job),
    'forms.convert': async ({ token }, asking) => convertForm(await host.services, token, asking.job),
    'forms.drop': async ({ token }) => (await library()).drop(token),
    'forms.import': async (input, asking) => importForm(await host.services, accountOf(asking).id, input),
    'forms.chooseFolder': async (_nothing, asking) => {
      const folder = await chooseFolder(host.mainWindow());
      if (folder === undefined) return [];
      return lookAtFiles(await host.services, await workbooksIn(folder, asking.job), asking.job);
    },
    'forms.importMany': async (input, asking) =>
      importMany(await host.services, accountOf(asking).id, input, asking.job),
    'forms.understand': async ({ sheet, corrections, ...source }) =>
      understand(await host.services, source, sheet, corrections),
    'forms.corrections': async ({ versionId }) => (await ledger()).read('corrections', { versionId }),
    'forms.correct': async (input, asking) => correct(await host.services, accountOf(asking).id, input),
    'forms.readFilled': async ({ token, versionId }) => readFilled(await host.services, token, versionId),
    'forms.change': async (input, asking) => (await ledger()).write('changeForm', accountOf(asking).id, input),
    'forms.retire': async (input, asking) => (await ledger()).write('retireForm', accountOf(asking).id, input),

    'workbook.head': async (source) => (await library()).ask(source, (shelf, key) => shelf.head(key)),
    'workbook.sheet': async ({ sheet, ...source }) =>
      (await library()).ask(source, (shelf, key) => shelf.sheet(key, sheet)),
    'workbook.rows': async ({ sheet, from, to, ...source }) =>
      (await library()).ask(source, (shelf, key) => shelf.rows(key, sheet, from, to)),
    'workbook.image': async ({ sheet, picture, ...source }) =>
      (await library()).ask(source, (shelf, key) => shelf.picture(key, sheet, picture)),

    'reports.list': async ({ formId }) => (await ledger()).read('reports', { formId }),
    'reports.open': async ({ formId, periodKey }, asking) =>
      openReport(await host.services, accountOf(asking).id, formId, periodKey),
    'reports.read': async ({ reportId }) => (await ledger()).read('report', { reportId }),
    'reports.saveCells': async ({ reportId, origin, changes }, asking) =>
      saveCells(await host.services, accountOf(asking).id, reportId, origin, changes),
    'reports.importValues': async (input, asking) => importValues(await host.services, accountOf(asking).id, input),
    'reports.results': async ({ reportId }) => resultsOf(await host.services, reportId),
    'reports.cellHistory': async (input) => (await ledger()).read('cellHistory', input),
    'reports.export': async ({ reportId }, asking) => {
      const services = await host.services;
      asking.job.progress(0, 2, '填入模板');
      const file = await fillReport(services, reportId);
      asking.job.throwIfCancelled();
      const path = await chooseTarget(host.mainWindow(), file.fileName, file.extension, 'Excel 工作簿');
      if (path === undefined) return null;
      asking.job.progress(1, 2, '写入文件');
      return writeExported(written, path, file);
    },
    'reports.makeXls': async ({ reportId }, asking) => {
      const file = await fillReport(await host.services, reportId);
      const { bytes, before, after } = await convertToXls(file.bytes, asking.job);
      return { token: host.waiting.keep({ ...file, bytes }), before, after };
    },
    'reports.saveXls': async ({ token }) => {
      const file = host.waiting.get(token);
      if (!file) throw problem('job.unknown');
      const path = await chooseTarget(host.mainWindow(), file.fileName, '.xls', 'Excel 97-2003 工作簿');
      if (path === undefined) return null;
      const exported = await writeExported(written, path, file);
      host.waiting.drop(token);
      return exported;
    },
    'reports.pdf': async ({ reportId }, asking) => {
      const services = await host.services;
      asking.job.progress(0, 2, '排版');
      const bytes = await printing.pdf(reportId);
      asking.job.throwIfCancelled();
      const path = await chooseTarget(host.mainWindow(), await nameOf(services, reportId), '.pdf', 'PDF 文件');
      if (path === undefined) return null;
      asking.job.progress(1, 2, '写入文件');
      return writeExported(written, path, { bytes, cells: 0, warnings: [] });
    },
    'reports.print': async ({ reportId }, asking) => ({ printed: await printing.print(reportId, asking.contents) }),
    'print.ready': ({ pages, problem: told }, asking) => printing.ready(asking.contents, told ?? pages),
    'files.open': async ({ path }) => {
      const said = await shell.openPath(await written.require(path));
      if (said !== '') throw problem('file.noProgram', { file: basename(path) });
    },
    'files.showInFolder': async ({ path }) => shell.showItemInFolder(await written.require(path)),

    // Answered by the door itself, which knows the running jobs.
    'jobs.cancel': () => undefined,
  };
}

async function appState(host: Shell): Promise<OutputOf<'app.state'>> {
  const common = {
    version: app.getVersion(),
    electron: process.versions.electron ?? '',
    sqlite: host.sqliteVersion(),
    libreOffice: findLibreOffice() !== undefined,
    ledgerPath: host.ledgerPath,
  };
  const closed = await host.openProblem();
  if (closed)
    return {
      ...common,
      today: '1970-01-01',
      stationReady: false,
      account: null,
      preferences: { textSize: 14 },
      problem: closed,
    };
  const { ledger, clock } = await host.services;
  const [stationReady, preferences] = await Promise.all([ledger.read('stationReady'), ledger.read('preferences')]);
  if (stationReady && !host.session.account) await openOnlyAccount(host);
  return { ...common, today: clock.today(), stationReady, account: host.session.account, preferences, problem: null };
}

/** As long as accounts have no passwords, the only person of a station need not choose herself from a list of one. */
async function openOnlyAccount(host: Shell): Promise<void> {
  const accounts = await (await host.services).ledger.read('accounts');
  const only = accounts[0];
  if (only && accounts.length === 1) host.session.open(only);
}

async function chooseWorkbooks(window: BrowserWindow | undefined): Promise<readonly string[]> {
  const options = {
    title: '选择部门下发的表样',
    buttonLabel: '导入',
    properties: ['openFile' as const, 'multiSelections' as const],
    filters: [
      { name: 'Excel 表样', extensions: ['xlsx', 'xlsm'] },
      { name: '所有文件', extensions: ['*'] },
    ],
  };
  const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return chosen.canceled ? [] : chosen.filePaths;
}

async function chooseFolder(window: BrowserWindow | undefined): Promise<string | undefined> {
  const options = {
    title: '选择放表样的文件夹',
    buttonLabel: '看这个文件夹',
    properties: ['openDirectory' as const],
  };
  const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return chosen.canceled ? undefined : chosen.filePaths[0];
}

let lastFolder: string | undefined;

/** The system's own dialog asks before a file is replaced; undefined = closed. */
async function chooseTarget(
  window: BrowserWindow | undefined,
  name: string,
  extension: string,
  kind: string,
): Promise<string | undefined> {
  const folder = lastFolder ?? app.getPath('documents');
  const options = {
    title: '导出到',
    buttonLabel: '保存',
    defaultPath: `${folder}/${name}${extension}`,
    properties: ['showOverwriteConfirmation' as const, 'createDirectory' as const],
    filters: [{ name: kind, extensions: [extension.slice(1)] }],
  };
  const chosen = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  if (chosen.canceled || chosen.filePath === '') return undefined;
  lastFolder = dirname(chosen.filePath);
  return chosen.filePath.toLowerCase().endsWith(extension) ? chosen.filePath : chosen.filePath + extension;
}

async function writeExported(
  written: Written,
  path: string,
  file: { readonly bytes: Uint8Array; readonly cells: number; readonly warnings: readonly string[] },
): Promise<Exported> {
  await writeWhole(path, file.bytes, 'replace');
  written.add(path);
  return { path, fileName: basename(path), folder: dirname(path), cells: file.cells, warnings: [...file.warnings] };
}

async function nameOf({ ledger }: Services, reportId: ReportId): Promise<string> {
  const { report, form } = await ledger.read('report', { reportId });
  return exportName(await ledger.read('station'), form, report);
}
