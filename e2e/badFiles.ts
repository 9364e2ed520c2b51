// Files that a clerk may hold in her hands and that are no workbook we can fill, each with the code of its problem.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { ProblemCode } from '../core/problem';

export interface BadFile {
  readonly what: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly code: ProblemCode;
  /** A piece of the Chinese words the clerk reads. */
  readonly words: RegExp;
}

const CONTENT_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>';
const ROOT_RELS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>';

function compoundFile(entryName: string): Uint8Array {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(
    [...entryName].flatMap((sign) => [sign.charCodeAt(0), 0]),
    1024,
  );
  return bytes;
}

export function aBlankForm(): Uint8Array {
  return new Uint8Array(readFileSync(resolve(__dirname, '../workbook/fixtures/治安管理工作月报表.xlsx')));
}

export function badFiles(): BadFile[] {
  const form = aBlankForm();
  return [
    {
      what: 'a picture',
      fileName: '表样照片.xlsx',
      bytes: strToU8('\u0089PNG not a workbook'),
      code: 'workbook.notWorkbook',
      words: /不是 Excel 工作簿/,
    },
    { what: 'an empty file', fileName: '空.xlsx', bytes: new Uint8Array(0), code: 'workbook.empty', words: /空文件/ },
    {
      what: 'a workbook with a password',
      fileName: '加密.xlsx',
      bytes: compoundFile('EncryptedPackage'),
      code: 'workbook.encrypted',
      words: /设了打开密码/,
    },
    {
      what: 'an .xls',
      fileName: '旧表.xls',
      bytes: compoundFile('Workbook'),
      code: 'workbook.oldFormat',
      words: /旧格式/,
    },
    {
      what: 'an .et',
      fileName: '旧表.et',
      bytes: compoundFile('Workbook'),
      code: 'workbook.oldFormat',
      words: /另存为/,
    },
    {
      what: 'a workbook cut short',
      fileName: '没拷完.xlsx',
      bytes: form.slice(0, Math.floor(form.length / 2)),
      code: 'workbook.damaged',
      words: /已损坏/,
    },
    {
      what: '60 MB of zeros',
      fileName: '全零.xlsx',
      bytes: new Uint8Array(60 * 1024 * 1024),
      code: 'workbook.notWorkbook',
      words: /不是 Excel 工作簿/,
    },
    {
      what: 'a workbook without sheets',
      fileName: '没有表.xlsx',
      bytes: zipSync({
        '[Content_Types].xml': strToU8(CONTENT_TYPES),
        '_rels/.rels': strToU8(ROOT_RELS),
        'xl/workbook.xml': strToU8(
          '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>',
        ),
      }),
      code: 'workbook.noSheets',
      words: /没有可填的工作表/,
    },
  ];
}
