// The pages of a report as they come out of the printer: true paper size, repeated titles, header and footer.
// Law: what is previewed is what is printed; lengths are millimetres, only the sheet's own pixels are scaled.
import { type CSSProperties, createElement, type ReactNode } from 'react';
import type { HeaderRun, HeaderSections } from '../../../core/headerFooter';
import type { PrintedPage as Page, Span } from '../../../core/pages';
import { SheetPage } from '../../sheet/SheetPage';
import type { PrintedSheet } from './printSheets';
import './print.css';

const MM_PER_CSS_PIXEL = 25.4 / 96;

export function PrintedPages({ sheets }: { sheets: readonly PrintedSheet[] }) {
  return (
    <>
      <style>
        {sheets
          .map(
            (sheet, index) =>
              `@page ${nameOf(index)} { size: ${sheet.layout.paper.width}mm ${sheet.layout.paper.height}mm; margin: 0; }`,
          )
          .join('\n')}
      </style>
      {sheets.map((sheet, index) =>
        sheet.layout.pages.map((page) => (
          <OnePage
            key={`${sheet.name} ${page.rows.from} ${page.cols.from}`}
            sheet={sheet}
            page={page}
            paper={nameOf(index)}
          />
        )),
      )}
    </>
  );
}

function nameOf(index: number): string {
  return `sheet${index}`;
}

function OnePage({ sheet, page, paper }: { sheet: PrintedSheet; page: Page; paper: string }) {
  const { layout, look } = sheet;
  const { margins } = layout;
  const { titleRows, titleCols, rows, cols } = page;
  const scale = layout.mmPerPixel / MM_PER_CSS_PIXEL;
  const { geometry } = look;
  const widthOf = (span: Span | undefined) =>
    span ? geometry.cols.startOf(span.to + 1) - geometry.cols.startOf(span.from) : 0;
  const heightOf = (span: Span | undefined) =>
    span ? geometry.rows.startOf(span.to + 1) - geometry.rows.startOf(span.from) : 0;
  const left = widthOf(titleCols);
  const top = heightOf(titleRows);
  const part = (x: number, y: number, partRows: Span, partCols: Span): ReactNode => (
    <div className="print-part" style={{ left: x, top: y }}>
      <SheetPage
        look={look}
        source={sheet.source}
        values={sheet.values}
        laid={sheet.laid}
        rows={partRows}
        cols={partCols}
        gridLines={look.head.page.printGridLines}
      />
    </div>
  );
  return (
    <section
      className="print-page"
      style={{ width: `${layout.paper.width}mm`, height: `${layout.paper.height}mm`, page: paper } as CSSProperties}
    >
      <Band
        sections={page.header}
        style={{ top: `${margins.header}mm`, left: `${margins.left}mm`, right: `${margins.right}mm` }}
      />
      <div
        className="print-sheet"
        style={{ left: `${page.left}mm`, top: `${page.top}mm`, transform: `scale(${scale})` }}
      >
        {titleRows && titleCols && part(0, 0, titleRows, titleCols)}
        {titleRows && part(left, 0, titleRows, cols)}
        {titleCols && part(0, top, rows, titleCols)}
        {part(left, top, rows, cols)}
      </div>
      <Band
        sections={page.footer}
        style={{ bottom: `${margins.footer}mm`, left: `${margins.left}mm`, right: `${margins.right}mm` }}
      />
    </section>
  );
}

function Band({ sections, style }: { sections: HeaderSections; style: CSSProperties }) {
  return (
    <div className="print-band" style={style}>
      <Runs runs={sections.left} />
      <Runs runs={sections.center} />
      <Runs runs={sections.right} />
    </div>
  );
}

function Runs({ runs }: { runs: readonly HeaderRun[] }) {
  // Runs have no identity but their place, so they are children in order, without keys.
  return createElement('div', null, ...runs.map((run) => createElement('span', { style: styleOf(run) }, run.text)));
}

function styleOf(run: HeaderRun): CSSProperties {
  const lines = [run.underline ? 'underline' : '', run.strike ? 'line-through' : ''].filter((line) => line !== '');
  return {
    fontSize: `${run.size ?? 10}pt`,
    fontWeight: run.bold ? 700 : 400,
    fontStyle: run.italic ? 'italic' : 'normal',
    textDecoration: lines.length === 0 ? 'none' : lines.join(' '),
    ...(run.font === undefined ? {} : { fontFamily: `"${run.font.replaceAll('"', '')}", var(--font)` }),
    ...(run.color === undefined ? {} : { color: run.color }),
  };
}
