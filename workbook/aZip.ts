// Builder for tests: zip files entry by entry, with any lie in their headers. Not for the product.
import { deflateRawSync } from 'node:zlib';
import { checksum } from './deflate';

export interface ZipPiece {
  readonly name: string;
  readonly data?: string | Uint8Array;
  readonly stored?: boolean;
  /** Sizes and checksum follow the data (bit 3), as streaming writers do. */
  readonly descriptor?: boolean;
  readonly zip64?: boolean;
  /** Said in the central directory instead of the truth. */
  readonly size?: number;
  readonly crc?: number;
  /** Said in the local header instead of the truth. */
  readonly localName?: string;
  readonly localSize?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Points to the local header of the piece with this number. */
  readonly sameAs?: number;
  readonly extra?: Uint8Array;
}

export function aZip(pieces: readonly ZipPiece[], more: { comment?: string; zip64End?: boolean } = {}): Uint8Array {
  const out: number[] = [];
  const u16 = (n: number) => out.push(n & 255, (n >> 8) & 255);
  const u32 = (n: number) => out.push(n & 255, (n >>> 8) & 255, (n >>> 16) & 255, (n >>> 24) & 255);
  const u64 = (n: number) => {
    u32(n);
    u32(Math.floor(n / 2 ** 32));
  };
  const add = (bytes: Uint8Array) => {
    for (const byte of bytes) out.push(byte);
  };
  const encode = (text: string) => new TextEncoder().encode(text);
  const offsets: number[] = [];
  const ready = pieces.map((piece) => {
    const data = typeof piece.data === 'string' ? encode(piece.data) : (piece.data ?? new Uint8Array(0));
    const packed = piece.stored ? data : new Uint8Array(deflateRawSync(data));
    return { piece, data, packed, crc: piece.crc ?? checksum(data), method: piece.method ?? (piece.stored ? 0 : 8) };
  });
  for (const { piece, data, packed, crc, method } of ready) {
    offsets.push(out.length);
    const flags = (piece.flags ?? 0) | (piece.descriptor ? 8 : 0);
    const extra = piece.extra ?? new Uint8Array(0);
    u32(0x04034b50);
    for (const n of [20, flags, method, 0, 0x21]) u16(n);
    u32(piece.descriptor ? 0 : crc);
    u32(piece.descriptor ? 0 : packed.length);
    u32(piece.descriptor ? 0 : (piece.localSize ?? piece.size ?? data.length));
    const name = encode(piece.localName ?? piece.name);
    u16(name.length);
    u16(extra.length);
    add(name);
    add(extra);
    add(packed);
    if (piece.descriptor) for (const n of [0x08074b50, crc, packed.length, data.length]) u32(n);
  }
  const directory = out.length;
  for (const [i, { piece, data, packed, crc, method }] of ready.entries()) {
    const name = encode(piece.name);
    u32(0x02014b50);
    for (const n of [20, 20, (piece.flags ?? 0) | (piece.descriptor ? 8 : 0), method, 0, 0x21]) u16(n);
    u32(crc);
    u32(piece.zip64 ? 0xffffffff : packed.length);
    u32(piece.zip64 ? 0xffffffff : (piece.size ?? data.length));
    for (const n of [name.length, piece.zip64 ? 20 : 0, 0, 0, 0]) u16(n);
    u32(0);
    u32(offsets[piece.sameAs ?? i] ?? 0);
    add(name);
    if (piece.zip64) {
      u16(1);
      u16(16);
      u64(data.length);
      u64(packed.length);
    }
  }
  const length = out.length - directory;
  if (more.zip64End) {
    const record = out.length;
    u32(0x06064b50);
    u64(44);
    u16(45);
    u16(45);
    u32(0);
    u32(0);
    for (const n of [pieces.length, pieces.length, length, directory]) u64(n);
    u32(0x07064b50);
    u32(0);
    u64(record);
    u32(1);
  }
  u32(0x06054b50);
  for (const n of [0, 0, more.zip64End ? 0xffff : pieces.length, more.zip64End ? 0xffff : pieces.length]) u16(n);
  u32(more.zip64End ? 0xffffffff : length);
  u32(more.zip64End ? 0xffffffff : directory);
  const comment = encode(more.comment ?? '');
  u16(comment.length);
  add(comment);
  return Uint8Array.from(out);
}
