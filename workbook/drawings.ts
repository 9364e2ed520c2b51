// A drawing part: pictures, shapes and text boxes, charts and other frames, groups taken apart (ECMA-376 part 1, 20.5).
// Law: whatever stands in an anchor becomes a drawing of some kind; what exceeds the budget is counted, not forgotten.
import type { Anchor, DrawingKind, DrawingModel, Share } from '../core/drawingModel';
import { memberShare, readAnchor } from './anchors';
import { MAX_DRAWINGS, MAX_GROUP_DEPTH, MAX_SHAPE_CHARS } from './limits';
import type { Package } from './package';
import { type Relationship, relationships } from './parts';
import { pictureKind } from './pictures';
import { type CharBudget, readShape } from './shapes';
import type { Palette } from './theme';
import { childOf, childrenOf, flag, number, readTree, text, type XmlElement } from './tree';

/** Drawings of a sheet while they are gathered from its parts. */
export class DrawingList {
  readonly drawings: DrawingModel[] = [];
  /** Parts of images, by the number that drawings name. */
  readonly pictures: string[] = [];
  readonly chars: CharBudget = { left: MAX_SHAPE_CHARS };
  notShown = 0;

  add(drawing: DrawingModel): void {
    if (this.drawings.length < MAX_DRAWINGS) this.drawings.push(drawing);
    else this.notShown++;
  }

  /** What a drawing says of its image: its number, or the kind that is not drawn. */
  picture(pkg: Package, part: string | undefined): Pick<DrawingModel, 'picture' | 'undrawn'> {
    if (part === undefined) return { undrawn: '?' };
    const known = this.pictures.indexOf(part);
    if (known >= 0) return { picture: known };
    const kind = pictureKind(pkg, part);
    if ('undrawn' in kind) return kind;
    return { picture: this.pictures.push(part) - 1 };
  }
}

interface Context {
  readonly pkg: Package;
  readonly palette: Palette;
  readonly relations: readonly Relationship[];
  readonly list: DrawingList;
}

/** Everything that is the same for the members of one anchor. */
interface Place {
  readonly anchor: Anchor;
  readonly printed: boolean;
  readonly within?: Share;
  readonly depth: number;
}

const WHOLE: Share = { x: 0, y: 0, width: 1, height: 1 };

/** Adds the drawings of a part to the list, the hindmost first. */
export function readDrawings(pkg: Package, part: string, palette: Palette, list: DrawingList): void {
  const context: Context = { pkg, palette, relations: relationships(pkg, part), list };
  const reader = pkg.xml(part).toRoot();
  const alternatives = reader.depth;
  while (reader.nextChild(alternatives)) {
    if (list.drawings.length >= MAX_DRAWINGS) {
      list.notShown++;
      reader.skip();
      continue;
    }
    for (const element of chosen([readTree(reader)])) {
      const anchor = readAnchor(element);
      if (!anchor) continue;
      const printed = flag(childOf(element, 'clientData'), 'fPrintsWithSheet', true);
      for (const object of chosen(element.children)) readObject(object, { anchor, printed, depth: 0 }, context);
    }
  }
}

/** Alternatives (markup compatibility, part 3) resolved: the first choice, since a newer object is named, not drawn. */
function chosen(elements: readonly XmlElement[]): readonly XmlElement[] {
  return elements.flatMap((element) => {
    if (element.local !== 'AlternateContent') return [element];
    return chosen((childOf(element, 'Choice') ?? childOf(element, 'Fallback'))?.children ?? []);
  });
}

