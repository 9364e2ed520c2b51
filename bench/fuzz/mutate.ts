// One workbook file damaged in one way or several: its bytes, its zip directory, its entries, or the XML of its parts.
// Law: seed and round alone decide what is done.
import { openPackage } from '../../workbook/package';
import { Chance } from './chance';
import { type Damaged, damageXml, encoded } from './mutateXml';
import { aPiece, type Piece, zipOf } from './zipPieces';

export interface Template {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly pieces: readonly Piece[];
  /** Contents of the parts that are XML. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A template taken apart once, for many rounds. Throws what opening it throws. */
export function aTemplate(name: string, bytes: Uint8Array): Template {
  const pkg = openPackage(bytes, name);
  const pieces = pkg.names().flatMap((part): Piece[] => {
    const entry = pkg.entry(part);
    return entry ? [{ name: part, packed: entry.packed, method: entry.method, crc: entry.crc, size: entry.size }] : [];
  });
  const isXml = (part: string) => /\.(xml|rels|vml)$/i.test(part);
  const xml = pkg.names().filter(isXml);
  const texts = new Map(xml.map((part) => [part, Buffer.from(pkg.bytes(part)).toString('utf8')]));
  return { name, bytes, pieces, texts };
}

export interface Mutant extends Damaged<Uint8Array> {
  readonly template: string;
}

export function mutate(templates: readonly Template[], seed: number, round: number): Mutant {
  const chance = new Chance(seed, round);
  const template = chance.pick(templates);
  const way = chance.pick([bytesChanged, directoryLies, entriesMoved, xmlDamaged, xmlDamaged, xmlDamaged, xmlDamaged]);
  const { result, done } = way(template, chance);
  return { template: template.name, result, done };
}

function bytesChanged({ bytes }: Template, chance: Chance): Damaged<Uint8Array> {
  let result: Buffer = Buffer.from(bytes);
  const done: string[] = [];
  for (let i = chance.pick([1, 1, 3, 10]); i > 0; i--) {
    const inDirectory = chance.oneIn(2);
    if (result.length === 0) break;
    const from = inDirectory ? Math.max(0, result.length - chance.below(4_000)) : chance.below(result.length);
    const length = chance.pick([1, 2, 4, 30, 1_000]);
    const ways: Readonly<Record<string, () => Buffer>> = {
      'bit turned': () => {
        result[from] = (result[from] ?? 0) ^ (1 << chance.below(8));
        return result;
      },
      'bytes set': () =>
        result.fill(chance.pick([0, 0xff, 0x80, 0x7f, 0x50]), from, Math.min(result.length, from + length)),
      'bytes cut out': () => Buffer.concat([result.subarray(0, from), result.subarray(from + length)]),
      'bytes written twice': () => Buffer.concat([result.subarray(0, from + length), result.subarray(from)]),
      'bytes at random': () => {
        for (let at = from; at < Math.min(result.length, from + length); at++) result[at] = chance.below(256);
        return result;
      },
      'rest cut off': () => result.subarray(0, from),
      'bytes before': () => Buffer.concat([Buffer.alloc(length, 0x41), result]),
      'bytes behind': () => Buffer.concat([result, Buffer.alloc(length, 0x41)]),
    };
    const [name, way] = chance.pick(Object.entries(ways));
    result = way();
    done.push(`${name} at ${from}`);
  }
  return { result, done };
}

const LIES = [0, 1, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

function directoryLies({ pieces }: Template, chance: Chance): Damaged<Uint8Array> {
  const at = chance.below(pieces.length);
  const done: string[] = [];
  const lie = (piece: Piece): Piece => {
    const size = chance.oneIn(2) ? chance.pick(LIES) : piece.size + chance.pick([-1, 1, 1_000]);
    const lies: Readonly<Record<string, Partial<Piece>>> = {
      size: { size: Math.max(0, size) },
      'local size': { localSize: Math.max(0, size) },
      checksum: { crc: chance.pick(LIES) },
      'local name': { localName: chance.pick(['x', '', `${piece.name}x`, piece.name.toUpperCase()]) },
      flags: { flags: chance.pick([1, 8, 0x40, 0x800, 0x2000, 0xffff]) },
      method: { method: chance.pick([0, 1, 8, 9, 12, 14, 93, 99, 0xffff]) },
      'place of another': { sameAs: chance.below(pieces.length) },
      extra: { extra: Buffer.from([1, 0, chance.below(256), chance.below(3), ...Array(chance.below(40)).fill(0xff)]) },
      descriptor: { descriptor: true },
      zip64: { zip64: true, size: chance.pick([piece.size, 2 ** 40, 2 ** 53]) },
      'descriptor and flags': { descriptor: true, flags: chance.pick([1, 8, 0x808]) },
    };
    const [name, said] = chance.pick(Object.entries(lies));
    done.push(`${piece.name}: lies about ${name}`);
    return { ...piece, ...said };
  };
  const changed = pieces.map((piece, i) => (i === at || chance.oneIn(20) ? lie(piece) : piece));
  const whole = zipOf(changed, 'x'.repeat(chance.pick([0, 0, 9, 65_535])));
  if (chance.oneIn(3)) {
    const end = whole.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
    const field = chance.pick([4, 6, 8, 10, 12, 16, 20]);
    whole.writeUInt16LE(chance.pick(LIES) & 0xffff, end + field);
    done.push(`end of the directory, field ${field}`);
  }
  return { result: whole, done };
}

const NAMES = [
  '',
  '/',
  '..',
  '../x',
  'C:\\x',
  'xl\\workbook.xml',
  'XL/WORKBOOK.XML',
  '/xl/workbook.xml',
  'xl//workbook.xml',
  'xl/./workbook.xml',
  'con',
  'a\u0000b',
  '[Content_Types].xml',
  '_rels/.rels',
  'xl/workbook.xml',
  'xl/_rels/workbook.xml.rels',
  'xl/worksheets/sheet1.xml',
  'x'.repeat(60_000),
];

function entriesMoved({ pieces }: Template, chance: Chance): Damaged<Uint8Array> {
  const changed = [...pieces];
  const done: string[] = [];
  const place = () => chance.below(changed.length);
  for (let i = chance.pick([1, 1, 2, 4]); i > 0 && changed.length > 0; i--) {
    const [a, b] = [place(), place()];
    const [one, other] = [changed[a] as Piece, changed[b] as Piece];
    const replace = (at: number, ...by: Piece[]) => changed.splice(at, 1, ...by);
    const blank = (most: number, byte: number) => aPiece(one.name, Buffer.alloc(most, byte), false);
    const ways: Readonly<Record<string, () => unknown>> = {
      'contents swapped': () => [replace(a, { ...other, name: one.name }), replace(b, { ...one, name: other.name })],
      'order changed': () => changed.splice(b, 0, ...changed.splice(a, 1)),
      'written twice': () => changed.splice(b, 0, { ...one }),
      'left out': () => replace(a),
      renamed: () => replace(a, { ...one, name: chance.pick(NAMES) }),
      'renamed by case': () => replace(a, { ...one, name: one.name.toUpperCase() }),
      emptied: () => replace(a, aPiece(one.name, Buffer.alloc(0), true)),
      replaced: () => replace(a, { ...other, name: one.name }),
      'made of noughts': () => replace(a, blank(chance.pick([10, 100_000, 9_000_000]), 0)),
      'made of blanks': () => replace(a, blank(chance.pick([10, 7_000_000]), 0x20)),
      'thousands added': () => {
        for (let n = chance.pick([100, 1_950, 2_100]); n > 0; n--)
          changed.push(aPiece(`x/${n}`, Buffer.alloc(0), true));
      },
    };
    const [name, way] = chance.pick(Object.entries(ways));
    way();
    done.push(`${one.name}: ${name}`);
  }
  return { result: zipOf(changed), done };
}

function xmlDamaged({ pieces, texts }: Template, chance: Chance): Damaged<Uint8Array> {
  const names = [...texts.keys()];
  const sheets = names.filter((name) => /worksheets\/[^/]*\.xml$/i.test(name));
  const changes = new Map<string, Uint8Array>();
  const done: string[] = [];
  for (let i = chance.pick([1, 1, 1, 2, 3]); i > 0; i--) {
    const name = chance.pick(sheets.length > 0 && chance.oneIn(2) ? sheets : names);
    const damaged = damageXml(name, texts.get(name) ?? '', chance);
    const { result, done: how } = encoded(damaged.result, chance);
    changes.set(name, result);
    done.push(`${name}: ${[...damaged.done, ...how].join(', ')}`);
  }
  const changed = pieces.map((piece) => {
    const data = changes.get(piece.name);
    return data === undefined ? piece : aPiece(piece.name, data, data.length < 1_000_000);
  });
  return { result: zipOf(changed), done };
}
