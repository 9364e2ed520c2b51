// A sheet cut into printed pages: print areas, scale or fit, manual and automatic breaks, repeated titles, order, centring.
// Pure; screen preview, printing and PDF take the same pages, so that what is shown is what comes out of the printer.
import type { Axis, SheetGeometry } from './geometry';
import { type HeaderFacts, type HeaderSections, headerSections } from './headerFooter';
import { type PaperSize, paperSize } from './paper';
import type { Range } from './ref';
import type { PageSetup, SheetHead } from './sheet';

/** Rows or columns, both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface PrintedPage {
  /** The number that &P shows. */
  readonly number: number;
  readonly rows: Span;
  readonly cols: Span;
  /** Repeated above and before the page's own rows and columns. */
  readonly titleRows?: Span;
  readonly titleCols?: Span;
  /** Where the first printed pixel stands on the paper, titles and headings included. Millimetres. */
  readonly left: number;
  readonly top: number;
  readonly header: HeaderSections;
  readonly footer: HeaderSections;
}

export interface PrintLayout {
  /** Paper as it lies: wider than high when landscape. Millimetres. */
  readonly paper: PaperSize;
  readonly landscape: boolean;
  readonly margins: PageSetup['margins'];
  /** Per cent, 10–400. */
  readonly scale: number;
  /** Millimetres on paper of one pixel of the geometry, scale included. */
  readonly mmPerPixel: number;
  /** Width and height in pixels of the row and column headings; 0 when they are not printed. */
  readonly headings: { readonly width: number; readonly height: number };
  /** The first MAX_PAGES pages. */
  readonly pages: readonly PrintedPage[];
  /** How many there are in all, as &N says. */
  readonly total: number;
}

/** What a page cannot know by itself: names for the header, the day and the hour of printing. */
export type PrintFacts = Omit<HeaderFacts, 'page' | 'pages' | 'sheet'>;

const MM_PER_PIXEL = 25.4 / 96;
/** A line that overhangs the page by less than this much of a pixel still fits: widths are rounded, paper is not. */
const SLACK = 0.5;

/** Pages that are laid out; a sheet with one value in its far corner would make 35 million. */
export const MAX_PAGES = 20_000;

/** Cuts a sheet into pages. An empty sheet without print areas has none. */
export function pagesOf(head: SheetHead, geometry: SheetGeometry, facts: PrintFacts): PrintLayout {
  const { page } = head;
  const upright = page.paperMm ?? paperSize(page.paper);
  const paper = page.landscape ? { width: upright.height, height: upright.width } : upright;
  const { margins } = page;
  const headings = page.printHeadings ? { width: 40, height: 20 } : { width: 0, height: 0 };
  const room = {
    width: Math.max(10, paper.width - margins.left - margins.right),
    height: Math.max(10, paper.height - margins.top - margins.bottom),
  };
  const areas = areasOf(head);
  const cut = (scale: number, breaks: boolean) =>
    areas.map((area) => cutArea(area, page, geometry, headings, room, scale, breaks));
  const scale = page.fit ? fittingScale(page.fit, (percent) => cut(percent, false)) : clamp(page.scale, 10, 400);
  const mmPerPixel = (MM_PER_PIXEL * scale) / 100;
  const cuts = cut(scale, page.fit === undefined);
  const total = cuts.reduce((sum, { rows, cols }) => sum + rows.length * cols.length, 0);
  const places = cuts.flatMap(({ rows, cols }) => inOrder(rows, cols, page.overThenDown)).slice(0, MAX_PAGES);
  const first = page.firstPage ?? 1;
  const pages = places.map(({ rows, cols }, index): PrintedPage => {
    const titleRows = repeated(page.titleRows, rows);
    const titleCols = repeated(page.titleCols, cols);
    const width = (headings.width + length(geometry.cols, cols) + length(geometry.cols, titleCols)) * mmPerPixel;
    const height = (headings.height + length(geometry.rows, rows) + length(geometry.rows, titleRows)) * mmPerPixel;
    const number = first + index;
    const told: HeaderFacts = { ...facts, sheet: head.name, page: number, pages: total };
    const texts = textsOf(page, index, number);
    return {
      number,
      rows,
      cols,
      ...(titleRows ? { titleRows } : {}),
      ...(titleCols ? { titleCols } : {}),
      left: margins.left + (page.centerHorizontally ? Math.max(0, (room.width - width) / 2) : 0),
      top: margins.top + (page.centerVertically ? Math.max(0, (room.height - height) / 2) : 0),
      header: headerSections(texts.header, told),
      footer: headerSections(texts.footer, told),
    };
  });
  return { paper, landscape: page.landscape, margins, scale, mmPerPixel, headings, pages, total };
}

