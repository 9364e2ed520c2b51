// Zip files from pieces that are packed already, with any lie in their headers. Law: what was not damaged costs nothing
// to write again, so that a round is spent on the reader and not on packing.
import { crc32, deflateRawSync } from 'node:zlib';

export interface Piece {
  readonly name: string;
  readonly packed: Uint8Array;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly flags?: number;
  /** Said in the local header instead of the truth. */
  readonly localName?: string;
  readonly localSize?: number;
  /** Sizes and checksum follow the data. */
  readonly descriptor?: boolean;
  readonly extra?: Uint8Array;
  /** Sizes stand in the extra field. */
  readonly zip64?: boolean;
  /** Points to the local header of the piece with this number. */
  readonly sameAs?: number;
}

export function aPiece(name: string, data: Uint8Array, isStored: boolean): Piece {
  const packed = isStored ? data : deflateRawSync(data, { level: 1 });
  return { name, packed, method: isStored ? 0 : 8, crc: crc32(data), size: data.length };
}

export function zipOf(pieces: readonly Piece[], comment = ''): Buffer {
  const out: Uint8Array[] = [];
  let length = 0;
  const add = (bytes: Uint8Array) => {
    out.push(bytes);
    length += bytes.length;
  };
  const offsets = pieces.map((piece) => {
    const at = length;
    const name = Buffer.from(piece.localName ?? piece.name);
    const { packed, extra = new Uint8Array(0) } = piece;
    const flags = flagsOf(piece);
    const said = piece.descriptor ? [0, 0, 0] : [piece.crc, packed.length, piece.localSize ?? piece.size];
    const head = fields([0x04034b50, 4], [20, 2], [flags, 2], [piece.method, 2], [0, 2], [0x21, 2], ...three(said));
    add(Buffer.concat([head, fields([name.length, 2], [extra.length, 2]), name, extra]));
    add(packed);
    if (piece.descriptor) add(fields([0x08074b50, 4], ...three([piece.crc, packed.length, piece.size])));
    return at;
  });
  const directory = length;
  for (const piece of pieces) {
    const name = Buffer.from(piece.name);
    const { packed, method, crc, size, zip64 } = piece;
    const sizes = zip64 ? [crc, 0xffffffff, 0xffffffff] : [crc, packed.length, size];
    const extra = zip64 ? fields([1, 2], [16, 2], [size, 8], [packed.length, 8]) : Buffer.alloc(0);
    const head = fields([0x02014b50, 4], [20, 2], [20, 2], [flagsOf(piece), 2], [method, 2], [0, 2], [0x21, 2]);
    const place = offsets[piece.sameAs ?? pieces.indexOf(piece)] ?? 0;
    const rest = fields([name.length, 2], [extra.length, 2], [0, 2], [0, 2], [0, 2], [0, 4], [place, 4]);
    add(Buffer.concat([head, fields(...three(sizes)), rest, name, extra]));
  }
  const said = comment.slice(0, 65_535);
  const counts = [pieces.length, pieces.length].map((count): Field => [count, 2]);
  const end = fields([0x06054b50, 4], [0, 2], [0, 2], ...counts, [length - directory, 4], [directory, 4]);
  add(Buffer.concat([end, fields([said.length, 2]), Buffer.from(said, 'latin1')]));
  return Buffer.concat(out);
}

const flagsOf = (piece: Piece) => (piece.flags ?? 0x800) | (piece.descriptor ? 8 : 0);

type Field = readonly [value: number, bytes: number];
const three = (values: readonly number[]) => values.map((value): Field => [value, 4]);

/** Whole numbers, little end first, cut to their width. */
function fields(...list: readonly Field[]): Buffer {
  const bytes: number[] = [];
  for (const [value, width] of list)
    for (let i = 0, left = Math.max(0, value); i < width; i++, left = Math.floor(left / 256)) bytes.push(left % 256);
  return Buffer.from(bytes);
}
