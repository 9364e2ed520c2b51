// Images of a workbook: what kind they are by their first bytes, how large they unpack, and their bytes when asked for.
// Law: only kinds that the window draws are handed out, and none that would unpack to hundreds of megabytes.
import type { PictureBytes } from '../core/drawingModel';
import { problem } from '../core/problem';
import { MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS } from './limits';
import type { Package } from './package';

/** What is known of an image without drawing it. */
export type PictureKind =
  | { readonly type: PictureBytes['type'] }
  /** Its kind in capital letters, or `BIG`. */
  | { readonly undrawn: string };

/** Judges an image part by content. */
export function pictureKind(pkg: Package, part: string): PictureKind {
  if ((pkg.entry(part)?.size ?? 0) > MAX_PICTURE_BYTES) return { undrawn: 'BIG' };
  return kindOfBytes(pkg.bytes(part));
}

/** The bytes of an image part. Throws `workbook.damaged` for what is no image that the window draws. */
export function readPicture(pkg: Package, part: string): PictureBytes {
  const kind = pictureKind(pkg, part);
  if ('undrawn' in kind) throw problem('workbook.damaged', { file: pkg.fileName, part });
  return { type: kind.type, bytes: pkg.bytes(part) };
}

/** Kind and size in pixels from the head of a file (PNG, JPEG, GIF and BMP specifications). */
export function kindOfBytes(bytes: Uint8Array): PictureKind {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begins = (...head: readonly number[]) => head.every((byte, i) => bytes[i] === byte);
  const sized = (type: PictureBytes['type'], width: number, height: number): PictureKind =>
    width > 0 && height > 0 && width * height <= MAX_PICTURE_PIXELS ? { type } : { undrawn: 'BIG' };
  if (bytes.length < 26) return { undrawn: '?' };
  if (begins(0x89, 0x50, 0x4e, 0x47)) return sized('image/png', view.getUint32(16), view.getUint32(20));
  if (begins(0x47, 0x49, 0x46, 0x38)) return sized('image/gif', view.getUint16(6, true), view.getUint16(8, true));
  if (begins(0x42, 0x4d)) return sized('image/bmp', view.getInt32(18, true), Math.abs(view.getInt32(22, true)));
  if (begins(0xff, 0xd8)) {
    const size = jpegSize(view);
    return size ? sized('image/jpeg', size.width, size.height) : { undrawn: '?' };
  }
  if (begins(0x01, 0, 0, 0) && view.byteLength >= 44 && view.getUint32(40, true) === 0x464d4520)
    return { undrawn: 'EMF' };
  if (begins(0xd7, 0xcd, 0xc6, 0x9a) || begins(0x01, 0, 0x09, 0)) return { undrawn: 'WMF' };
  if (begins(0x49, 0x49, 0x2a, 0) || begins(0x4d, 0x4d, 0, 0x2a)) return { undrawn: 'TIFF' };
  if (begins(0x52, 0x49, 0x46, 0x46)) return { undrawn: 'WEBP' };
  if (begins(0x3c)) return { undrawn: 'SVG' };
  return { undrawn: '?' };
}

/** From the first frame header among the segments (ITU-T T.81, B.1.1.3). */
function jpegSize(view: DataView): { width: number; height: number } | undefined {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
