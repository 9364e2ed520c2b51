// Real forms through the whole slice in the real window: imported, typed in by keys alone, kept over a restart, exported
// with no difference but the typed cells, turned into PDF on the template's paper. One program for all, started twice.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { OutputOf } from '../core/contract';
import { styleIndexAt } from '../core/fillable';
import type { FormatKind } from '../core/format';
import { parseTyped } from '../core/normalize';
import { paperSize } from '../core/paper';
import { parseRef } from '../core/ref';
import type { SheetHead } from '../core/sheet';
import type { CellValue } from '../core/value';
import type { LocalDate, ReportId } from '../core/words';
import { ask } from './door';
import { freshFolder, type Launched, launch } from './launch';
import { ABSENT, BOOKS, CORPUS } from './realForms';
import { active, cell, editor } from './sheet';
import { importAndFill, launchReady, saveNext } from './station';

const CHECKER = resolve(CORPUS, '../tools/xlsx-fidelity');
const runs = (program: string, flag: string) => spawnSync(program, [flag]).error === undefined;
const canCompare = existsSync(CHECKER) && runs('python3', '--version');
const canReadPdf = runs('pdfinfo', '-v');
if (!canCompare) console.log(`exports are not compared with their templates: no checker at ${CHECKER}, or no python3`);
if (!canReadPdf) console.log('the paper of PDFs is not looked at: no pdfinfo (poppler-utils)');

/** What goes into the blank cells, one after the other; into a cell with a date format, a date. */
const TEXTS = ['17', '1,234', '0.5', '情况属实，已办结', '530102199003072118', '  前有空格', '=1+1'];
const NUMBERS: Readonly<Record<string, number>> = { '17': 17, '1,234': 1234, '0.5': 0.5 };
const DATE = '2026-03-15';
/** How far down the blank cells a date is looked for. */
const MOST_TABS = 40;

interface Walked {
  readonly report: ReportId;
  readonly template: string;
  /** First visible sheet, and the first cell typed in it. */
  readonly sheet: number;
  readonly ref: string;
  readonly cells: OutputOf<'reports.read'>['cells'];
}

let launched: Launched;
const walked = new Map<string, Walked>();
const folder = freshFolder('报表');

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  launched = await launchReady();
});
test.afterAll(() => launched.close());

for (const { what, path } of BOOKS)
  test(`${what}: every kind of value is typed in by keys and saved`, async () => {
    test.skip(path === undefined, ABSENT);
    const { page } = launched;
    const report = await importAndFill(launched, path ?? '');
    const { form } = await ask(page, 'reports.read', { reportId: report });
    const { sheets } = await ask(page, 'workbook.head', { versionId: form.versionId });
    const shown = sheets.filter((sheet) => sheet.kind === 'worksheet' && sheet.state === 'visible').slice(0, 2);
    const typed: { sheet: number; ref: string; value: CellValue }[] = [];
    for (const [at, { index }] of shown.entries()) {
      if (at > 0) {
        await page.keyboard.press('Control+PageDown');
        await expect(page.getByRole('tab').nth(at)).toHaveAttribute('aria-selected', 'true');
        await expect(editor(page)).toBeFocused();
      }
      await understood(page, index);
      const kinds = await formatKinds(page, form.versionId, index);
      for (const { ref, value } of await typeIntoBlanks(page, kinds)) typed.push({ sheet: index, ref, value });
    }
    expect(typed.length).toBeGreaterThanOrEqual(TEXTS.length);
    const saved = async () => {
      const { cells } = await ask(page, 'reports.read', { reportId: report });
      return inOrder(cells.map(({ sheet, ref, value }) => ({ sheet, ref, value })));
    };
    await expect.poll(saved).toEqual(inOrder(typed));
    await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible();
    const { cells } = await ask(page, 'reports.read', { reportId: report });
    const first = typed[0] ?? { sheet: 0, ref: 'A1' };
    walked.set(what, { report, template: path ?? '', sheet: first.sheet, ref: first.ref, cells });
  });

