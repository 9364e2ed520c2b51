// Pieces of two versions of a part, as written. Law: a difference is told by the place where it stands.
import { type ProblemError, problem } from '../core/problem';
import type { XmlReader } from './xml';

export function difference(what: string): ProblemError {
  return problem('workbook.selfCheck', { what });
}

/** The whole element whose opening tag is current, as written; afterwards its end is current. */
export function sourceOf(reader: XmlReader, nests = true): string {
  const from = reader.start;
  reader.skip(nests);
  return reader.text.slice(from, reader.end);
}

/** Opening tags with the same name and attributes, in order and as written, except those named. */
export function compareTags(before: XmlReader, after: XmlReader, except: readonly string[]): void {
  if (before.text.slice(before.start, before.end) === after.text.slice(after.start, after.end)) return;
  if (before.name !== after.name || attributesOf(before, except) !== attributesOf(after, except))
    throw difference(`${before.part} 中的 ${before.name || after.name}`);
}

function attributesOf(reader: XmlReader, except: readonly string[]): string {
  let all = '';
  for (let i = 0; i < reader.attributeCount; i++) {
    const [nameFrom, nameTo, valueFrom, valueTo] = reader.attributeSpan(i);
    const name = reader.text.slice(nameFrom, nameTo);
    if (!except.includes(name)) all += `${name}="${reader.text.slice(valueFrom, valueTo)}" `;
  }
  return all;
}
