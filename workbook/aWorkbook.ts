// Builder for tests: a workbook package from the XML a test cares about, everything else supplied.
// Not for the product: it writes no file a department would accept.
import { strToU8, zipSync } from 'fflate';
import { openPackage, type Package } from './package';

export interface SheetPieces {
  readonly name?: string;
  /** Children of `<worksheet>`, in the prefix of the workbook. */
  readonly xml?: string;
  /** Attributes of `<sheet>`, e.g. `state="hidden"`. */
  readonly attributes?: string;
  /** Relationship elements of the sheet part. */
  readonly relations?: string;
  readonly type?: 'worksheet' | 'chartsheet';
}

export interface WorkbookPieces {
  readonly sheets?: readonly SheetPieces[];
  /** Children of `<styleSheet>`; absent = no styles part. */
  readonly styles?: string;
  /** `<si>` elements. */
  readonly strings?: string;
  /** Children of `<a:clrScheme>`. */
  readonly theme?: string;
  /** What stands before and behind `<sheets>` in the workbook part. */
  readonly before?: string;
  readonly behind?: string;
  /** Prefix of the spreadsheet elements the builder writes itself, e.g. `x:`. */
  readonly prefix?: string;
  readonly strict?: boolean;
  readonly extraParts?: Readonly<Record<string, string>>;
  readonly extraRelations?: string;
  /** Bytes of the macros; the workbook is then one with macros by its content type too. */
  readonly macros?: Uint8Array;
}

/** Bytes that are no text and compress: what is in a macro project is nobody's business here. */
export const MACROS = Uint8Array.from({ length: 5_000 }, (_, i) => (i * i) % 251);

export function macroWorkbook(): Uint8Array {
  return workbookBytes({
    macros: MACROS,
    sheets: [{ xml: rowsOf('', '<c r="B2" s="0"/>') }],
    styles: '<cellXfs><xf/></cellXfs>',
  });
}

const MACRO_WORKBOOK =
  '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>';
const MACRO_RELATION =
  '<Relationship Id="macros" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export function aWorkbook(pieces: WorkbookPieces = {}): Package {
  return openPackage(workbookBytes(pieces), '样表.xlsx');
}

export function workbookBytes(pieces: WorkbookPieces = {}): Uint8Array {
  const { sheets = [{}], prefix = '', strict = false } = pieces;
  const main = strict
    ? 'http://purl.oclc.org/ooxml/spreadsheetml/main'
    : 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = strict
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const spaces = `xmlns${prefix === '' ? '' : `:${prefix.slice(0, -1)}`}="${main}" xmlns:r="${office}"`;
  const root = (local: string, inside: string) => `<${prefix}${local} ${spaces}>${inside}</${prefix}${local}>`;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (inside: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
  const named = sheets.map((sheet, i) => ({
    ...sheet,
    name: sheet.name ?? `Sheet${i + 1}`,
    part: `sheet${i + 1}.xml`,
  }));
  const optional = { styles: pieces.styles, sharedStrings: pieces.strings, theme: pieces.theme };
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Default Extension="xml" ContentType="${TYPE}.worksheet+xml"/>` +
      (pieces.macros === undefined
        ? `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/></Types>`
        : `<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>${MACRO_WORKBOOK}</Types>`),
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': root(
      'workbook',
      `${pieces.before ?? ''}<${prefix}sheets>${named
        .map(
          (sheet, i) =>
            `<${prefix}sheet name="${sheet.name}" sheetId="${i + 1}" r:id="rId${i + 1}" ${sheet.attributes ?? ''}/>`,
        )
        .join('')}</${prefix}sheets>${pieces.behind ?? ''}`,
    ),
    'xl/_rels/workbook.xml.rels': relations(
      named.map((sheet, i) => relation(`rId${i + 1}`, sheet.type ?? 'worksheet', `worksheets/${sheet.part}`)).join('') +
        Object.entries(optional)
          .filter(([, xml]) => xml !== undefined)
          .map(([type]) => relation(type, type, `${type}.xml`))
          .join('') +
        (pieces.macros === undefined ? '' : MACRO_RELATION) +
        (pieces.extraRelations ?? ''),
    ),
    ...pieces.extraParts,
  };
  if (pieces.styles !== undefined) parts['xl/styles.xml'] = root('styleSheet', pieces.styles);
  if (pieces.strings !== undefined) parts['xl/sharedStrings.xml'] = root('sst', pieces.strings);
  if (pieces.theme !== undefined)
    parts['xl/theme.xml'] =
      `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme>${pieces.theme}</a:clrScheme></a:themeElements></a:theme>`;
  for (const sheet of named) {
    parts[`xl/worksheets/${sheet.part}`] = root('worksheet', sheet.xml ?? `<${prefix}sheetData/>`);
    if (sheet.relations !== undefined) parts[`xl/worksheets/_rels/${sheet.part}.rels`] = relations(sheet.relations);
  }
  const files: Record<string, Uint8Array> = Object.fromEntries(
    Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]),
  );
  if (pieces.macros !== undefined) files['xl/vbaProject.bin'] = pieces.macros;
  return zipSync(files);
}

/** `<sheetData>` of one row per text; each text holds `<c>` elements without addresses or with them. */
export function rowsOf(...rows: readonly string[]): string {
  return `<sheetData>${rows.map((cells, i) => `<row r="${i + 1}">${cells}</row>`).join('')}</sheetData>`;
}
