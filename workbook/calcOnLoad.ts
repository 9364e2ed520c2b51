// Asks Excel and WPS to compute all formulas when they open the file (ECMA-376 part 1, 18.2.2 calcPr@fullCalcOnLoad).
// Law: only this attribute is touched; the element is made where the schema wants it when there is none.
import type { XmlReader } from './xml';

/** Children of `<workbook>` that stand before calcPr (CT_Workbook). */
const BEFORE = new Set([
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'AlternateContent',
  'absPath',
  'revisionPtr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
]);

/** The workbook part with full calculation on load; undefined when it asks for that already. */
export function withCalcOnLoad(reader: XmlReader): string | undefined {
  reader.toRoot();
  const { text } = reader;
  const prefix = reader.prefix === '' ? '' : `${reader.prefix}:`;
  let behind = reader.end;
  let isStillBefore = true;
  while (reader.nextChild(1)) {
    if (reader.opens('calcPr')) return onElement(reader);
    isStillBefore &&= BEFORE.has(reader.local);
    reader.skip();
    if (isStillBefore) behind = reader.end;
  }
  return `${text.slice(0, behind)}<${prefix}calcPr fullCalcOnLoad="1"/>${text.slice(behind)}`;
}

function onElement(reader: XmlReader): string | undefined {
  const { text } = reader;
  const index = reader.attributeIndex('fullCalcOnLoad');
  if (index >= 0) {
    if (/^(1|true)$/.test(reader.attributeValue(index))) return undefined;
    const [, , from, to] = reader.attributeSpan(index);
    return `${text.slice(0, from)}1${text.slice(to)}`;
  }
  const at = reader.end - (reader.selfClosing ? 2 : 1);
  const gap = /\s/.test(text.charAt(at - 1)) ? '' : ' ';
  return `${text.slice(0, at)}${gap}fullCalcOnLoad="1"${text.slice(at)}`;
}
