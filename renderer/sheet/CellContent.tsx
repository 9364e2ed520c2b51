// The text inside one cell: rich runs, turned and stacked letters, letters spread over the width, text that spills.
// Law: texts are text nodes, never HTML.
import type { CSSProperties, ReactNode } from 'react';
import type { CellStyle, TextRun } from '../../core/sheet';
import { fontCss, justifyOf } from './cellCss';
import { type DrawnCell, PAD_LEFT, PAD_RIGHT } from './rowLayout';

export function CellContent({ cell, indent }: { cell: DrawnCell; indent: number }): ReactNode {
  const { style, shown, text } = cell;
  if (text === '') return null;
  const letters = shown.runs ? <Runs runs={shown.runs} style={style} scale={cell.scale} /> : lettersOf(cell);
  if (style.rotation !== 0)
    return (
      <span className={turnedClass(style)} style={turnedCss(style)}>
        {letters}
      </span>
    );
  if (style.horizontal === 'distributed' && !text.includes('\n') && !shown.runs) return <Spread text={text} />;
  if (style.horizontal === 'justify' || style.horizontal === 'distributed')
    return <span className="sheet-full">{letters}</span>;
  if (cell.spillLeft + cell.spillRight > 0)
    return (
      <span className="sheet-spill" style={spillCss(cell, indent)}>
        {letters}
      </span>
    );
  return letters;
}

function lettersOf({ style, text, width }: DrawnCell): ReactNode {
  const plain = style.wrap ? text : text.replaceAll('\n', '');
  const whole = style.horizontal === 'fill' ? filled(plain, style, width) : plain;
  if (style.font.script) return <span style={{ verticalAlign: style.font.script }}>{whole}</span>;
  return whole;
}

/** Alignment «fill» repeats the text as often as it fits; half a letter's width is exact enough for dashes and dots. */
function filled(text: string, style: CellStyle, width: number): string {
  const one = Math.max(1, text.length * ((style.font.size * 96) / 72) * 0.5);
  return text.repeat(Math.max(1, Math.min(200, Math.floor(width / one))));
}

function Runs({ runs, style, scale }: { runs: readonly TextRun[]; style: CellStyle; scale: number }): ReactNode {
  let at = 0;
  return (
    <span>
      {runs.map((run) => {
        const key = at;
        at += run.text.length + 1;
        const text = style.wrap ? run.text : run.text.replaceAll('\n', '');
        return (
          <span key={key} style={fontCss(run.font ?? style.font, scale)}>
            {text}
          </span>
        );
      })}
    </span>
  );
}

function Spread({ text }: { text: string }): ReactNode {
  let at = 0;
  return (
    <span className="sheet-spread">
      {[...text].map((letter) => (
        <span key={at++}>{letter}</span>
      ))}
    </span>
  );
}

function turnedClass({ rotation }: CellStyle): string {
  if (rotation === 'stacked') return 'sheet-stacked';
  return Math.abs(rotation) === 90 ? 'sheet-turned' : 'sheet-slanted';
}

function turnedCss({ rotation, wrap }: CellStyle): CSSProperties {
  const css: CSSProperties = wrap ? { maxHeight: '100%', whiteSpace: 'pre-wrap' } : {};
  if (rotation === 'stacked' || rotation === -90) return css;
  return { ...css, transform: `rotate(${rotation === 90 ? 180 : -rotation}deg)` };
}

function spillCss(cell: DrawnCell, indent: number): CSSProperties {
  const { side, spillLeft, spillRight } = cell;
  return {
    left: -spillLeft,
    width: cell.width + spillLeft + spillRight,
    paddingLeft: PAD_LEFT + (side === 'right' ? 0 : indent),
    paddingRight: PAD_RIGHT + (side === 'right' ? indent : 0),
    justifyContent: justifyOf(side),
    alignItems: cell.style.vertical === 'top' ? 'flex-start' : cell.style.vertical === 'bottom' ? 'flex-end' : 'center',
  };
}
