// The directory of a zip file (PKWARE APPNOTE 6.3.10, zip64 included), read by hand so that nothing is trusted: every
// offset, size and name is checked before a byte is inflated. Law: two ways to read a file means refusing it.
import { problem } from '../core/problem';
import { MAX_ENTRIES, MAX_PART_BYTES, MAX_TOTAL_BYTES } from './limits';

export interface ZipEntry {
  /** With slashes, as the file says it otherwise. Folders end with a slash. */
  readonly name: string;
  /** The name's bytes, written back as they came. */
  readonly rawName: Uint8Array;
  readonly flags: number;
  /** 0 = stored, 8 = deflated. */
  readonly method: number;
  readonly time: number;
  readonly date: number;
  readonly crc: number;
  readonly size: number;
  /** The bytes as they lie in the file. */
  readonly packed: Uint8Array;
  readonly localExtra: Uint8Array;
  readonly centralExtra: Uint8Array;
  readonly comment: Uint8Array;
  readonly madeBy: number;
  readonly needed: number;
  readonly internal: number;
  readonly external: number;
}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  readonly comment: Uint8Array;
}

interface End {
  readonly count: number;
  readonly from: number;
  readonly length: number;
  readonly comment: Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const UNKNOWN32 = 0xffffffff;

/** True when the file ends like a zip file. */
export function hasDirectory(bytes: Uint8Array): boolean {
  return findEnd(bytes) >= 0;
}

/**
 * Reads the directory. Throws `workbook.damaged` for a file that was cut off or has holes, `workbook.hostile` for one
 * that can be read in two ways (names twice, outside the package, overlapping or lying entries), `workbook.tooLarge`
 * beyond the budgets, `workbook.encrypted` for entries with a zip password.
 */
export function readDirectory(bytes: Uint8Array, file: string): ZipDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = findEnd(bytes);
  if (at < 0) throw problem('workbook.damaged', { file, part: '压缩包目录' });
  const end = readEnd(bytes, view, at, file);
  if (end.count > MAX_ENTRIES)
    throw problem('workbook.tooLarge', { file, what: '内部部件', limit: `${MAX_ENTRIES} 个` });
  const entries: ZipEntry[] = [];
  const ranges: [number, number][] = [];
  let total = 0;
  let next = end.from;
  for (let i = 0; i < end.count; i++) {
    if (next + 46 > end.from + end.length || view.getUint32(next, true) !== CENTRAL)
      throw problem('workbook.damaged', { file, part: '压缩包目录' });
    const nameLength = view.getUint16(next + 28, true);
    const extraLength = view.getUint16(next + 30, true);
    const commentLength = view.getUint16(next + 32, true);
    const behind = next + 46 + nameLength + extraLength + commentLength;
    if (behind > end.from + end.length) throw problem('workbook.damaged', { file, part: '压缩包目录' });
    const { entry, range } = readEntry(bytes, view, next, end.from, file);
    total += entry.size;
    if (total > MAX_TOTAL_BYTES) throw problem('workbook.tooLarge', { file, what: '解压后的内容', limit: '512 MB' });
    entries.push(entry);
    ranges.push(range);
    next = behind;
  }
  refuseTwins(entries, file);
  refuseOverlaps(ranges, file);
  return { entries, comment: end.comment };
}

/** Offset of the end record: the last one whose comment reaches to the end of the file, else the last one at all. */
function findEnd(bytes: Uint8Array): number {
  let fallback = -1;
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--) {
    if (bytes[at] !== 0x50 || bytes[at + 1] !== 0x4b || bytes[at + 2] !== 5 || bytes[at + 3] !== 6) continue;
    const comment = (bytes[at + 20] as number) | ((bytes[at + 21] as number) << 8);
    if (at + 22 + comment === bytes.length) return at;
    if (fallback < 0 && at + 22 + comment <= bytes.length) fallback = at;
  }
  return fallback;
}

