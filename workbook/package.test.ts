// What is accepted as a workbook's package, what is refused with which words, and that untouched parts stay as they are.
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../core/problem';
import { aWorkbook, workbookBytes } from './aWorkbook';
import { aZip, type ZipPiece } from './aZip';
import { openPackage } from './package';
import { writePackage } from './packageWriter';
import { contentType, readParts, relationships } from './parts';

const TYPES = '[Content_Types].xml';

/** Code of the problem that opening the bytes, finding the sheets and reading all parts ends with. */
function refusal(bytes: Uint8Array): string | undefined {
  try {
    const pkg = openPackage(bytes, '样表.xlsx');
    readParts(pkg);
    for (const name of pkg.names()) pkg.bytes(name);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof ProblemError) return thrown.problem.code;
    throw thrown;
  }
}
const text = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'));
const compound = (...names: string[]) => {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  names.forEach((name, i) => {
    for (const [at, letter] of [...name].entries()) bytes[1024 + i * 128 + at * 2] = letter.charCodeAt(0);
  });
  return bytes;
};

describe('a file that is no workbook is told by its content', () => {
  const whole = workbookBytes();
  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(0), 'workbook.empty'],
    ['some text', text('姓名,单位'), 'workbook.notWorkbook'],
    ['60 MB of zeros', new Uint8Array(60 * 1024 * 1024), 'workbook.notWorkbook'],
    ['more than 64 MB', new Uint8Array(65 * 1024 * 1024), 'workbook.tooLarge'],
    ['a workbook with a password', compound('Root Entry', 'EncryptedPackage'), 'workbook.encrypted'],
    ['an .xls or .et', compound('Root Entry', 'Workbook'), 'workbook.oldFormat'],
    ['an .xls of the first kind', Uint8Array.of(9, 4, 6, 0, 0, 0, 16, 0, 0, 0), 'workbook.oldFormat'],
    ['a web page named .xls', text('<html><table><tr><td>1</td></tr></table></html>'), 'workbook.otherFormat'],
    [
      'XML of Excel 2003',
      text('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
      'workbook.otherFormat',
    ],
    ['the first half of a workbook', whole.subarray(0, whole.length >> 1), 'workbook.damaged'],
    ['a zip of something else', aZip([{ name: 'a.txt', data: 'x' }]), 'workbook.notWorkbook'],
    [
      'an OpenDocument sheet',
      aZip([
        { name: 'mimetype', data: 'x' },
        { name: 'content.xml', data: '<a/>' },
      ]),
      'workbook.otherFormat',
    ],
    ['a workbook without sheets', workbookBytes({ sheets: [] }), 'workbook.noSheets'],
    ['a workbook of chart sheets only', workbookBytes({ sheets: [{ type: 'chartsheet' }] }), 'workbook.noSheets'],
  ])('%s', (_, bytes, code) => expect(refusal(bytes)).toBe(code));
});

