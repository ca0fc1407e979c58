import { createHash } from 'node:crypto';

/** The name that git gives a file's content: SHA-1 over its kind, length and bytes (gitformat-pack, object names). */
export function blobHash(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${String(bytes.length)}\0`).update(bytes).digest('hex');
}
