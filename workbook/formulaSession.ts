// One calculation in the engine: the formulas that were asked for, the cells they read, and the values typed since.
// Law: only what is read is loaded; a formula that is not computed counts with the value the template holds.
import { columnName } from '../core/ref';
import type { StoredValue } from '../core/sheet';
import { Engine, type EngineAnswer } from './engine';
import { engineCells } from './formulaCost';
import type { FormulaCell, FormulaGraph } from './formulaGraph';
import { cellKey } from './formulaGraph';
import { numberString, textOf } from './formulaProbe';
import { engineFormula, NoShim, type Probe, UNDECIDED } from './formulaShims';
import { MAX_CALCULATED_CELLS, MAX_CALCULATION_WORK, MAX_ENGINE_CELLS, MAX_ENGINE_SHEETS } from './limits';

/** Thrown when a calculation would cost more than is allowed. */
export class TooMuch extends Error {}

interface PlacedProbe {
  readonly kind: Probe['kind'];
  readonly sheet: number;
  readonly row: number;
  result: string;
}

/** Calls inside calls of TEXT: each level takes an evaluation. */
const MAX_ROUNDS = 8;

export class FormulaSession {
  private readonly engine: Engine;
  private readonly loaded = new Set<number>();
  private readonly computed = new Set<number>();
  private readonly typed = new Map<number, StoredValue | undefined>();
  private readonly probes: PlacedProbe[] = [];
  /** Formulas that could not be handed over. */
  readonly refused = new Set<FormulaCell>();
  private work = 0;
  private engineCells = 0;
  private hasAll = false;

  /** Throws `TooMuch` where more sheets take part than the engine bears. */
  constructor(private readonly graph: FormulaGraph) {
    const used = graph.usedSheets();
    if (used.length > MAX_ENGINE_SHEETS) throw new TooMuch();
    this.engine = new Engine(graph.sheetNames, used);
  }

  has(formula: FormulaCell): boolean {
    return this.computed.has(formula.key);
  }

  /** Loads formulas and all they read. Throws `TooMuch`. */
  load(formulas: readonly FormulaCell[]): void {
    const fresh = formulas.filter((formula) => !this.computed.has(formula.key));
    for (const formula of fresh) this.computed.add(formula.key);
    for (const formula of fresh) {
      // one that is too much by itself is refused by itself
      const cells = this.cellsFor(formula);
      if (cells <= MAX_ENGINE_CELLS) this.engineCells += cells;
    }
    if (this.engineCells > MAX_ENGINE_CELLS) throw new TooMuch();
    for (const formula of fresh) {
      for (const read of formula.reads) this.graph.cellsIn(read, (cell) => this.loadCell(read.sheet, cell));
      if (formula.judgement.isWild && !this.hasAll) {
        this.hasAll = true;
        this.graph.everyCell((sheet, cell) => this.loadCell(sheet, cell));
      }
    }
    for (const formula of fresh) this.loadFormula(formula);
  }

  /** A value typed into a cell; undefined makes it blank. */
  type(sheet: number, row: number, col: number, value: StoredValue | undefined): void {
    const key = cellKey(sheet, row, col);
    this.typed.set(key, value);
    this.loaded.add(key);
    this.engine.put(sheet, row, col, value);
  }

  /** Computes everything, with the calls the program answers itself. May throw what the engine throws. */
  evaluate(): void {
    this.engine.evaluate();
    for (let round = 0; this.probes.length > 0 && round < MAX_ROUNDS; round++)
      if (!this.answerProbes()) return;
      else this.engine.evaluate();
  }

  read(formulas: readonly FormulaCell[]): readonly EngineAnswer[] {
    return this.engine.read(formulas);
  }

  close(): void {
    this.engine.close();
  }

  private cellsFor({ node, sheet }: FormulaCell): number {
    return node ? engineCells(node, this.graph.resolverFor(sheet)) : 0;
  }

  private loadCell(sheet: number, cell: { row: number; col: number; value?: StoredValue }): void {
    if (++this.work > MAX_CALCULATION_WORK) throw new TooMuch();
    if (cell.value === undefined) return;
    const key = cellKey(sheet, cell.row, cell.col);
    if (this.loaded.has(key) || this.computed.has(key)) return;
    this.loaded.add(key);
    if (this.loaded.size > MAX_CALCULATED_CELLS) throw new TooMuch();
    this.engine.put(sheet, cell.row, cell.col, cell.value);
  }

  private loadFormula(formula: FormulaCell): void {
    const { graph, engine } = this;
    const { sheet, row, col, node } = formula;
    if (this.typed.has(formula.key)) return;
    try {
      if (!node || this.cellsFor(formula) > MAX_ENGINE_CELLS) throw new NoShim();
      const text = engineFormula(node, {
        at: { row, col },
        date1904: graph.date1904,
        prefixOf: (name) => {
          const index = name === undefined ? sheet : graph.sheetIndex(name);
          return index === undefined ? undefined : engine.prefixOf(index);
        },
        resolve: graph.resolverFor(sheet),
        probe: (probe) => this.place(probe),
      });
      engine.putFormula(sheet, row, col, text);
    } catch (thrown) {
      if (!(thrown instanceof NoShim)) throw thrown;
      this.refused.add(formula);
      engine.put(sheet, row, col, formula.cached);
    }
  }

  private place(probe: Probe): string {
    const { sheet, row } = this.engine.scratchRow();
    const prefix = this.engine.prefixOf(sheet);
    this.engine.putFormula(sheet, row, 1, probe.value);
    this.engine.putFormula(sheet, row, 2, probe.format);
    const placed: PlacedProbe = { kind: probe.kind, sheet, row, result: '' };
    this.engine.putFormula(sheet, row, 3, UNDECIDED);
    this.probes.push(placed);
    return `${prefix}$${columnName(3)}$${row}`;
  }

  /** True when an answer changed, so that what reads it must be computed again. */
  private answerProbes(): boolean {
    const cells = this.probes.flatMap(({ sheet, row }) => [
      { sheet, row, col: 1 },
      { sheet, row, col: 2 },
    ]);
    const answers = this.engine.read(cells);
    let isChanged = false;
    for (const [i, probe] of this.probes.entries()) {
      const [value, format] = [answers[i * 2], answers[i * 2 + 1]];
      const answer =
        value?.value === undefined || format?.value === undefined || value.isSpilled
          ? undefined
          : probe.kind === 'text'
            ? textOf(value.value, format.value, this.graph.date1904)
            : numberString(value.value, format.value);
      const result = JSON.stringify(answer) ?? 'none';
      if (result === probe.result) continue;
      probe.result = result;
      isChanged = true;
      if (answer === undefined) this.engine.putFormula(probe.sheet, probe.row, 3, UNDECIDED);
      else this.engine.put(probe.sheet, probe.row, 3, answer);
    }
    return isChanged;
  }
}