function readObject(object: XmlElement, place: Place, context: Context): void {
  const facts = factsOf(object);
  if (facts?.isHidden) return;
  const { anchor, printed, within } = place;
  const base = {
    anchor,
    printed,
    name: facts?.name ?? '',
    ...(within ? { within } : {}),
    ...rotationOf(object),
  };
  switch (object.local) {
    case 'pic':
      context.list.add({ ...base, kind: 'picture', ...pictureOf(object, context) });
      return;
    case 'sp':
    case 'cxnSp':
      // The drawing of a form control repeats what the old drawing part says of it.
      if (facts?.isControl) return;
      context.list.add({ ...base, kind: 'shape', shape: readShape(object, context.palette, context.list.chars) });
      return;
    case 'grpSp':
      if (place.depth >= MAX_GROUP_DEPTH) context.list.notShown++;
      else
        for (const member of chosen(object.children))
          readObject(
            member,
            { ...place, depth: place.depth + 1, within: memberShare(object, member, within ?? WHOLE) },
            context,
          );
      return;
    case 'graphicFrame': {
      const kind = frameKind(object);
      const title = kind === 'chart' ? chartTitle(object, context) : undefined;
      context.list.add({ ...base, kind, ...(title === undefined ? {} : { name: title }) });
      return;
    }
    case 'contentPart':
      context.list.add({ ...base, kind: 'ink' });
      return;
    default:
  }
}

interface ObjectFacts {
  readonly name: string;
  readonly isHidden: boolean;
  readonly isControl: boolean;
}

function factsOf(object: XmlElement): ObjectFacts | undefined {
  const outer = object.children.find((child) => /^nv[A-Za-z]*Pr$/.test(child.local));
  const properties = childOf(outer, 'cNvPr');
  if (!properties) return undefined;
  const extensions = childrenOf(childOf(properties, 'extLst'), 'ext');
  return {
    name: text(properties, 'descr') || text(properties, 'title') || text(properties, 'name') || '',
    isHidden: flag(properties, 'hidden'),
    isControl: extensions.some((ext) => childOf(ext, 'compatExt') !== undefined),
  };
}

function rotationOf(object: XmlElement): Pick<DrawingModel, 'rotation'> {
  const turned = number(childOf(childOf(object, 'spPr'), 'xfrm'), 'rot') ?? 0;
  return turned === 0 ? {} : { rotation: (turned / 60_000) % 360 };
}

function pictureOf(object: XmlElement, { pkg, relations, list }: Context): Partial<DrawingModel> {
  const fill = childOf(object, 'blipFill');
  const blip = childOf(fill, 'blip');
  const part = relations.find((one) => one.id === text(blip, 'r:embed'))?.part;
  const cut = childOf(fill, 'srcRect');
  const side = (name: string) => Math.min(0.95, Math.max(0, (number(cut, name) ?? 0) / 100_000));
  const [left, top] = [side('l'), side('t')];
  const crop: Share = {
    x: left,
    y: top,
    width: Math.max(0.01, 1 - left - side('r')),
    height: Math.max(0.01, 1 - top - side('b')),
  };
  const isCut = crop.width < 1 || crop.height < 1;
  return { ...list.picture(pkg, part), ...(isCut ? { crop } : {}) };
}

function frameKind(frame: XmlElement): DrawingKind {
  const uri = text(childOf(childOf(frame, 'graphic'), 'graphicData'), 'uri') ?? '';
  if (/chart/i.test(uri)) return 'chart';
  if (/slicer|timeline/i.test(uri)) return 'slicer';
  if (/diagram/i.test(uri)) return 'diagram';
  if (/ole/i.test(uri)) return 'object';
  return 'other';
}

/** The title typed for a chart, from its own part; undefined when it has none or it comes out of a cell. */
function chartTitle(frame: XmlElement, { pkg, relations }: Context): string | undefined {
  const link = childOf(childOf(frame, 'graphic'), 'graphicData')?.children[0];
  const part = relations.find((one) => one.id === text(link, 'r:id'))?.part;
  if (part === undefined) return undefined;
  const reader = pkg.xml(part).toRoot();
  while (reader.nextChild(1)) {
    if (!reader.opens('chart')) continue;
    while (reader.nextChild(2)) {
      if (!reader.opens('title')) continue;
      const runs = childrenOf(childOf(childOf(readTree(reader), 'tx'), 'rich'), 'p').flatMap((p) => childrenOf(p, 'r'));
      const title = runs.map((run) => childOf(run, 't')?.text ?? '').join('');
      return title === '' ? undefined : title.slice(0, 200);
    }
  }
  return undefined;
}