describe('a package that can be read in two ways is refused', () => {
  const part = (name: string, more: Partial<ZipPiece> = {}): ZipPiece => ({ name, data: `<a>${name}</a>`, ...more });
  it.each<[string, readonly ZipPiece[], string]>([
    ['a name twice', [part(TYPES), part('xl/a.xml'), part('xl/A.XML')], 'workbook.hostile'],
    ['a name twice, once with back slashes', [part('xl/a.xml'), part('xl\\a.xml')], 'workbook.hostile'],
    ['a path out of the package', [part('xl/../../a.xml')], 'workbook.hostile'],
    ['an absolute path', [part('/xl/a.xml')], 'workbook.hostile'],
    ['a drive', [part('C:\\a.xml')], 'workbook.hostile'],
    ['two names for one entry', [part('a.xml', { localName: 'b.xml' })], 'workbook.hostile'],
    [
      'entries that share bytes',
      [part('a.xml'), part('a.xml'.replace('a', 'b'), { sameAs: 0, localName: 'a.xml' })],
      'workbook.hostile',
    ],
    ['two sizes', [part('a.xml', { localSize: 3 })], 'workbook.hostile'],
    ['an unknown packing', [part('a.xml', { method: 9 })], 'workbook.damaged'],
    ['a zip password', [part('a.xml', { flags: 1 })], 'workbook.encrypted'],
  ])('%s', (_, pieces, code) => expect(refusal(aZip(pieces))).toBe(code));

  it('a part that is longer, shorter or other than it says', () => {
    const whole = openPackage(workbookBytes(), 'x');
    const pieces = whole.names().map((name): ZipPiece => ({ name, data: whole.bytes(name) }));
    const withLie = (lie: Partial<ZipPiece>) =>
      aZip([...pieces, { name: 'xl/a.xml', data: 'x'.repeat(50_000), ...lie }]);
    expect(refusal(withLie({}))).toBeUndefined();
    expect(refusal(withLie({ size: 10 }))).toBe('workbook.hostile');
    expect(refusal(withLie({ size: 60_000 }))).toBe('workbook.damaged');
    expect(refusal(withLie({ crc: 1 }))).toBe('workbook.damaged');
    expect(refusal(withLie({ stored: true, size: 10 }))).toBe('workbook.hostile');
  });

  it('a bomb, within its two seconds', () => {
    const bomb = { name: 'xl/a.xml', data: new Uint8Array(40 * 1024 * 1024) };
    const whole = openPackage(workbookBytes(), 'x');
    const pieces = whole.names().map((name): ZipPiece => ({ name, data: whole.bytes(name) }));
    const [honest, lying] = [aZip([...pieces, bomb]), aZip([...pieces, { ...bomb, size: 1000 }])];
    const started = performance.now();
    expect(refusal(honest)).toBe('workbook.hostile');
    expect(refusal(lying)).toBe('workbook.hostile');
    expect(refusal(aZip([{ name: 'a', size: 0xfffffff0 }]))).toBe('workbook.tooLarge');
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('more entries than any workbook has', () => {
    const pieces = Array.from({ length: 2_001 }, (_, i): ZipPiece => ({ name: `a${i}`, stored: true }));
    expect(refusal(aZip(pieces))).toBe('workbook.tooLarge');
  });
});

describe('odd but honest packages are read', () => {
  const whole = openPackage(workbookBytes({ sheets: [{ name: '表' }] }), 'x');
  const pieces = (more: (name: string) => Partial<ZipPiece>) =>
    whole.names().map((name): ZipPiece => ({ name, data: whole.bytes(name), ...more(name) }));
  it.each<[string, Uint8Array]>([
    ['data descriptors', aZip(pieces(() => ({ descriptor: true })))],
    [
      'zip64',
      aZip(
        pieces(() => ({ zip64: true })),
        { zip64End: true },
      ),
    ],
    [
      'a comment at the end',
      aZip(
        pieces(() => ({})),
        { comment: '说明' },
      ),
    ],
    ['back slashes', aZip(pieces((name) => ({ name: name.replaceAll('/', '\\') })))],
    ['stored entries', aZip(pieces(() => ({ stored: true })))],
    ['folders', aZip([{ name: 'xl/', stored: true }, ...pieces(() => ({}))])],
  ])('%s, and written without them', (_, bytes) => {
    const pkg = openPackage(bytes, 'x');
    expect(readParts(pkg).sheets.map((sheet) => [sheet.name, sheet.part !== undefined])).toEqual([['表', true]]);
    const again = openPackage(writePackage(pkg, new Map()), 'x');
    expect(again.directory.entries.map(({ name }) => name)).toEqual(pkg.directory.entries.map(({ name }) => name));
    for (const name of pkg.names()) expect(again.bytes(name)).toEqual(pkg.bytes(name));
  });
});

describe('writing', () => {
  it('copies what did not change, byte for byte, and keeps the order', () => {
    const extra = Uint8Array.of(0x20, 0xa2, 4, 0, 1, 2, 3, 4);
    const pkg = openPackage(
      aZip([
        { name: TYPES, data: '<Types/>', extra },
        { name: 'b', data: 'bb' },
        { name: 'c', data: 'cc' },
      ]),
      'x',
    );
    const out = writePackage(
      pkg,
      new Map([
        ['b', text('changed')],
        ['c', null],
        ['d', text('new')],
      ]),
    );
    const again = openPackage(out, 'x');
    expect(again.names()).toEqual([TYPES, 'b', 'd']);
    expect(new TextDecoder().decode(again.bytes('b'))).toBe('changed');
    const [before, after] = [pkg.entry(TYPES), again.entry(TYPES)];
    expect(after?.packed).toEqual(before?.packed);
    expect(after?.localExtra).toEqual(extra);
    expect(writePackage(pkg, new Map())).toEqual(writePackage(pkg, new Map()));
  });
});

describe('parts are found by their relationships', () => {
  const target = (path: string) =>
    aWorkbook({
      sheets: [{ name: '甲' }],
      extraRelations: `<Relationship Id="x" Type="t/theme" Target="${path}"/>`,
      extraParts: { 'xl/theme/主题 1.xml': '<a/>' },
    });
  it.each([
    'theme/主题 1.xml',
    '/xl/theme/主题 1.xml',
    'theme/%E4%B8%BB%E9%A2%98%201.xml',
    '../xl/Theme/主题 1.xml',
    'theme\\主题 1.xml',
  ])('target %s', (path) => expect(readParts(target(path)).theme).toBe('xl/theme/主题 1.xml'));
  it('a target outside the package is none', () => {
    const found = relationships(target('../../../etc/theme1.xml'), 'xl/workbook.xml').find((rel) => rel.id === 'x');
    expect(found?.part).toBeUndefined();
  });
  it('with any prefix for r: and in strict workbooks', () => {
    for (const pieces of [{ prefix: 'x:' }, { strict: true }]) {
      const parts = readParts(
        aWorkbook({ ...pieces, before: '', sheets: [{ name: '甲' }, { name: '乙', attributes: 'state="hidden"' }] }),
      );
      expect(parts.sheets.map(({ name, state, part }) => [name, state, part])).toEqual([
        ['甲', 'visible', 'xl/worksheets/sheet1.xml'],
        ['乙', 'hidden', 'xl/worksheets/sheet2.xml'],
      ]);
    }
  });
  it('content types by override, then by extension', () => {
    const pkg = aWorkbook();
    expect(contentType(pkg, 'xl/workbook.xml')).toMatch(/sheet\.main\+xml$/);
    expect(contentType(pkg, 'xl/worksheets/sheet1.xml')).toMatch(/worksheet\+xml$/);
    expect(contentType(pkg, 'xl/a.png')).toBeUndefined();
  });
});
