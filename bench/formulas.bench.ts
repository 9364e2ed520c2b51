// Formulas against the results Excel left in real files: how many the engine alone reaches, how many we reach, and
// whether anything we would show is wrong, each cell judged without its own result. Numbers 1e-9 relative, else exact.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { refOf } from '../core/ref';
import type { StoredValue } from '../core/sheet';
import { workbookBytes } from '../workbook/aWorkbook';
import { Engine } from '../workbook/engine';
import { calculate, FormulaBook } from '../workbook/formula';
import { cellKey, type FormulaCell, FormulaGraph } from '../workbook/formulaGraph';
import { FormulaSession } from '../workbook/formulaSession';
import { doubtOf, sameResult } from '../workbook/formulaValue';
import { reasonWithoutValue, verdicts } from '../workbook/formulaVerdict';
import { openPackage } from '../workbook/package';
import { escapeText } from '../workbook/xmlText';
import { CORPUS, corpusWorkbooks, readCsv } from './formulaCases';
import { defineBench } from './frame/bench';
import { median } from './frame/statistics';

const SHOWN = process.env.BENCH_FORMULAS_SHOW === '1';

interface Tally {
  /** Formulas with a result to compare with; array, volatile and external ones count as constants. */
  compared: number;
  plain: number;
  ours: number;
  /** Trusted without looking at their own result, and those of them that are wrong. */
  trusted: number;
  wrong: number;
}

/** Formulas whose result in the file is compared. */
function comparable(graph: FormulaGraph): FormulaCell[] {
  return [...graph.formulas.values()].filter(
    ({ cached, judgement: { constant } }) =>
      cached !== undefined && (constant === undefined || constant === 'notUnderstood'),
  );
}

function tally(folder: string): Tally {
  const sum: Tally = { compared: 0, plain: 0, ours: 0, trusted: 0, wrong: 0 };
  for (const { name, bytes } of corpusWorkbooks(folder)) {
    try {
      const graph = FormulaGraph.of(openPackage(bytes, name));
      const cells = comparable(graph);
      if (cells.length === 0) continue;
      const [ours, trusted] = withOurs(graph, cells, name);
      sum.compared += cells.length;
      sum.plain += withEngineAlone(graph, cells);
      sum.ours += ours;
      sum.trusted += trusted.length;
      sum.wrong += trusted.filter((isRight) => !isRight).length;
    } catch (thrown) {
      if (SHOWN) console.log(`${name}: ${String(thrown)}`);
    }
  }
  return sum;
}

function withOurs(graph: FormulaGraph, cells: readonly FormulaCell[], name: string): [number, boolean[]] {
  const session = new FormulaSession(graph);
  const all = [...graph.formulas.values()].filter((one) => one.judgement.constant === undefined);
  session.load(all);
  session.evaluate();
  const read = session.read(all);
  const answers = new Map(all.map((formula, i) => [formula, read[i] ?? { isSpilled: false }] as const));
  for (const [formula, answer] of answers)
    graph.reproduced.set(formula.key, !answer.isSpilled && sameResult(answer.value, formula.cached));
  const judged = verdicts(graph, answers, [], session.refused, false);
  const isShown = (formula: FormulaCell) => 'value' in (judged.get(formula) ?? { reason: 'failed' });
  let equal = 0;
  const trusted: boolean[] = [];
  for (const formula of cells) {
    const answer = answers.get(formula);
    const isRight = answer !== undefined && !answer.isSpilled && sameResult(answer.value, formula.cached);
    if (isRight) equal++;
    const precedents: FormulaCell[] = [];
    for (const range of formula.reads) graph.formulasIn(range, (one) => precedents.push(one));
    const isKnown = (one: FormulaCell) => isShown(one) || (one.cached !== undefined && !answers.has(one));
    const isBlindlyTrusted =
      answer !== undefined &&
      !session.refused.has(formula) &&
      !answer.isSpilled &&
      doubtOf(answer.value) === undefined &&
      reasonWithoutValue(graph, formula, false) === undefined &&
      precedents.every(isKnown);
    if (isBlindlyTrusted) trusted.push(isRight);
    if (SHOWN && (!isRight || (isBlindlyTrusted && !isRight)))
      console.log(
        `${isBlindlyTrusted ? 'WRONG' : 'miss'} ${name} ${graph.sheetNames[formula.sheet]}!${refOf(formula)} ` +
          `${graph.textOf(formula)} → ${show(answer?.value)}${answer?.isSpilled ? ' (array)' : ''}, file ${show(formula.cached)}`,
      );
  }
  session.close();
  return [equal, trusted];
}