/** Print areas cut back to what is used: an area of whole columns ends where the sheet ends. */
function areasOf(head: SheetHead): readonly Range[] {
  const used: Range = { top: 1, left: 1, bottom: head.printedRow, right: head.printedCol };
  if (head.page.areas.length === 0) return used.bottom > 0 && used.right > 0 ? [used] : [];
  return head.page.areas.map((area) => ({
    ...area,
    bottom: area.bottom > MAX_AREA_ROWS ? Math.max(area.top, Math.min(area.bottom, used.bottom)) : area.bottom,
    right: area.right > MAX_AREA_COLS ? Math.max(area.left, Math.min(area.right, used.right)) : area.right,
  }));
}

/** An area that reaches beyond these was drawn over whole columns or rows. */
const MAX_AREA_ROWS = 200_000;
const MAX_AREA_COLS = 1_000;

interface Cut {
  readonly rows: readonly Span[];
  readonly cols: readonly Span[];
}

function cutArea(
  area: Range,
  page: PageSetup,
  geometry: SheetGeometry,
  headings: { readonly width: number; readonly height: number },
  room: { readonly width: number; readonly height: number },
  scale: number,
  obeyBreaks: boolean,
): Cut {
  const pixels = (mm: number) => (mm * 100) / (MM_PER_PIXEL * scale);
  const none: readonly number[] = [];
  return {
    rows: cutAxis(
      geometry.rows,
      { from: area.top, to: area.bottom },
      pixels(room.height) - headings.height,
      page.titleRows,
      obeyBreaks ? page.rowBreaks : none,
    ),
    cols: cutAxis(
      geometry.cols,
      { from: area.left, to: area.right },
      pixels(room.width) - headings.width,
      page.titleCols,
      obeyBreaks ? page.colBreaks : none,
    ),
  };
}

/** Cuts a line of rows or columns into pieces that fit; a piece that would show nothing is dropped. */
function cutAxis(
  axis: Axis,
  area: Span,
  room: number,
  titles: Span | undefined,
  breaks: readonly number[],
): readonly Span[] {
  const manual = new Set(breaks);
  const pieces: Span[] = [];
  let from = area.from;
  let filled = 0;
  let free = room - length(axis, repeated(titles, area));
  for (let index = area.from; index <= area.to; index++) {
    const size = axis.sizeOf(index);
    const mustBreak = manual.has(index - 1) && index > area.from;
    if (index > from && (mustBreak || (size > 0 && filled > 0 && filled + size > free + SLACK))) {
      if (filled > 0) pieces.push({ from, to: index - 1 });
      from = index;
      filled = 0;
      free = Math.max(1, room - length(axis, repeated(titles, { from, to: from })));
    }
    filled += size;
  }
  if (filled > 0) pieces.push({ from, to: area.to });
  return pieces;
}

/** Titles are repeated on pages that begin after them; where they stand themselves they are printed once. */
function repeated(titles: Span | undefined, page: Span): Span | undefined {
  return titles && page.from > titles.to ? titles : undefined;
}

function length(axis: Axis, span: Span | undefined): number {
  return span ? axis.startOf(span.to + 1) - axis.startOf(span.from) : 0;
}

/** The largest whole per cent, 100 down to 10, at which every area keeps within the wanted pages; manual breaks do not count. */
function fittingScale(
  fit: { readonly wide: number; readonly tall: number },
  cut: (scale: number) => readonly Cut[],
): number {
  const fits = (scale: number) => {
    const areas = cut(scale);
    const wide = areas.reduce((most, area) => Math.max(most, area.cols.length), 0);
    const tall = areas.reduce((most, area) => Math.max(most, area.rows.length), 0);
    return (fit.wide === 0 || wide <= fit.wide) && (fit.tall === 0 || tall <= fit.tall);
  };
  let low = 10;
  let high = 100;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function inOrder(rows: readonly Span[], cols: readonly Span[], overThenDown: boolean): { rows: Span; cols: Span }[] {
  const [outer, inner] = overThenDown ? [rows, cols] : [cols, rows];
  const places: { rows: Span; cols: Span }[] = [];
  for (const a of outer) {
    for (const b of inner) {
      if (places.length >= MAX_PAGES) return places;
      places.push(overThenDown ? { rows: a, cols: b } : { rows: b, cols: a });
    }
  }
  return places;
}

function textsOf(page: PageSetup, index: number, number: number): { header: string; footer: string } {
  const isFirst = index === 0 && (page.firstHeader !== undefined || page.firstFooter !== undefined);
  if (isFirst) return { header: page.firstHeader ?? '', footer: page.firstFooter ?? '' };
  const isEven = number % 2 === 0 && (page.evenHeader !== undefined || page.evenFooter !== undefined);
  if (isEven) return { header: page.evenHeader ?? '', footer: page.evenFooter ?? '' };
  return { header: page.header, footer: page.footer };
}

function clamp(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : 100;
}
