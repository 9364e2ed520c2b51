// What lies over the cells of a sheet: pictures, shapes, and things that are only outlined and named; comments and tables.
// Law: nothing of a template is silently absent on the screen; what cannot be drawn has at least its place and its kind.
import type { LookChange } from './conditionalModel';
import type { Range } from './ref';

/** Rows and columns count from 1, offsets in EMU (914,400 an inch; 9,525 a pixel). */
export interface AnchorPoint {
  readonly row: number;
  readonly col: number;
  readonly dx: number;
  readonly dy: number;
}

/** ECMA-376 part 1, 20.5.2.33, 20.5.2.24, 20.5.2.1. */
export type Anchor =
  | { readonly kind: 'twoCell'; readonly from: AnchorPoint; readonly to: AnchorPoint }
  | { readonly kind: 'oneCell'; readonly from: AnchorPoint; readonly width: number; readonly height: number }
  | {
      readonly kind: 'absolute';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    };

export const DRAWING_KINDS = [
  'picture',
  'shape',
  'chart',
  'pivot',
  'control',
  'object',
  'slicer',
  'diagram',
  'ink',
  'other',
] as const;
export type DrawingKind = (typeof DRAWING_KINDS)[number];

/** A part of a box in fractions of its width and height. */
export interface Share {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawingModel {
  readonly kind: DrawingKind;
  readonly anchor: Anchor;
  /** Its place inside the anchor's box; absent = all of it. Members of a group have one. */
  readonly within?: Share;
  /** What the file calls it: alternative text, title of a chart, caption of a control. */
  readonly name: string;
  /** Number of the image to ask for; absent when there is none, or when it is of a kind that is not drawn. */
  readonly picture?: number;
  /** Kind of an image that is not drawn: `EMF`, `TIFF` … */
  readonly undrawn?: string;
  /** The part of the image that is shown; absent = all of it. */
  readonly crop?: Share;
  readonly shape?: ShapeLook;
  /** Degrees clockwise. */
  readonly rotation?: number;
  readonly printed: boolean;
}

export interface ShapeLook {
  readonly outline: 'rect' | 'roundRect' | 'ellipse' | 'line' | 'other';
  readonly flipH: boolean;
  readonly flipV: boolean;
  /** `#rrggbb` or `#rrggbbaa`. */
  readonly fill?: string;
  readonly line?: { readonly color: string; readonly points: number; readonly dashed: boolean };
  readonly paragraphs: readonly ShapeParagraph[];
  readonly vertical: 'top' | 'center' | 'bottom';
  readonly wrap: boolean;
}

export interface ShapeParagraph {
  readonly align: 'left' | 'center' | 'right' | 'justify';
  readonly runs: readonly ShapeRun[];
}

export interface ShapeRun {
  readonly text: string;
  readonly font?: string;
  readonly points: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly color?: string;
}

export interface CommentModel {
  readonly row: number;
  readonly col: number;
  /** Author and text of each remark, replies below. */
  readonly text: string;
}

/** A table (18.5.1.2) with what its style does where the style is a simple one. */
export interface TableModel {
  readonly range: Range;
  readonly name: string;
  readonly headerRow: boolean;
  readonly totalsRow: boolean;
  /** Name of the style, e.g. `TableStyleMedium2`. */
  readonly style?: string;
  readonly look?: TableLook;
}

export interface TableLook {
  readonly whole?: LookChange;
  readonly header?: LookChange;
  readonly totals?: LookChange;
  /** Every other row of the body, beginning with the first. */
  readonly band?: LookChange;
  readonly firstColumn?: LookChange;
  readonly lastColumn?: LookChange;
}

/** What a sheet holds beyond what is read or shown; each counted, so that the screen can say it. */
export interface NotShown {
  readonly rules: number;
  readonly drawings: number;
  readonly comments: number;
}

/** The bytes of an image, of a kind that the window draws. */
export interface PictureBytes {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/bmp';
  readonly bytes: Uint8Array;
}
