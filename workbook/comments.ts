// Comments of a sheet: the old notes (ECMA-376 part 1, 18.7) and the threads of newer Excel with their replies, one text
// a cell. Law: a thread replaces the note that older programs are given in its place; what is cut off is counted.
import type { CommentModel } from '../core/drawingModel';
import { parseRef, refOf } from '../core/ref';
import { MAX_CELL_CHARS, MAX_COMMENT_CHARS, MAX_COMMENTS } from './limits';
import type { Package } from './package';
import type { Relationship } from './parts';
import { childOf, childrenOf, readTree, text, type XmlElement } from './tree';
import { decodeXstring } from './xmlText';

export interface CommentReading {
  readonly comments: readonly CommentModel[];
  readonly notShown: number;
}

interface Remark {
  readonly ref: string;
  readonly author: string;
  readonly text: string;
}

/** Reads the comments of a sheet from its related parts; `persons` are the authors of threads by their id. */
export function readComments(
  pkg: Package,
  relations: readonly Relationship[],
  persons: ReadonlyMap<string, string>,
): CommentReading {
  const partsOf = (type: RegExp) => relations.flatMap((one) => (type.test(one.type) && one.part ? [one.part] : []));
  const threads = partsOf(/^threadedComment$/i).flatMap((part) => threadRemarks(pkg, part, persons));
  const threaded = new Set(threads.map((remark) => remark.ref));
  const notes = partsOf(/^comments$/i).flatMap((part) => noteRemarks(pkg, part));
  const byCell = new Map<string, string[]>();
  let chars = 0;
  let notShown = 0;
  for (const { ref, author, text: said } of [...notes.filter((note) => !threaded.has(note.ref)), ...threads]) {
    const shown = said.trim().slice(0, MAX_CELL_CHARS);
    chars += shown.length;
    if (shown === '' || parseRef(ref) === undefined) continue;
    const isOver = chars > MAX_COMMENT_CHARS || (byCell.size >= MAX_COMMENTS && !byCell.has(ref));
    if (isOver) notShown++;
    // Excel begins a note with the name of its author.
    else
      byCell.set(ref, [
        ...(byCell.get(ref) ?? []),
        author === '' || shown.startsWith(author) ? shown : `${author}：${shown}`,
      ]);
  }
  const comments = [...byCell]
    .flatMap(([ref, remarks]) => {
      const at = parseRef(ref);
      return at ? [{ ...at, text: remarks.join('\n') }] : [];
    })
    .sort((a, b) => a.row - b.row || a.col - b.col);
  return { comments, notShown };
}

/** Names of the persons that threads name, from the parts related to the workbook. */
export function readPersons(pkg: Package, relations: readonly Relationship[]): ReadonlyMap<string, string> {
  const persons = relations.flatMap((one) => (/^person$/i.test(one.type) && one.part ? [one.part] : []));
  return new Map(
    persons.flatMap((part) =>
      childrenOf(readTree(pkg.xml(part).toRoot()), 'person').map(
        (person) => [text(person, 'id') ?? '', text(person, 'displayName') ?? ''] as const,
      ),
    ),
  );
}

function noteRemarks(pkg: Package, part: string): readonly Remark[] {
  const root = readTree(pkg.xml(part).toRoot());
  const authors = childrenOf(childOf(root, 'authors'), 'author').map((author) => author.text.trim());
  return childrenOf(childOf(root, 'commentList'), 'comment').flatMap((comment) => {
    const ref = plainRef(text(comment, 'ref'));
    const author = authors[Number(text(comment, 'authorId') ?? -1)] ?? '';
    return ref === undefined ? [] : [{ ref, author, text: decodeXstring(textIn(childOf(comment, 'text'))) }];
  });
}

function threadRemarks(pkg: Package, part: string, persons: ReadonlyMap<string, string>): readonly Remark[] {
  return childrenOf(readTree(pkg.xml(part).toRoot()), 'threadedComment').flatMap((comment) => {
    const ref = plainRef(text(comment, 'ref'));
    const author = persons.get(text(comment, 'personId') ?? '') ?? '';
    return ref === undefined ? [] : [{ ref, author, text: childOf(comment, 'text')?.text ?? '' }];
  });
}

function plainRef(written: string | undefined): string | undefined {
  const at = written === undefined ? undefined : parseRef(written);
  return at && refOf(at);
}

/** `<t>` elements at any depth, without phonetic hints. */
function textIn(element: XmlElement | undefined): string {
  if (!element || element.local === 'rPh') return '';
  return element.local === 't' ? element.text : element.children.map(textIn).join('');
}