test('all of it is there when the program is started again', async () => {
  await launched.close();
  launched = await launch({ dataDir: launched.dataDir });
  const { page } = launched;
  await expect(page.getByRole('heading', { name: '报表' })).toBeVisible();
  for (const { report, cells } of walked.values())
    expect((await ask(page, 'reports.read', { reportId: report })).cells).toEqual(cells);
});

for (const { what, path } of BOOKS)
  test(`${what}: shown again, exported as the template with the typed cells, printed on its paper`, async () => {
    test.skip(path === undefined, ABSENT);
    const { page } = launched;
    const found = walked.get(what);
    if (!found) throw new Error(`${what} was not typed in`);
    const { report, template, sheet, ref } = found;
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/report/${report}`);
    await expect(page.getByRole('button', { name: '导出 Excel' })).toBeEnabled();
    await expect(editor(page)).toBeFocused();
    await showSheet(page, report, sheet);
    await page.keyboard.press('Control+Home');
    // places whose print takes part in what is typed come before, where there are any
    for (let tab = 0; tab < MOST_TABS && (tab === 0 || (await active(page)) !== ref); tab++)
      await page.keyboard.press('Tab');
    expect(await active(page)).toBe(ref);
    await expect(cell(page, ref)).toHaveClass(/\btyped\b/);

    const workbook = join(folder, `${report}${extname(template)}`);
    await leave(page, '导出 Excel', workbook);
    if (canCompare) expect(differences(template, workbook, await filledCells(page, report))).toBe('');

    const pdf = join(folder, `${report}.pdf`);
    await leave(page, '存为 PDF', pdf);
    if (!canReadPdf) return;
    const { form } = await ask(page, 'reports.read', { reportId: report });
    const head = await ask(page, 'workbook.sheet', { versionId: form.versionId, sheet });
    const paper = paperOf(head.page);
    const { width, height } = firstPageOf(pdf);
    expect(Math.abs(width - paper.width)).toBeLessThan(1);
    expect(Math.abs(height - paper.height)).toBeLessThan(1);
  });

async function showSheet(page: Page, report: ReportId, sheet: number): Promise<void> {
  const { form } = await ask(page, 'reports.read', { reportId: report });
  const { sheets } = await ask(page, 'workbook.head', { versionId: form.versionId });
  const shown = sheets.filter((one) => one.kind === 'worksheet' && one.state === 'visible').map((one) => one.index);
  for (let at = 0; at < shown.indexOf(sheet); at++) await page.keyboard.press('Control+PageDown');
  await understood(page, sheet);
}

/** Until it is known what the sheet asks for, Tab goes through its blank cells. */
async function understood(page: Page, sheet: number): Promise<void> {
  await expect(page.locator('.sheet-area')).toHaveAttribute('data-understood', String(sheet));
}

async function leave(page: Page, button: string, path: string): Promise<void> {
  await saveNext(launched, path);
  await page.getByRole('button', { name: button }).click();
  await expect(page.getByText(`已导出 ${basename(path)}`)).toBeVisible();
}

/** What the independent checker finds beside the filled cells; '' when nothing. */
function differences(template: string, workbook: string, filled: Awaited<ReturnType<typeof filledCells>>): string {
  const given = `${workbook}.cells.json`;
  writeFileSync(given, JSON.stringify(filled));
  const judged = spawnSync('python3', [CHECKER, template, workbook, '--cells', given], { encoding: 'utf8' });
  return judged.status === 0 ? '' : `exit ${judged.status}\n${judged.stdout}${judged.stderr}`;
}

/** Walks through the blank cells by Tab and types into them: each text once, a date wherever the format is a date's. */
async function typeIntoBlanks(page: Page, { kindAt, isPrinted, hasDates }: Awaited<ReturnType<typeof formatKinds>>) {
  const typed = new Map<string, CellValue>();
  const rest = [...TEXTS];
  let dates = 0;
  await page.keyboard.press('Control+Home');
  for (let tab = 0; tab < MOST_TABS && (rest.length > 0 || (hasDates && dates === 0)); tab++) {
    const before = await active(page);
    await page.keyboard.press('Tab');
    const ref = await active(page);
    if (ref === before) break;
    // A mask or a label in an input makes its own text of what is typed.
    if (isPrinted(ref)) continue;
    const kind = kindAt(ref);
    const isDate = kind === 'date' || kind === 'datetime';
    const text = isDate ? (dates++ === 0 ? DATE : undefined) : rest.shift();
    if (text === undefined) continue;
    await page.keyboard.type(text);
    typed.set(ref, meaning(text, kind));
  }
  await page.keyboard.press('Enter');
  return [...typed].map(([ref, value]) => ({ ref, value }));
}

/** What the typed text is: a number in a cell of numbers, else itself; other formats by the rules of typing. */
function meaning(text: string, kind: FormatKind): CellValue {
  if (kind === 'date' && text === DATE) return { date: DATE };
  if (kind === 'general' || kind === 'number') return NUMBERS[text] ?? text;
  return parseTyped(text, { kind, today: DATE as LocalDate });
}

/** The kind of format a cell has by itself, else by its row, else by its column. */
async function formatKinds(page: Page, versionId: OutputOf<'reports.read'>['form']['versionId'], sheet: number) {
  const { styles } = await ask(page, 'workbook.head', { versionId });
  const head = await ask(page, 'workbook.sheet', { versionId, sheet });
  const { cells } = await ask(page, 'workbook.rows', { versionId, sheet, from: 1, to: Math.max(1, head.lastRow) });
  const stored = new Map(cells.map((one) => [one.row * 100_000 + one.col, one]));
  const kindOfStyle = (style: number): FormatKind => kindOf(styles[style]?.format ?? 'General');
  const kindAt = (ref: string): FormatKind => {
    const at = parseRef(ref);
    if (!at) throw new Error(`no cell ${ref}`);
    return kindOfStyle(styleIndexAt(head, at, stored.get(at.row * 100_000 + at.col)));
  };
  const isPrinted = (ref: string): boolean => {
    const at = parseRef(ref);
    const value = at && stored.get(at.row * 100_000 + at.col)?.value;
    return value !== undefined && value !== '';
  };
  return { kindAt, isPrinted, hasDates: cells.some((one) => /^date/.test(kindOfStyle(one.style))) };
}

/** Judged by the signs of the code alone, apart from the program's own reading of it. */
function kindOf(format: string): FormatKind {
  const signs = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  if (/^general/i.test(signs)) return 'general';
  if (signs.includes('@') && !/[0#;]/.test(signs)) return 'text';
  if (/[yd]/i.test(signs)) return /[hs]/i.test(signs) ? 'datetime' : 'date';
  if (/[hs]/i.test(signs)) return 'time';
  return signs.includes('%') ? 'percent' : 'number';
}

/** The filled cells as the checker takes them, asked from the ledger. */
async function filledCells(page: Page, reportId: ReportId) {
  const { form, cells } = await ask(page, 'reports.read', { reportId });
  const { sheets } = await ask(page, 'workbook.head', { versionId: form.versionId });
  return cells.map(({ sheet, ref, value }) => ({ sheet: sheets[sheet]?.name ?? '', ref, value }));
}

function inOrder<T extends { sheet: number; ref: string }>(cells: readonly T[]): T[] {
  return cells.toSorted((a, b) => a.sheet - b.sheet || a.ref.localeCompare(b.ref));
}

/** Millimetres as the paper lies. */
function paperOf({ paper, paperMm, landscape }: SheetHead['page']) {
  const upright = paperMm ?? paperSize(paper);
  return landscape ? { width: upright.height, height: upright.width } : upright;
}

function firstPageOf(path: string): { width: number; height: number } {
  const told = execFileSync('pdfinfo', ['-f', '1', '-l', '1', path], { encoding: 'utf8' });
  expect(Number(/^Pages:\s+(\d+)/m.exec(told)?.[1])).toBeGreaterThanOrEqual(1);
  const [, width, height] = /size:\s+([\d.]+) x ([\d.]+) pts/.exec(told) ?? [];
  return { width: (Number(width) * 25.4) / 72, height: (Number(height) * 25.4) / 72 };
}
