// Deflate, inflate and CRC-32 with a bound on the output; the one place that knows which library does it.
// Law: what a part inflates to is counted while inflating, so a lying or endless stream ends at its budget.
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** Above this size a part is packed fast: level 2 takes a third of the time of level 6 for 15 % more bytes, level 3 two thirds for 8 %. */
const FAST_FROM_BYTES = 4 * 1024 * 1024;

/** Deflate cannot unfold one byte into more than this many (RFC 1951: 258 bytes for two bits). */
const MOST_PER_BYTE = 1032;

export type Inflated = { readonly bytes: Uint8Array } | { readonly failed: 'damaged' | 'longer' };

/**
 * Inflates a raw deflate stream (RFC 1951) that is said to hold `size` bytes. Never throws and never produces more
 * than `size` + 1 bytes: 'longer' when the stream goes on after them, 'damaged' when it ends before or is no stream.
 */
export function inflateExactly(packed: Uint8Array, size: number): Inflated {
  try {
    const bytes = inflateRawSync(packed, {
      maxOutputLength: size + 1,
      // One buffer of the right length, so that a large part is not held twice; no more than the stream could ever hold.
      chunkSize: Math.max(16_384, Math.min(size + 1, packed.length * MOST_PER_BYTE)),
    });
    if (bytes.length === size) return { bytes };
    return { failed: bytes.length > size ? 'longer' : 'damaged' };
  } catch (error) {
    return { failed: isTooLarge(error) ? 'longer' : 'damaged' };
  }
}

/** Packs bytes as a raw deflate stream. */
export function deflate(bytes: Uint8Array): Uint8Array {
  return deflateRawSync(bytes, { level: bytes.length >= FAST_FROM_BYTES ? 2 : 3 });
}

/** CRC-32 as zip directories carry it (ISO 3309), unsigned. */
export function checksum(bytes: Uint8Array): number {
  return crc32(bytes) >>> 0;
}

function isTooLarge(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
