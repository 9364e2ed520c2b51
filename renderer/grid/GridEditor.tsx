// The one textarea of a grid: always focused, transparent on the active cell until something is typed. Laws: it owns the
// focus before the first key; its text is never written by React, and by no one while an input method composes.
import { type ReactNode, type RefObject, useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import { refOf } from '../../core/ref';
import { fontCss } from '../sheet/cellCss';
import { sideOf } from '../sheet/cellText';
import { lineRatio } from '../sheet/fonts';
import type { SheetLook, styleAt } from '../sheet/rowLayout';
import type { Frame, Viewport } from '../sheet/viewport';
import { gridWords } from '../words/grid';
import { sheetWords } from '../words/sheet';
import type { GridController } from './gridController';
import type { Editor } from './gridFacts';
import type { GridStore } from './gridStore';
import type { GridTarget } from './gridTarget';

interface GridEditorProps {
  readonly element: RefObject<HTMLTextAreaElement | null>;
  readonly store: GridStore;
  readonly controller: GridController;
  readonly look: SheetLook;
  readonly frame: Frame;
  readonly target: GridTarget;
  readonly readOnly: boolean;
  view(): Viewport | undefined;
  cellStyleOf(row: number, col: number): ReturnType<typeof styleAt>;
}

export function GridEditor(props: GridEditorProps): ReactNode {
  const { element, store, controller, look, frame, target, readOnly } = props;
  const active = useStore(store, ({ selection }) => selection.active);
  const mode = useStore(store, (state) => state.mode);
  const isWaiting = useStore(store, (state) => state.isWaiting);
  const style = props.cellStyleOf(active.row, active.col);
  const rect = look.geometry.rectOf(look.geometry.spanAt(active.row, active.col));
  const isInput = target.refusalAt(active) === undefined;
  // The editor lies on the active cell, so that cell's comment is told here.
  const comment = look.head.comments.find((one) => one.row === active.row && one.col === active.col)?.text;
  const place = placeOf(frame, active, rect, props.view());
  useLayoutEffect(() => {
    if (element.current) fitText(element.current, rect.width, rect.height, mode !== 'ready');
  });
  return (
    <textarea
      ref={element}
      className={`grid-editor${mode === 'ready' ? '' : ' open'}`}
      style={{
        ...fontCss(style.font),
        lineHeight: lineRatio(style.font),
        textAlign: sideOf(style, 'text') === 'center' ? 'center' : style.horizontal === 'right' ? 'right' : 'left',
        left: place.x,
        top: place.y,
      }}
      rows={1}
      spellCheck={false}
      autoComplete="off"
      // Letters typed while rows are read belong to the cell the last key leads to.
      readOnly={readOnly || !(isInput || isWaiting || mode !== 'ready')}
      {...(comment === undefined ? {} : { title: comment, 'aria-description': sheetWords.comment(comment) })}
      aria-label={gridWords.cellName(
        target.labelOf(active),
        refOf(active),
        target.shownAt(active),
        isInput && !readOnly,
      )}
      data-active={refOf(active)}
      onKeyDown={(event) => {
        const { key, altKey: alt, shiftKey: shift, keyCode, nativeEvent } = event;
        const ctrl = event.ctrlKey || event.metaKey;
        if (controller.press({ key, ctrl, alt, shift, keyCode, isComposing: nativeEvent.isComposing }))
          event.preventDefault();
      }}
      onInput={(event) => {
        controller.input();
        fitText(event.currentTarget, rect.width, rect.height, true);
      }}
      onCompositionStart={() => controller.compose('start')}
      onCompositionEnd={() => controller.compose('end')}
      onBlur={(event) => {
        // The whole window losing the focus is no leaving: the clerk looks something up and types on.
        if (document.activeElement !== event.currentTarget) controller.blur();
      }}
    />
  );
}

/** Frozen cells do not scroll with the sheet on which the editor lies. */
function placeOf(
  frame: Frame,
  at: { row: number; col: number },
  rect: { x: number; y: number },
  view: Viewport | undefined,
) {
  const x = frame.headX + rect.x + (at.col <= frame.frozenCols ? (view?.scrollLeft ?? 0) / frame.zoom : 0);
  const y = frame.headY + rect.y + (at.row <= frame.frozenRows ? (view?.scrollTop ?? 0) / frame.zoom : 0);
  return { x, y };
}

/** Widest a one-line text grows before it wraps. */
const MOST_WIDTH = 420;

/** As large as the cell, larger when the text needs it: first wider, then higher. */
function fitText(element: HTMLTextAreaElement, width: number, height: number, open: boolean): void {
  element.style.width = `${width + 1}px`;
  element.style.height = `${height + 1}px`;
  if (!open) return;
  element.style.whiteSpace = 'pre';
  const wide = Math.max(width + 1, Math.min(MOST_WIDTH, element.scrollWidth + 4));
  element.style.width = `${wide}px`;
  element.style.whiteSpace = 'pre-wrap';
  element.style.height = `${Math.max(height + 1, element.scrollHeight)}px`;
}

/** The controller's hands on the textarea. */
export function editorOf(element: RefObject<HTMLTextAreaElement | null>): Editor {
  return {
    read: () => element.current?.value ?? '',
    write: (text) => {
      const area = element.current;
      if (!area || area.value === text) return;
      area.value = text;
      area.setSelectionRange(text.length, text.length);
    },
    insert: (text) => {
      const area = element.current;
      if (!area) return;
      area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    focus: () => element.current?.focus({ preventScroll: true }),
    blur: () => element.current?.blur(),
  };
}
