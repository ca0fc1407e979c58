import { refused } from './draft.ts';
import type { ObjectWriter } from './object-writer.ts';

/** A kind for which no statement is written. */
export function noStatement(reason: string): ObjectWriter {
  const answer = refused(reason);
  return { create: () => answer, drop: () => answer, alter: () => answer };
}
