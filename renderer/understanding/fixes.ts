// From the selected cells and a key to corrections. Law: a fix says one thing about exactly the cells selected; what it
// switches (要填 or 不填, 合计 or not) follows from what the active cell is now.
import { type CellAt, contains, type Range, rangeText } from '../../core/ref';
import type { Correction, InputType, MetaRole, Understanding } from '../../core/understanding';
import { pathWords, ROLE_WORDS, TYPE_WORDS } from '../words/understanding';
import type { Fix } from './fixKeys';
import { isInList } from './inputOrder';
import { meaningAt } from './meaning';

export interface Selected {
  readonly range: Range;
  readonly active: CellAt;
}

/** Corrections and what to say of them. */
export interface Fixing {
  readonly corrections: readonly Correction[];
  readonly words: string;
}

/** Fixes that need nothing more than the cells. */
export type PlainFix = Exclude<Fix, 'path' | 'unit' | 'type' | 'meta'>;

export function isPlain(fix: Fix): fix is PlainFix {
  return fix !== 'path' && fix !== 'unit' && fix !== 'type' && fix !== 'meta';
}

export function plainFix(fix: PlainFix, selected: Selected, understood: Understanding, lastRow: number): Fixing {
  const { range, active } = selected;
  const where = rangeText(range);
  const one = (correction: Correction, words: string) => ({ corrections: [correction], words: `${where} ${words}` });
  switch (fix) {
    case 'input': {
      const on = !isInput(understood, active, lastRow);
      return one({ does: 'input', range, on }, on ? '要填' : '不填');
    }
    case 'total': {
      const on = !understood.totals.some((total) => total.row === active.row && total.col === active.col);
      return one({ does: 'total', range, on }, on ? '是合计' : '不是合计');
    }
    case 'list': {
      const on = !understood.lists.some((list) => isInList(list, active, lastRow));
      return one({ does: 'list', range, on }, on ? '是清单' : '不是清单');
    }
    case 'headRows':
      return one({ does: 'headRows', range }, '是表头行');
    case 'headCols':
      return one({ does: 'headCols', range }, '是行标题列');
    case 'title':
      return one({ does: 'title', at: active }, '是表名');
  }
}

function isInput(understood: Understanding, at: CellAt, lastRow: number): boolean {
  const kind = meaningAt(understood, at, lastRow)?.kind;
  return kind === 'input' || kind === 'listCell';
}

/** What the clerk typed or chose for the selected cells. */
export type Said =
  | { readonly fix: 'path'; readonly text: string }
  | { readonly fix: 'unit'; readonly text: string }
  | { readonly fix: 'type'; readonly type: InputType }
  | { readonly fix: 'meta'; readonly role: MetaRole | null };

export function saidFix(said: Said, { range, active }: Selected): Fixing {
  const where = rangeText(range);
  switch (said.fix) {
    case 'path': {
      const path = partsOf(said.text);
      const words = `${rangeText({ top: active.row, left: active.col, bottom: active.row, right: active.col })} 名称 ${pathWords(path)}`;
      return { corrections: path.length === 0 ? [] : [{ does: 'path', at: active, path }], words };
    }
    case 'unit': {
      const unit = said.text.trim();
      return {
        corrections: [{ does: 'unit', range, unit: unit === '' ? null : unit }],
        words: `${where} 单位 ${unit === '' ? '无' : unit}`,
      };
    }
    case 'type':
      return {
        corrections: [{ does: 'type', range, type: said.type }],
        words: `${where} 类型 ${TYPE_WORDS[said.type]}`,
      };
    case 'meta':
      return {
        corrections: [{ does: 'meta', at: active, role: said.role }],
        words: `${where} ${said.role === null ? '不是表头项' : ROLE_WORDS[said.role]}`,
      };
  }
}

/** The levels of a name as typed: «治安 > 立案» or with the sign that the program writes. */
export function partsOf(text: string): string[] {
  return text
    .split(/[>›＞]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A fix of a name makes sense on an input only; what to say otherwise. */
export function refusalOfFix(fix: Fix, selected: Selected, understood: Understanding, lastRow: number): string {
  const needsInput = fix === 'path' || fix === 'unit' || fix === 'type';
  if (!needsInput) return '';
  const touches =
    isInput(understood, selected.active, lastRow) ||
    (fix !== 'path' && understood.inputs.some((input) => contains(selected.range, input)));
  if (touches && !(fix === 'path' && isListCell(understood, selected.active, lastRow))) return '';
  return fix === 'path' && touches
    ? '清单里的格按列标题取名，改不了单独一格。可选中表头行按 Ctrl+1。'
    : '这里不是要填的格。先按空格键改成要填，再改它。';
}

function isListCell(understood: Understanding, at: CellAt, lastRow: number): boolean {
  return meaningAt(understood, at, lastRow)?.kind === 'listCell';
}