function readEnd(bytes: Uint8Array, view: DataView, at: number, file: string): End {
  const damaged = () => problem('workbook.damaged', { file, part: '压缩包目录' });
  const comment = bytes.slice(at + 22, at + 22 + view.getUint16(at + 20, true));
  let count = view.getUint16(at + 10, true);
  let length = view.getUint32(at + 12, true);
  let from = view.getUint32(at + 16, true);
  let disks = view.getUint16(at + 4, true) + view.getUint16(at + 6, true);
  let limit = at;
  const locator = at - 20;
  if (locator >= 0 && view.getUint32(locator, true) === LOCATOR64) {
    const record = bigOffset(view, locator + 8);
    if (record + 56 > locator || view.getUint32(record, true) !== END64) throw damaged();
    count = bigOffset(view, record + 32);
    length = bigOffset(view, record + 40);
    from = bigOffset(view, record + 48);
    disks = view.getUint32(record + 16, true) + view.getUint32(record + 20, true);
    limit = record;
  }
  if (disks !== 0 || from + length > limit) throw damaged();
  return { count, from, length, comment };
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, directory: number, file: string) {
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const rawName = bytes.slice(at + 46, at + 46 + nameLength);
  const name = safeName(rawName, file);
  const centralExtra = bytes.slice(at + 46 + nameLength, at + 46 + nameLength + extraLength);
  const commentFrom = at + 46 + nameLength + extraLength;
  const sizes = wideSizes(centralExtra, {
    size: view.getUint32(at + 24, true),
    packed: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  });
  const damaged = () => problem('workbook.damaged', { file, part: name });
  if (flags & 1) throw problem('workbook.encrypted', { file });
  if (method !== 0 && method !== 8) throw damaged();
  if (sizes.size > MAX_PART_BYTES) throw problem('workbook.tooLarge', { file, what: `部件“${name}”`, limit: '128 MB' });
  if (sizes.offset + 30 > directory || view.getUint32(sizes.offset, true) !== LOCAL) throw damaged();
  const localName = view.getUint16(sizes.offset + 26, true);
  const localExtraLength = view.getUint16(sizes.offset + 28, true);
  const extraFrom = sizes.offset + 30 + localName;
  const from = extraFrom + localExtraLength;
  if (from + sizes.packed > directory) throw damaged();
  const crc = view.getUint32(at + 16, true);
  const localSize = view.getUint32(sizes.offset + 22, true);
  const localPacked = view.getUint32(sizes.offset + 18, true);
  const localFlags = view.getUint16(sizes.offset + 6, true);
  const says = (value: number, truth: number) =>
    value === truth || value === UNKNOWN32 || (value === 0 && (localFlags & 8) !== 0);
  if (
    !says(localSize, sizes.size) ||
    !says(localPacked, sizes.packed) ||
    !says(view.getUint32(sizes.offset + 14, true), crc) ||
    view.getUint16(sizes.offset + 8, true) !== method ||
    !equal(bytes.subarray(sizes.offset + 30, extraFrom), rawName)
  )
    throw problem('workbook.hostile', { file, what: `部件“${name}”在压缩包里前后说法不一` });
  const entry: ZipEntry = {
    name,
    rawName,
    flags,
    method,
    crc,
    centralExtra,
    size: sizes.size,
    packed: bytes.subarray(from, from + sizes.packed),
    localExtra: bytes.slice(extraFrom, from),
    comment: bytes.slice(commentFrom, commentFrom + view.getUint16(at + 32, true)),
    time: view.getUint16(at + 12, true),
    date: view.getUint16(at + 14, true),
    madeBy: view.getUint16(at + 4, true),
    needed: view.getUint16(at + 6, true),
    internal: view.getUint16(at + 36, true),
    external: view.getUint32(at + 38, true),
  };
  return { entry, range: [sizes.offset, from + sizes.packed] as [number, number] };
}

/** Sizes and offset from the zip64 extra field (id 1) where the short fields say "look there". */
function wideSizes(extra: Uint8Array, short: { size: number; packed: number; offset: number }) {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const end = Math.min(extra.length, at + 4 + view.getUint16(at + 2, true));
    let next = at + 4;
    const take = (value: number) => {
      if (value !== UNKNOWN32 || next + 8 > end) return value;
      next += 8;
      return bigOffset(view, next - 8);
    };
    const size = take(short.size);
    const packed = take(short.packed);
    return { size, packed, offset: take(short.offset) };
  }
  return short;
}

/** A 64-bit number; what no accepted file can hold becomes infinitely large and fails the next comparison. */
function bigOffset(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.POSITIVE_INFINITY : Number(value);
}

/** Part names are ASCII (ECMA-376 part 2, 6.2.2); back slashes stand for slashes in files of some old writers. */
function safeName(raw: Uint8Array, file: string): string {
  const name = new TextDecoder('utf-8').decode(raw).replaceAll('\\', '/');
  const segments = name.split('/');
  if (name === '' || name.startsWith('/') || /[\0:]/.test(name) || segments.includes('..') || segments.includes('.'))
    throw problem('workbook.hostile', { file, what: `部件名“${name.slice(0, 60)}”指向工作簿之外` });
  return name;
}

/** Names are compared without case (ECMA-376 part 2, 6.2.2.3): which of two twins counts depends on the reader. */
function refuseTwins(entries: readonly ZipEntry[], file: string): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const key = name.toLowerCase();
    if (seen.has(key)) throw problem('workbook.hostile', { file, what: `部件“${name}”出现了两次` });
    seen.add(key);
  }
}

function refuseOverlaps(ranges: [number, number][], file: string): void {
  ranges.sort((a, b) => a[0] - b[0]);
  for (let i = 1; i < ranges.length; i++) {
    if ((ranges[i]?.[0] ?? 0) < (ranges[i - 1]?.[1] ?? 0))
      throw problem('workbook.hostile', { file, what: '压缩包里的部件互相重叠' });
  }
}

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
