// What a file is that was handed over as a workbook, by its content; names lie. Law: each kind that a department really
// sends is told by its own words.
import { hasDirectory } from './zipDirectory';

export type FileKind = 'empty' | 'package' | 'cut' | 'encrypted' | 'old' | 'webPage' | 'xmlTable' | 'unknown';

/** Looks at the first and last bytes only, and at the directory of a compound file. */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return compoundKind(bytes);
  if (isBareBiff(bytes)) return 'old';
  if (hasDirectory(bytes)) return 'package';
  if (startsWith(bytes, [0x50, 0x4b, 3, 4])) return 'cut';
  return textKind(bytes);
}

/** [MS-OFFCRYPTO] 2.3.4: an encrypted workbook is a compound file with a stream named EncryptedPackage. */
function compoundKind(bytes: Uint8Array): FileKind {
  const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const first = name[0] as number;
  // names stand in directory entries, which begin at multiples of 128 bytes
  for (let at = bytes.indexOf(first, 512); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (at % 128 === 0 && startsWith(bytes.subarray(at), name)) return 'encrypted';
  }
  return 'old';
}

/** Excel 2 to 4 wrote their records without a container: a BOF record (9, 0209, 0409 hex) of 4 to 16 bytes. */
function isBareBiff(bytes: Uint8Array): boolean {
  const [id, version, length, high] = bytes;
  return id === 9 && [0, 2, 4, 8].includes(version ?? -1) && (length ?? 0) >= 4 && (length ?? 0) <= 16 && high === 0;
}

/** Tables that business systems save as .xls: a web page, or the XML of Excel 2003. */
function textKind(bytes: Uint8Array): FileKind {
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, 4096)).replaceAll('\0', '').toLowerCase();
  if (head.includes('urn:schemas-microsoft-com:office:spreadsheet') || head.includes('progid="excel.sheet"'))
    return 'xmlTable';
  if (/<html|<table|<!doctype html|content-type:\s*multipart\/related/.test(head)) return 'webPage';
  return 'unknown';
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return bytes.length >= head.length && head.every((byte, i) => bytes[i] === byte);
}
