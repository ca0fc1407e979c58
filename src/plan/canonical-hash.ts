import { createHash } from 'node:crypto';
import { invariant } from '../errors/internal-error.ts';

/** A value without floats: what has one canonical JSON text. */
export type CanonicalValue = string | number | boolean | null | readonly CanonicalValue[] | { readonly [key: string]: CanonicalValue };

/**
 * SHA-256, hex, over the canonical JSON of a value: keys sorted by UTF-16 unit, no blanks, whole numbers only.
 * @throws InternalError for a number that is not whole.
 */
export function canonicalHash(value: CanonicalValue): string {
  return sha256(canonicalJson(value));
}

/** SHA-256, hex, over UTF-8. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function canonicalJson(value: CanonicalValue): string {
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
  }
  invariant(typeof value !== 'number' || Number.isSafeInteger(value), 'a number in a plan is not whole');
  return JSON.stringify(value);
}

function isList(value: CanonicalValue): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}
