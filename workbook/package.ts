// A workbook file as named parts, and back. Law 4: a part that nobody changed leaves as the very bytes it came in,
// with its checksum, in its place. Nothing here knows what a part means.
import { problem } from '../core/problem';
import { checksum, inflateExactly } from './deflate';
import { fileKind } from './fileKind';
import { MAX_FILE_BYTES, MAX_RATIO, MAX_TOTAL_BYTES, RATIO_FREE_BYTES } from './limits';
import { decodePart, type PartText } from './partText';
import { XmlReader } from './xml';
import { readDirectory, type ZipDirectory, type ZipEntry } from './zipDirectory';

/**
 * An opened file. Part names have no leading slash (`xl/workbook.xml`) and are found without regard to case.
 * A part is inflated when it is asked for, checked against its size and CRC-32, and not kept.
 */
export class Package {
  private readonly byName = new Map<string, ZipEntry>();
  private readonly counted = new Set<ZipEntry>();
  private total = 0;

  constructor(
    readonly fileName: string,
    readonly directory: ZipDirectory,
  ) {
    for (const entry of directory.entries)
      if (!entry.name.endsWith('/')) this.byName.set(entry.name.toLowerCase(), entry);
  }

  /** Names of the parts as the file spells them, in its order; folders are left out. */
  names(): readonly string[] {
    return [...this.byName.values()].map((entry) => entry.name);
  }

  has(name: string): boolean {
    return this.byName.has(name.toLowerCase());
  }

  /** The entry as it lies in the file: packed bytes, CRC, sizes. */
  entry(name: string): ZipEntry | undefined {
    return this.byName.get(name.toLowerCase());
  }

  /**
   * The inflated bytes of a part. Throws `workbook.damaged` when it is absent, cut or fails its checksum,
   * `workbook.hostile` when it lies about its size or packs like a bomb, `workbook.tooLarge` beyond the budgets.
   */
  bytes(name: string): Uint8Array {
    const entry = this.entry(name);
    const damaged = () => problem('workbook.damaged', { file: this.fileName, part: name });
    if (!entry) throw damaged();
    if (!this.counted.has(entry)) {
      this.counted.add(entry);
      this.total += entry.size;
      if (this.total > MAX_TOTAL_BYTES)
        throw problem('workbook.tooLarge', { file: this.fileName, what: '解压后的内容', limit: '512 MB' });
    }
    if (entry.size > RATIO_FREE_BYTES && entry.size > entry.packed.length * MAX_RATIO)
      throw problem('workbook.hostile', { file: this.fileName, what: `部件“${name}”的压缩比不正常` });
    const bytes = this.unpack(entry);
    if (checksum(bytes) !== entry.crc) throw damaged();
    return bytes;
  }

  /** The text of an XML part and its encoding. Adds `workbook.unreadableXml` for encodings that are not allowed. */
  part(name: string): PartText {
    const decoded = decodePart(this.bytes(name));
    if (!decoded) throw problem('workbook.unreadableXml', { file: this.fileName, part: name });
    return decoded;
  }

  text(name: string): string {
    return this.part(name).text;
  }

  /** A reader at the start of an XML part. */
  xml(name: string): XmlReader {
    return new XmlReader(this.text(name), name, this.fileName);
  }

  private unpack(entry: ZipEntry): Uint8Array {
    if (entry.method === 0 && entry.packed.length === entry.size) return entry.packed;
    const inflated = entry.method === 0 ? ({ failed: 'longer' } as const) : inflateExactly(entry.packed, entry.size);
    if ('bytes' in inflated) return inflated.bytes;
    if (inflated.failed === 'longer')
      throw problem('workbook.hostile', { file: this.fileName, what: `部件“${entry.name}”的大小与声明不符` });
    throw problem('workbook.damaged', { file: this.fileName, part: entry.name });
  }
}

/**
 * Opens the bytes of a file that is said to be a workbook. What it is, is judged by content. Problems:
 * `workbook.empty`, `.tooLarge`, `.encrypted`, `.oldFormat`, `.otherFormat`, `.notWorkbook`, `.damaged`, `.hostile`.
 * Whether the package holds a workbook at all is found out by `readParts` (parts.ts).
 */
export function openPackage(bytes: Uint8Array, fileName: string): Package {
  const file = fileName;
  if (bytes.length > MAX_FILE_BYTES) throw problem('workbook.tooLarge', { file, what: '文件', limit: '64 MB' });
  switch (fileKind(bytes)) {
    case 'empty':
      throw problem('workbook.empty', { file });
    case 'encrypted':
      throw problem('workbook.encrypted', { file });
    case 'old':
      throw problem('workbook.oldFormat', { file });
    case 'webPage':
      throw problem('workbook.otherFormat', { file, kind: '网页格式的表格' });
    case 'xmlTable':
      throw problem('workbook.otherFormat', { file, kind: 'Excel 2003 的 XML 表格' });
    case 'cut':
      throw problem('workbook.damaged', { file, part: '压缩包目录' });
    case 'unknown':
      throw problem('workbook.notWorkbook', { file });
    case 'package':
      return new Package(file, readDirectory(bytes, file));
  }
}
