// The calculation chain (ECMA-376 part 1, 18.6) lists cells with formulas by address. Law: an entry without its formula
// makes Excel repair the file; when formulas move the chain goes, with its relationship and content type, and Excel
// makes a new one.
import type { Package } from './package';
import { relationships, type WorkbookParts } from './parts';
import { encodePart } from './partText';
import { XmlReader } from './xml';

/** Changes that take the chain out of a package; none when it has no chain. */
export function withoutCalcChain(pkg: Package, parts: WorkbookParts): ReadonlyMap<string, Uint8Array | null> {
  const changes = new Map<string, Uint8Array | null>();
  const { calcChain, workbook } = parts;
  if (calcChain === undefined) return changes;
  changes.set(calcChain, null);
  const ids = new Set(
    relationships(pkg, workbook)
      .filter((one) => one.part === calcChain)
      .map((one) => one.id),
  );
  const slash = workbook.lastIndexOf('/') + 1;
  const links = `${workbook.slice(0, slash)}_rels/${workbook.slice(slash)}.rels`;
  const drop = (part: string, isIt: (reader: XmlReader) => boolean) => {
    const { text, encoding } = pkg.part(part);
    const changed = withoutElements(new XmlReader(text, part, pkg.fileName), isIt);
    if (changed !== text) changes.set(pkg.entry(part)?.name ?? part, encodePart(changed, encoding));
  };
  drop(links, (reader) => ids.has(reader.attribute('Id') ?? ''));
  drop('[Content_Types].xml', (reader) => {
    const name = reader.attribute('PartName');
    return name !== undefined && name.replace(/^\//, '').toLowerCase() === calcChain.toLowerCase();
  });
  return changes;
}

function withoutElements(reader: XmlReader, isIt: (reader: XmlReader) => boolean): string {
  const { text } = reader.toRoot();
  let kept = '';
  let from = 0;
  while (reader.nextChild(1)) {
    const isGone = isIt(reader);
    const start = reader.start;
    reader.skip();
    if (!isGone) continue;
    kept += text.slice(from, start);
    from = reader.end;
  }
  return kept + text.slice(from);
}
