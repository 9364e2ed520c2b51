// A paste before it happens, shown when something in it is refused: how many cells change, stay, are refused and why.
// Law: nothing was changed yet; both buttons say what they do; Esc drops the paste.
import { type ReactNode, useEffect, useRef } from 'react';
import { gridWords } from '../words/grid';
import type { PastePlan } from './paste';

interface PastePlanBoxProps {
  readonly plan: PastePlan;
  showChange(ref: string, side: 'before' | 'after'): string;
  onApply(): void;
  onDrop(): void;
}

const MOST_LINES = 100;

export function PastePlanBox({ plan, showChange, onApply, onDrop }: PastePlanBoxProps): ReactNode {
  const { changes, refused, unchanged } = plan;
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div className="grid-cover">
      <div
        className="grid-plan"
        role="dialog"
        aria-modal="true"
        aria-label={gridWords.planTitle}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDrop();
          if (event.key === 'Tab') keepInside(event);
        }}
      >
        <h2>{gridWords.planTitle}</h2>
        <p>{gridWords.planCounts(changes.length, unchanged, refused.length)}</p>
        <div className="grid-plan-lists">
          <section>
            <h3>{gridWords.planRefused}</h3>
            <ul>
              {refused.slice(0, MOST_LINES).map(({ ref, reason, text }) => (
                <li key={ref}>
                  <b>{ref}</b> {gridWords.refusedReason(reason)} <span>{text.slice(0, 30)}</span>
                </li>
              ))}
              {refused.length > MOST_LINES && <li>{gridWords.planMore(refused.length - MOST_LINES)}</li>}
            </ul>
          </section>
          <section>
            <h3>{gridWords.planChange}</h3>
            <ul>
              {changes.slice(0, MOST_LINES).map(({ ref }) => (
                <li key={ref}>
                  <b>{ref}</b> {showChange(ref, 'before')} → {showChange(ref, 'after')}
                </li>
              ))}
              {changes.length > MOST_LINES && <li>{gridWords.planMore(changes.length - MOST_LINES)}</li>}
            </ul>
          </section>
        </div>
        <div className="grid-plan-acts">
          {changes.length > 0 && (
            <button type="button" className="main" ref={first} onClick={onApply}>
              {gridWords.planApply(changes.length)}
            </button>
          )}
          <button type="button" ref={changes.length > 0 ? undefined : first} onClick={onDrop}>
            {gridWords.planDrop}
          </button>
        </div>
      </div>
    </div>
  );
}

/** Tab goes round among the buttons of the box. */
function keepInside(event: React.KeyboardEvent<HTMLDivElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  event.preventDefault();
  buttons[(at + (event.shiftKey ? -1 : 1) + buttons.length) % buttons.length]?.focus();
}
