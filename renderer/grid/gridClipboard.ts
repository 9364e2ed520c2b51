// Copy, cut and paste of the grid. Laws: the clipboard is read on the paste event only; a paste with anything refused waits
// for the clerk's word; cut cells are cleared when they are pasted, in the same step of undo, and not before.
import { parseRef, type Range, refOf } from '../../core/ref';
import { gridWords } from '../words/grid';
import { blockOfTable, blockOfText, type ClipBlock, type ClipCell, type HtmlRows, htmlOf, tsvOf } from './clipboard';
import type { GridController } from './gridController';
import type { GridFacts } from './gridFacts';
import type { GridStore } from './gridStore';
import { cellsOf, type PastePlan, planPaste } from './paste';
import { rangeOf } from './selection';
import type { CellStep } from './undo';

/** More cells than a screen of any form has; a whole register is exported, not copied. */
const MOST_COPIED = 200_000;

export interface CopiedText {
  readonly text: string;
  readonly html: string;
}

export type GridClipboard = ReturnType<typeof gridClipboard>;

export function gridClipboard(store: GridStore, controller: GridController, facts: () => GridFacts) {
  /** What this program copied last, with exact values; it counts while the clipboard still holds the same text. */
  let own: { readonly text: string; readonly block: ClipBlock; readonly cut?: Range } | undefined;

  const selected = () => rangeOf(store.getState().selection, facts().target.space);

  function take(cut: boolean): CopiedText | undefined {
    const range = selected();
    const cells = (range.bottom - range.top + 1) * (range.right - range.left + 1);
    if (cells > MOST_COPIED) {
      facts().notice(gridWords.tooManyCells(cells, MOST_COPIED));
      return undefined;
    }
    const block = blockOf(range, facts());
    const text = tsvOf(block);
    own = { text, block, ...(cut ? { cut: range } : {}) };
    store.setState({ cut: cut ? range : undefined });
    return { text, html: htmlOf(block) };
  }

  function apply(plan: PastePlan): void {
    const cut = store.getState().cut;
    const steps = cut ? withClearing(plan.changes, cut, facts()) : plan.changes;
    store.setState({
      plan: undefined,
      cut: undefined,
      selection: {
        ...store.getState().selection,
        anchor: { row: plan.range.top, col: plan.range.left },
        focus: { row: plan.range.bottom, col: plan.range.right },
      },
    });
    if (cut) own = undefined;
    if (steps.length === 0) facts().notice(gridWords.nothingToPaste);
    else controller.change(steps, 'pasted');
  }

  return {
    copy: () => take(false),
    cut: () => (facts().readOnly ? take(false) : take(true)),

    paste(text: string, table: HtmlRows | undefined): void {
      if (facts().readOnly) {
        facts().notice(gridWords.readOnly);
        return;
      }
      const isOwn = own !== undefined && sameText(own.text, text);
      if (!isOwn) store.setState({ cut: undefined });
      if (!isOwn && text === '' && !table) {
        facts().notice(gridWords.nothingInClipboard);
        return;
      }
      const block = isOwn && own ? own.block : table ? blockOfTable(table, text) : blockOfText(text);
      controller.inTurn(() =>
        controller.lookAhead(
          (target) => planPaste(block, selected(), target),
          (plan) => {
            if (plan.refused.length > 0) store.setState({ plan });
            else apply(plan);
          },
        ),
      );
    },

    applyPlan(): void {
      const { plan } = store.getState();
      if (plan) apply(plan);
    },

    /** A cell of a plan before or after, in words. */
    showChange(plan: PastePlan, ref: string, side: 'before' | 'after'): string {
      const step = plan.changes.find((change) => change.ref === ref);
      const value = step?.[side] ?? null;
      return value === null ? gridWords.blank : facts().showValue(value, ref).slice(0, 30);
    },

    dropPlan(): void {
      store.setState({ plan: undefined });
    },
  };
}

function sameText(a: string, b: string): boolean {
  const plain = (text: string) => text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  return plain(a) === plain(b);
}

/** The selected cells as they are shown, with their exact values and merges. */
function blockOf(range: Range, { target }: GridFacts): ClipBlock {
  const { space } = target;
  const rows: (ClipCell | undefined)[][] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    if (space.isRowHidden(row)) continue;
    const line: (ClipCell | undefined)[] = [];
    for (let col = range.left; col <= range.right; col++) {
      if (space.isColHidden(col)) continue;
      const merge = space.mergeAt(row, col);
      if (merge && (merge.top !== row || merge.left !== col)) {
        line.push(undefined);
        continue;
      }
      const at = { row, col };
      const spans = merge ? { rowSpan: merge.bottom - merge.top + 1, colSpan: merge.right - merge.left + 1 } : {};
      line.push({ text: target.shownAt(at), value: target.valueAt(at), ...spans });
    }
    rows.push(line);
  }
  return { rows, knowsSpans: true };
}

function withClearing(changes: readonly CellStep[], cut: Range, { target }: GridFacts): readonly CellStep[] {
  const steps = new Map(changes.map((step) => [step.ref, step] as const));
  for (const at of cellsOf(cut, target.space)) {
    const before = target.valueAt(at);
    if (!steps.has(refOf(at)) && !target.refusalAt(at) && before !== null)
      steps.set(refOf(at), { ref: refOf(at), before, after: null });
  }
  return [...steps.values()].filter(({ ref }) => parseRef(ref) !== undefined);
}
