// Small parts as a tree: styles, theme, the elements around a sheet's cells. Large ones (cells, shared strings) are read
// token by token instead. Law: names without prefixes, so that `<x:font>` and `<font>` are one and the same.
import { problem } from '../core/problem';
import { MAX_TREE_ELEMENTS } from './limits';
import { RELATIONSHIP_NAMESPACES } from './parts';
import type { XmlReader } from './xml';

export interface XmlElement {
  readonly local: string;
  /** By name as written, except those of the relationships namespace: always `r:…`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, decoded. */
  readonly text: string;
}

/**
 * Reads the element whose opening tag is current, with all it holds. Its closing tag is current afterwards.
 * Throws `workbook.tooLarge` beyond MAX_TREE_ELEMENTS.
 */
export function readTree(reader: XmlReader): XmlElement {
  return readElement(reader, { left: MAX_TREE_ELEMENTS });
}

function readElement(reader: XmlReader, budget: { left: number }): XmlElement {
  if (--budget.left < 0)
    throw problem('workbook.tooLarge', {
      file: reader.file,
      what: `“${reader.part}”的内容`,
      limit: `${MAX_TREE_ELEMENTS} 项`,
    });
  const local = reader.local;
  const attributes = attributesOf(reader);
  const children: XmlElement[] = [];
  let text = '';
  if (!reader.selfClosing) {
    const depth = reader.depth;
    while (reader.next() && !(reader.kind === 'close' && reader.depth === depth)) {
      if (reader.kind === 'open') children.push(readElement(reader, budget));
      else if (reader.kind === 'text') text += reader.value();
    }
  }
  return { local, attributes, children, text };
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

function attributesOf(reader: XmlReader): ReadonlyMap<string, string> {
  if (reader.attributeCount === 0) return NO_ATTRIBUTES;
  const attributes = new Map<string, string>();
  for (let i = 0; i < reader.attributeCount; i++) {
    const name = reader.attributeName(i);
    const colon = name.indexOf(':');
    const local = name.slice(colon + 1);
    const isRelationship =
      colon > 0 && !name.startsWith('xmlns:') && reader.attributeIn(RELATIONSHIP_NAMESPACES, local) !== undefined;
    attributes.set(isRelationship ? `r:${local}` : name, reader.attributeValue(i));
  }
  return attributes;
}

export function childOf(element: XmlElement | undefined, local: string): XmlElement | undefined {
  return element?.children.find((child) => child.local === local);
}

export function childrenOf(element: XmlElement | undefined, local: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.local === local) ?? [];
}

export function text(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes.get(name);
}

/** A number, or undefined when the attribute is absent or no finite number. */
export function number(element: XmlElement | undefined, name: string): number | undefined {
  return numberOf(element?.attributes.get(name));
}

export function numberOf(written: string | undefined): number | undefined {
  if (written === undefined || written.trim() === '') return undefined;
  const value = Number(written);
  return Number.isFinite(value) ? value : undefined;
}

/** xsd:boolean: 1, true, and "on" of old writers. */
export function flag(element: XmlElement | undefined, name: string, otherwise = false): boolean {
  return flagOf(element?.attributes.get(name), otherwise);
}

export function flagOf(written: string | undefined, otherwise = false): boolean {
  if (written === undefined) return otherwise;
  return written === '1' || written === 'true' || written === 'on';
}
