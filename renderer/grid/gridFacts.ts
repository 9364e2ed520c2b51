// What the grid's keys and clipboard need to know and may do, without a screen: the seam between the controller and React.
// Law: everything the controller changes goes out through `change`; it never touches the values itself.
import type { CellAt } from '../../core/ref';
import type { CellValue } from '../../core/value';
import type { PasteTarget } from './paste';
import type { UndoLog } from './undo';

/** The one textarea. */
export interface Editor {
  read(): string;
  /** Replaces the text, caret at the end. Never called while an input method composes. */
  write(text: string): void;
  insert(text: string): void;
  focus(): void;
  /** Makes the browser end a running composition. */
  blur(): void;
}

export interface CellChange {
  readonly ref: string;
  readonly value: CellValue;
}

export interface GridFacts {
  readonly target: PasteTarget;
  readonly readOnly: boolean;
  readonly today: string;
  /** Rows that the window shows, for Page Up and Page Down. */
  readonly pageRows: number;
  /** Name of this report and sheet in the undo log. */
  readonly place: string;
  readonly undo: UndoLog;
  choicesAt(at: CellAt): readonly string[];
  labelOf(at: CellAt): string;
  /** Reads rows of the template; false when they cannot be read. */
  load(from: number, to: number): Promise<boolean>;
  showValue(value: CellValue, ref: string): string;
  change(changes: readonly CellChange[], how: 'typed' | 'pasted'): void;
  notice(text: string): void;
  save(): void;
  leave(back: boolean): void;
  /** The step to undo belongs to another place; true when the page takes it over. */
  undoElsewhere(way: 'undo' | 'redo'): boolean;
  /** Runs in a macrotask of its own. */
  later(work: () => void): void;
}
