// Pictures, shapes and boxes over the cells of one pane or page. Laws: what is not drawn has its outlined box with its
// kind in words; drawings take no clicks, so that the cells under them can be filled; texts are text nodes.
import { type CSSProperties, memo, type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { anchorRect } from '../../core/anchor';
import type { DrawingModel } from '../../core/drawingModel';
import type { Rect } from '../../core/geometry';
import { sheetWords } from '../words/sheet';
import type { PictureSource } from './pictureSource';
import type { SheetLook } from './rowLayout';
import { ShapeBox } from './ShapeBox';
import type { Band } from './SheetPane';

interface DrawingLayerProps {
  readonly look: SheetLook;
  readonly pictures: PictureSource | undefined;
  readonly rows: Band;
  readonly cols: Band;
  readonly originX: number;
  readonly originY: number;
  /** On paper only what is printed. */
  readonly onPaper: boolean;
}

export const DrawingLayer = memo(function DrawingLayer(props: DrawingLayerProps): ReactNode {
  const { look, pictures, rows, cols, originX, originY, onPaper } = props;
  const { drawings } = look.head;
  if (drawings.length === 0) return null;
  const area = areaOf(look, rows, cols, onPaper);
  return (
    <div className="sheet-drawings" aria-hidden="true">
      {drawings.map((drawing, index) => {
        if (onPaper && !drawing.printed) return null;
        const rect = anchorRect(drawing.anchor, look.geometry, drawing.within);
        if (!touches(rect, area)) return null;
        return (
          // Drawings have no identity but their place in the file.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of a template never changes
          <Drawing key={index} drawing={drawing} rect={moved(rect, originX, originY)} pictures={pictures} />
        );
      })}
    </div>
  );
});

/** On the screen the last rows and columns go on without end: drawings may stand beyond the cells. */
function areaOf({ geometry, head }: SheetLook, rows: Band, cols: Band, onPaper: boolean): Rect {
  const x = geometry.cols.startOf(cols.from);
  const y = geometry.rows.startOf(rows.from);
  const isLast = (to: number, last: number) => !onPaper && to >= last;
  return {
    x,
    y,
    width: isLast(cols.to, head.lastCol) ? Number.POSITIVE_INFINITY : geometry.cols.startOf(cols.to + 1) - x,
    height: isLast(rows.to, head.lastRow) ? Number.POSITIVE_INFINITY : geometry.rows.startOf(rows.to + 1) - y,
  };
}

function touches(a: Rect, b: Rect): boolean {
  return a.x <= b.x + b.width && a.x + a.width >= b.x && a.y <= b.y + b.height && a.y + a.height >= b.y;
}

function moved(rect: Rect, originX: number, originY: number): Rect {
  return { ...rect, x: rect.x - originX, y: rect.y - originY };
}

/** Smaller boxes, such as check boxes, stay without words that would be cut off. */
const WORDS = { width: 36, height: 18 };

interface DrawingProps {
  readonly drawing: DrawingModel;
  readonly rect: Rect;
  readonly pictures: PictureSource | undefined;
}

function Drawing({ drawing, rect, pictures }: DrawingProps): ReactNode {
  const style = placeCss(drawing, rect);
  if (drawing.shape) return <ShapeBox shape={drawing.shape} rect={rect} style={style} />;
  const isSmall = rect.width < WORDS.width || rect.height < WORDS.height;
  const box = (
    <div className={`sheet-box ${drawing.kind}${isSmall ? ' small' : ''}`} style={style}>
      {!isSmall && <span>{sheetWords.box(drawing.kind, drawing.name, drawing.undrawn)}</span>}
    </div>
  );
  if (drawing.kind !== 'picture' || drawing.picture === undefined || !pictures)
    return rect.width < 4 || rect.height < 4 ? null : box;
  return <Picture drawing={drawing} picture={drawing.picture} pictures={pictures} style={style} box={box} />;
}

function Picture(props: {
  drawing: DrawingModel;
  picture: number;
  pictures: PictureSource;
  style: CSSProperties;
  box: ReactNode;
}): ReactNode {
  const { drawing, picture, pictures, style, box } = props;
  const url = useSyncExternalStore(pictures.subscribe, () => pictures.urlOf(picture));
  useEffect(() => {
    void pictures.ask(picture);
  }, [pictures, picture]);
  if (url === undefined) return box;
  const { crop } = drawing;
  const image: CSSProperties = crop
    ? {
        left: `${(-crop.x / crop.width) * 100}%`,
        top: `${(-crop.y / crop.height) * 100}%`,
        width: `${100 / crop.width}%`,
        height: `${100 / crop.height}%`,
      }
    : { left: 0, top: 0, width: '100%', height: '100%' };
  return (
    <div className="sheet-picture" style={style}>
      <img src={url} alt="" style={image} />
    </div>
  );
}

/** Anchors of drawings turned by about a quarter hold the box as it lies after turning. */
function placeCss({ rotation = 0 }: DrawingModel, { x, y, width, height }: Rect): CSSProperties {
  if (rotation === 0) return { left: x, top: y, width, height };
  const quarter = Math.abs((rotation % 180) - 90) < 45;
  const [wide, high] = quarter ? [height, width] : [width, height];
  return {
    left: x + (width - wide) / 2,
    top: y + (height - high) / 2,
    width: wide,
    height: high,
    transform: `rotate(${rotation}deg)`,
  };
}