/** The engine as it comes: every formula as it stands in the file. */
function withEngineAlone(graph: FormulaGraph, cells: readonly FormulaCell[]): number {
  const engine = new Engine(graph.sheetNames);
  try {
    const wanted = new Set(cells.map((cell) => cell.key));
    graph.everyCell((sheet, cell, key) => {
      if (wanted.has(key) && cell.formula !== undefined) engine.putFormula(sheet, cell.row, cell.col, cell.formula);
      else if (cell.value !== undefined) engine.put(sheet, cell.row, cell.col, cell.value);
    });
    engine.evaluate();
    return engine.read(cells).filter((answer, i) => !answer.isSpilled && sameResult(answer.value, cells[i]?.cached))
      .length;
  } catch {
    return 0;
  } finally {
    try {
      engine.close();
    } catch {
      // gave up
    }
  }
}

/** The list of everyday formulas, computed as the dependants of its input cells. */
function everyday(): { asked: number; right: number; trusted: number; wrong: number } {
  const folder = join(CORPUS, 'formulas');
  if (!existsSync(folder)) return { asked: 0, right: 0, trusted: 0, wrong: 0 };
  const inputs = readCsv(join(folder, 'inputs.csv'));
  const formulas = readCsv(join(folder, 'formulas.csv'));
  const graph = FormulaGraph.of(openPackage(everydayBook(inputs, formulas), '表.xlsx'));
  const session = new FormulaSession(graph);
  const all = [...graph.formulas.values()];
  session.load(all);
  session.evaluate();
  const read = session.read(all);
  const answers = new Map(all.map((formula, i) => [refOf(formula), read[i]?.value] as const));
  session.close();
  const shown = new Map(
    calculate(
      openPackage(everydayBook(inputs, formulas), '表.xlsx'),
      inputs.map((input) => ({
        sheet: input.sheet ?? '',
        ref: input.ref ?? '',
        value: typedValue(input.type, input.value) as never,
      })),
    ).results.map((result) => [result.ref, result.value]),
  );
  let right = 0;
  let wrong = 0;
  let trusted = 0;
  for (const { ref = '', formula, expected_type: type, expected } of formulas) {
    const wanted = typedValue(type, expected);
    const isRight = sameResult(answers.get(ref), wanted);
    if (isRight) right++;
    else if (SHOWN) console.log(`miss ${formula} → ${show(answers.get(ref))}, wanted ${show(wanted)}`);
    if (!shown.has(ref)) continue;
    trusted++;
    if (!sameResult(shown.get(ref), wanted)) wrong++;
  }
  return { asked: formulas.length, right, trusted, wrong };
}

function everydayBook(...records: (readonly Readonly<Record<string, string>>[])[]): Uint8Array {
  const rows = new Map<number, string>();
  const col = (ref: string) => ref.replace(/\d+/, '');
  const cells = records.flat().sort((a, b) => (col(a.ref ?? '') < col(b.ref ?? '') ? -1 : 1));
  for (const { ref = '', formula, type, value } of cells) {
    const row = Number(ref.replace(/\D+/, ''));
    const inside =
      formula !== undefined
        ? `<c r="${ref}"><f>${escapeText(formula)}</f></c>`
        : type === 'text'
          ? `<c r="${ref}" t="inlineStr"><is><t>${escapeText(value ?? '')}</t></is></c>`
          : `<c r="${ref}"><v>${value}</v></c>`;
    if (value !== '') rows.set(row, (rows.get(row) ?? '') + inside);
  }
  const xml = [...rows].sort((a, b) => a[0] - b[0]).map(([row, inside]) => `<row r="${row}">${inside}</row>`);
  return workbookBytes({ sheets: [{ name: '表1', xml: `<sheetData>${xml.join('')}</sheetData>` }] });
}

