// Which part plays which role: relationships and content types (ECMA-376 part 2, 6.5 and 6.2.3), and the sheets of the
// workbook. Law: parts are found by walking the relationships, never by their names.
import { problem } from '../core/problem';
import { MAX_SHEETS } from './limits';
import type { Package } from './package';

/** Namespaces of r:id, transitional and strict (ISO/IEC 29500 part 1). */
export const RELATIONSHIP_NAMESPACES: readonly string[] = [
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
];

export interface Relationship {
  readonly id: string;
  /** Last step of the type's address: `worksheet`, `sharedStrings`, `hyperlink` … alike for transitional and strict. */
  readonly type: string;
  /** Name of a part that is there; absent for outside targets and broken ones. */
  readonly part?: string;
  readonly external: boolean;
  /** As written. */
  readonly target: string;
}

export interface SheetPart {
  readonly index: number;
  readonly name: string;
  readonly state: 'visible' | 'hidden' | 'veryHidden';
  readonly kind: 'worksheet' | 'other';
  /** Absent when the relationship is broken. */
  readonly part?: string;
}

export interface WorkbookParts {
  readonly workbook: string;
  readonly sheets: readonly SheetPart[];
  /** Serial dates count from 1904 instead of 1900. */
  readonly date1904: boolean;
  readonly sharedStrings?: string;
  readonly styles?: string;
  readonly theme?: string;
  readonly calcChain?: string;
  readonly hasMacros: boolean;
  readonly hasExternalLinks: boolean;
  readonly isSigned: boolean;
  /** The structure of the workbook is protected. */
  readonly isProtected: boolean;
}

/**
 * Relationships of a part (`''` = of the package), in file order; empty when it has none. Targets are resolved:
 * absolute, relative, percent-escaped and spelled in another case.
 */
