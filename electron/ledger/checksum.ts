// The store's only use of crypto: SHA-256 checksums of files, migrations and audit rows. Law: no secrets here.
import { createHash } from 'node:crypto';

/** SHA-256 over the parts in order, as 32 bytes. Texts count as UTF-8. */
export function sha256(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

export function sha256Hex(...parts: readonly (string | Uint8Array)[]): string {
  return hexOf(sha256(...parts));
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