/** The slowest form of the corpus while one cell after the other is typed; opening it is not counted. */
function typing(): { ms: number; first: number } {
  let slowest = { ms: 0, first: 0 };
  for (const { name, bytes } of corpusWorkbooks('forms')) {
    const pkg = openPackage(bytes, name);
    const graph = FormulaGraph.of(pkg);
    const inputs = inputsOf(graph).slice(0, 20);
    const book = new FormulaBook(pkg);
    const times = inputs.map((place, i) => {
      const started = performance.now();
      book.set([{ ...place, value: i * 7 }]);
      return performance.now() - started;
    });
    book.close();
    const [first = 0, ...rest] = times;
    const ms = rest.length === 0 ? 0 : median(rest);
    if (ms > slowest.ms) slowest = { ms, first };
  }
  return slowest;
}

/** Cells that formulas read, each the top left of what one formula reads. */
function inputsOf(graph: FormulaGraph): { readonly sheet: string; readonly ref: string }[] {
  const places = new Map<string, { readonly sheet: string; readonly ref: string }>();
  for (const formula of graph.formulas.values())
    for (const { sheet, range } of formula.reads) {
      const at = { row: range.top, col: range.left };
      const place = { sheet: graph.sheetNames[sheet] ?? '', ref: refOf(at) };
      if (!graph.formulas.has(cellKey(sheet, at.row, at.col))) places.set(`${sheet} ${place.ref}`, place);
    }
  return [...places.values()];
}

function typedValue(type: string | undefined, text: string | undefined): StoredValue | undefined {
  if (text === undefined) return undefined;
  if (type === 'number') return Number(text);
  if (type === 'boolean') return text === '1';
  return type === 'error' ? { error: text } : text;
}

function show(value: StoredValue | undefined): string {
  return JSON.stringify(value) ?? 'nothing';
}

export default defineBench(async () => {
  if (!existsSync(CORPUS)) console.log(`no corpus at ${CORPUS}: nothing to compare (set CORPUS_DIR)`);
  const measure = (folder: string) => () => {
    const started = performance.now();
    const sum = tally(folder);
    return { ms: performance.now() - started, ...sum };
  };
  return {
    name: 'formulas',
    about: 'cells equal to the results in real files; trusted = judged without the cell’s own result',
    rounds: 1,
    warmup: 0,
    cases: [
      { name: 'xlsx', run: measure('xlsx') },
      { name: 'forms', run: measure('forms') },
      { name: 'one change', run: typing },
      {
        name: 'everyday formulas',
        run: () => {
          const started = performance.now();
          const found = everyday();
          return { ms: performance.now() - started, ...found };
        },
      },
    ],
    bars: existsSync(CORPUS)
      ? [
          { about: 'one change in the slowest form, ms', value: (of) => of('one change'), atMost: 100 },
          {
            about: 'more cells equal than by the engine alone',
            value: (of) => of('xlsx', 'ours') + of('forms', 'ours') - of('xlsx', 'plain') - of('forms', 'plain'),
            atLeast: 1,
          },
          {
            about: 'wrong among the trusted',
            value: (of) => of('xlsx', 'wrong') + of('forms', 'wrong') + of('everyday formulas', 'wrong'),
            atMost: 0,
          },
          { about: 'everyday formulas right', value: (of) => of('everyday formulas', 'right'), atLeast: 64 },
        ]
      : [],
  };
});
