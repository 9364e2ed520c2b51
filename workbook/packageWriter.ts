// Writes a package: entries that did not change keep their packed bytes, checksum, date and place; changed ones are
// packed anew. Law 4. Sizes go into the local headers, so data descriptors are dropped (APPNOTE 4.4.4, bit 3).
import { checksum, deflate } from './deflate';
import type { Package } from './package';
import type { ZipEntry } from './zipDirectory';

const DESCRIPTOR = 8;
/** 1 January 1980, midnight: new parts carry no clock, so that equal input gives equal bytes. */
const NO_DATE = 0x21;

/**
 * The package as bytes. `changes`: part name → its new content, or null to leave the part out; names that the package
 * does not hold are appended in the order of the map. Relationships and content types are the caller's business.
 */
export function writePackage(pkg: Package, changes: ReadonlyMap<string, Uint8Array | null>): Uint8Array {
  const wanted = new Map([...changes].map(([name, bytes]) => [name.toLowerCase(), bytes]));
  const entries: ZipEntry[] = [];
  for (const entry of pkg.directory.entries) {
    const change = wanted.get(entry.name.toLowerCase());
    if (change === undefined) entries.push(entry);
    else if (change !== null) entries.push(repacked(entry, change));
  }
  for (const [name, bytes] of changes)
    if (bytes !== null && !pkg.has(name)) entries.push(repacked(newEntry(name), bytes));
  return assemble(entries, pkg.directory.comment);
}

function repacked(entry: ZipEntry, bytes: Uint8Array): ZipEntry {
  return {
    ...entry,
    method: 8,
    flags: entry.flags & ~6,
    crc: checksum(bytes),
    size: bytes.length,
    packed: deflate(bytes),
  };
}

function newEntry(name: string): ZipEntry {
  const none = new Uint8Array(0);
  const rawName = new TextEncoder().encode(name);
  const fixed = {
    flags: 0,
    method: 8,
    time: 0,
    date: NO_DATE,
    crc: 0,
    size: 0,
    madeBy: 20,
    needed: 20,
    internal: 0,
    external: 0,
  };
  return { name, rawName, ...fixed, packed: none, localExtra: none, centralExtra: none, comment: none };
}

function assemble(entries: readonly ZipEntry[], comment: Uint8Array): Uint8Array {
  const ready = entries.map((entry) => ({
    entry,
    local: withoutZip64(entry.localExtra),
    central: withoutZip64(entry.centralExtra),
  }));
  let length = 22 + comment.length;
  for (const { entry, local, central } of ready)
    length +=
      76 + entry.rawName.length * 2 + local.length + central.length + entry.comment.length + entry.packed.length;
  const out = new Uint8Array(length);
  const view = new DataView(out.buffer);
  const offsets: number[] = [];
  let at = 0;
  for (const { entry, local } of ready) {
    offsets.push(at);
    view.setUint32(at, 0x04034b50, true);
    at = shared(view, at + 4, entry);
    view.setUint16(at, local.length, true);
    out.set(entry.rawName, at + 2);
    out.set(local, at + 2 + entry.rawName.length);
    at += 2 + entry.rawName.length + local.length;
    out.set(entry.packed, at);
    at += entry.packed.length;
  }
  const directory = at;
  for (const [i, { entry, central }] of ready.entries()) {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, entry.madeBy, true);
    at = shared(view, at + 6, entry);
    view.setUint16(at, central.length, true);
    view.setUint16(at + 2, entry.comment.length, true);
    view.setUint16(at + 6, entry.internal, true);
    view.setUint32(at + 8, entry.external, true);
    view.setUint32(at + 12, offsets[i] ?? 0, true);
    out.set(entry.rawName, at + 16);
    out.set(central, at + 16 + entry.rawName.length);
    out.set(entry.comment, at + 16 + entry.rawName.length + central.length);
    at += 16 + entry.rawName.length + central.length + entry.comment.length;
  }
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, ready.length, true);
  view.setUint16(at + 10, ready.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  view.setUint16(at + 20, comment.length, true);
  out.set(comment, at + 22);
  return out;
}

/** The fields that local and central headers have in common, up to the length of the name. */
function shared(view: DataView, at: number, entry: ZipEntry): number {
  view.setUint16(at, entry.needed, true);
  view.setUint16(at + 2, entry.flags & ~DESCRIPTOR, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint16(at + 6, entry.time, true);
  view.setUint16(at + 8, entry.date, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.packed.length, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, entry.rawName.length, true);
  return at + 24;
}

/** Accepted files stay far below 4 GB, so the wide sizes (extra field 1) are never needed again. */
function withoutZip64(extra: Uint8Array): Uint8Array {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= extra.length; ) {
    const next = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      const kept = new Uint8Array(extra.length - (Math.min(next, extra.length) - at));
      kept.set(extra.subarray(0, at));
      kept.set(extra.subarray(Math.min(next, extra.length)), at);
      return kept;
    }
    at = next;
  }
  return extra;
}
