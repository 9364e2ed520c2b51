// A simple shape or text box of a template: rectangle, ellipse, line, with its text. Law: outlines that are not simple
// are drawn as a dashed rectangle in the shape's own colours, so that one sees that something else stands there.
import type { CSSProperties, ReactNode } from 'react';
import type { ShapeLook, ShapeParagraph, ShapeRun } from '../../core/drawingModel';
import type { Rect } from '../../core/geometry';
import { fontStack } from './fonts';

/** Pixels of a point. */
const POINT = 96 / 72;
const STANDS = { top: 'flex-start', center: 'center', bottom: 'flex-end' } as const;

export function ShapeBox({ shape, rect, style }: { shape: ShapeLook; rect: Rect; style: CSSProperties }): ReactNode {
  if (shape.outline === 'line') return <Line shape={shape} rect={rect} style={style} />;
  const { fill, line, outline } = shape;
  const dashed = line?.dashed || outline === 'other';
  return (
    <div
      className="sheet-shape"
      style={{
        ...style,
        ...(fill === undefined ? {} : { background: fill }),
        ...(line ? { border: `${line.points * POINT}px ${dashed ? 'dashed' : 'solid'} ${line.color}` } : {}),
        borderRadius: outline === 'ellipse' ? '50%' : outline === 'roundRect' ? '12%' : 0,
        justifyContent: STANDS[shape.vertical],
        whiteSpace: shape.wrap ? 'pre-wrap' : 'pre',
      }}
    >
      <Texts paragraphs={shape.paragraphs} />
    </div>
  );
}

function Line({ shape, rect, style }: { shape: ShapeLook; rect: Rect; style: CSSProperties }): ReactNode {
  const { line, flipH, flipV } = shape;
  if (!line) return null;
  const rises = flipH !== flipV;
  const width = line.points * POINT;
  return (
    <svg className="sheet-line" style={style} aria-hidden="true">
      <line
        x1={0}
        x2={rect.width}
        y1={rises ? rect.height : 0}
        y2={rises ? 0 : rect.height}
        stroke={line.color}
        strokeWidth={width}
        strokeDasharray={line.dashed ? `${width * 4} ${width * 3}` : undefined}
      />
    </svg>
  );
}

function Texts({ paragraphs }: { paragraphs: readonly ShapeParagraph[] }): ReactNode {
  return paragraphs.map(({ align, runs }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a template never change
    <p key={index} style={{ textAlign: align }}>
      {runs.length === 0 ? '\u00a0' : runs.map(runOf)}
    </p>
  ));
}

function runOf(run: ShapeRun, index: number): ReactNode {
  return (
    <span key={index} style={runCss(run)}>
      {run.text}
    </span>
  );
}

function runCss({ font, points, bold, italic, underline, color }: ShapeRun): CSSProperties {
  return {
    fontSize: points * POINT,
    ...(font === undefined ? {} : { fontFamily: fontStack(font) }),
    ...(bold ? { fontWeight: 'bold' } : {}),
    ...(italic ? { fontStyle: 'italic' } : {}),
    ...(underline ? { textDecoration: 'underline' } : {}),
    ...(color === undefined ? {} : { color }),
  };
}
