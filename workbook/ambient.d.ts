// The only things of the surroundings that this part may use: text codecs and the packing library that Node brings.
// Law: a workbook is read and written without touching disk, network or clock; only deflate.ts imports node:zlib.

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array | ArrayBuffer, options?: { stream?: boolean }): string;
}

declare module 'node:zlib' {
  export function deflateRawSync(bytes: Uint8Array, options?: { level?: number }): Uint8Array;
  export function inflateRawSync(
    bytes: Uint8Array,
    options?: { maxOutputLength?: number; chunkSize?: number },
  ): Uint8Array;
  export function crc32(bytes: Uint8Array): number;
}

/** Base64 → one character per byte. */
declare function atob(text: string): string;