export function relationships(pkg: Package, source: string): readonly Relationship[] {
  const slash = source.lastIndexOf('/');
  const folder = source.slice(0, slash + 1);
  const name = `${folder}_rels/${source.slice(slash + 1)}.rels`;
  if (!pkg.has(name)) return [];
  const reader = pkg.xml(name).toRoot();
  const found: Relationship[] = [];
  while (reader.nextChild(1)) {
    if (!reader.opens('Relationship')) continue;
    const target = reader.attribute('Target') ?? '';
    const external = reader.attribute('TargetMode') === 'External';
    const part = external ? undefined : resolveTarget(pkg, folder, target);
    found.push({
      id: reader.attribute('Id') ?? '',
      type: (reader.attribute('Type') ?? '').replace(/^.*\//, ''),
      ...(part === undefined ? {} : { part }),
      external,
      target,
    });
  }
  return found;
}

/**
 * The workbook behind the package's root relationship with its sheets in order. Throws `workbook.notWorkbook` when the
 * package is another document, `workbook.otherFormat` for .xlsb and .ods, `workbook.noSheets` without any worksheet.
 */
export function readParts(pkg: Package): WorkbookParts {
  const workbook = relationships(pkg, '').find((rel) => rel.type === 'officeDocument')?.part;
  const refusal = refusalOf(pkg, workbook);
  if (refusal || workbook === undefined) throw refusal ?? problem('workbook.notWorkbook', { file: pkg.fileName });
  const related = relationships(pkg, workbook);
  const partOf = (type: string) => related.find((rel) => rel.type === type)?.part;
  const sheets: SheetPart[] = [];
  let date1904 = false;
  let isProtected = false;
  const reader = pkg.xml(workbook).toRoot();
  if (!reader.opens('workbook')) throw problem('workbook.notWorkbook', { file: pkg.fileName });
  while (reader.nextChild(1)) {
    if (reader.opens('workbookPr')) date1904 = isTrue(reader.attribute('date1904'));
    else if (reader.opens('workbookProtection')) isProtected = isTrue(reader.attribute('lockStructure'));
    else if (reader.opens('sheets')) {
      while (reader.nextChild(2)) {
        if (!reader.opens('sheet')) continue;
        const id = reader.attributeIn(RELATIONSHIP_NAMESPACES, 'id');
        const rel = related.find((candidate) => candidate.id === id);
        const state = reader.attribute('state');
        sheets.push({
          index: sheets.length,
          name: reader.attribute('name') ?? '',
          state: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
          kind: rel?.type === 'worksheet' ? 'worksheet' : 'other',
          ...(rel?.part === undefined ? {} : { part: rel.part }),
        });
        if (sheets.length > MAX_SHEETS)
          throw problem('workbook.tooLarge', { file: pkg.fileName, what: '工作表', limit: `${MAX_SHEETS} 个` });
      }
    }
  }
  if (!sheets.some((sheet) => sheet.kind === 'worksheet')) throw problem('workbook.noSheets', { file: pkg.fileName });
  const parts = {
    sharedStrings: partOf('sharedStrings'),
    styles: partOf('styles'),
    theme: partOf('theme'),
    calcChain: partOf('calcChain'),
  };
  return {
    workbook,
    sheets,
    date1904,
    isProtected,
    ...(parts.sharedStrings === undefined ? {} : { sharedStrings: parts.sharedStrings }),
    ...(parts.styles === undefined ? {} : { styles: parts.styles }),
    ...(parts.theme === undefined ? {} : { theme: parts.theme }),
    ...(parts.calcChain === undefined ? {} : { calcChain: parts.calcChain }),
    hasMacros: related.some((rel) => rel.type === 'vbaProject' || rel.type === 'xlMacrosheet'),
    hasExternalLinks: related.some((rel) => rel.type === 'externalLink'),
    isSigned: pkg.names().some((name) => name.toLowerCase().startsWith('_xmlsignatures/')),
  };
}

/** Content type of a part by its override, else by its extension; undefined when the package names none. */
export function contentType(pkg: Package, name: string): string | undefined {
  if (!pkg.has('[Content_Types].xml')) return undefined;
  const reader = pkg.xml('[Content_Types].xml').toRoot();
  const extension = /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase();
  let byExtension: string | undefined;
  while (reader.nextChild(1)) {
    const type = reader.attribute('ContentType');
    if (reader.opens('Override') && samePart(reader.attribute('PartName') ?? '', name)) return type;
    if (reader.opens('Default') && reader.attribute('Extension')?.toLowerCase() === extension) byExtension = type;
  }
  return byExtension;
}

/** `1` and `true` of xsd:boolean. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** The problem to tell when the package is no workbook that can be filled; undefined when it may be one. */
function refusalOf(pkg: Package, document: string | undefined): Error | undefined {
  const file = pkg.fileName;
  if (pkg.has('mimetype') && pkg.has('content.xml'))
    return problem('workbook.otherFormat', { file, kind: 'OpenDocument 表格（.ods）' });
  if (document === undefined || !pkg.has('[Content_Types].xml')) return problem('workbook.notWorkbook', { file });
  if (document.toLowerCase().endsWith('.bin'))
    return problem('workbook.otherFormat', { file, kind: '二进制工作簿（.xlsb）' });
  const type = contentType(pkg, document);
  return type !== undefined && /wordprocessingml|presentationml/.test(type)
    ? problem('workbook.notWorkbook', { file })
    : undefined;
}

function resolveTarget(pkg: Package, folder: string, target: string): string | undefined {
  const path = target.split('#')[0]?.replaceAll('\\', '/') ?? '';
  const full = path.startsWith('/') ? path.slice(1) : folder + path;
  const steps: string[] = [];
  for (const step of full.split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return undefined;
    } else if (step !== '' && step !== '.') steps.push(step);
  }
  const name = steps.join('/');
  return pkg.entry(name)?.name ?? pkg.entry(unescaped(name))?.name;
}

function samePart(a: string, b: string): boolean {
  const plain = (name: string) => unescaped(name.replace(/^\//, '')).toLowerCase();
  return plain(a) === plain(b);
}

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
