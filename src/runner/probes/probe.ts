import { invariant } from '../../errors/internal-error.ts';
import type { Statement } from '../../model/statement.ts';
import type { DatabaseSession, SqlCommand } from '../../ports/database-session.ts';

/** What a statement's object looked like before it ran: lines that only the probe itself reads. */
export type Image = readonly string[];

/** Whether a statement that was begun took effect. */
export type Verdict =
  | { readonly verdict: 'done'; readonly cleanup?: readonly SqlCommand[] }
  | { readonly verdict: 'not-done'; readonly cleanup?: readonly SqlCommand[] }
  | { readonly verdict: 'unknown'; readonly reason: string };

/** A statement's intent, as an earlier run recorded it. */
export interface Intent {
  readonly statement: Statement;
  readonly before: Image;
  /** ISO time by the server's clock. */
  readonly startedAt: string;
}

/**
 * Answers from the catalogue whether a statement that cannot share a transaction took effect. Both methods are given sessions
 * in which nothing else runs; names are resolved when the image is taken, so that a changed search path does not matter later.
 */
export interface Probe {
  capture(session: DatabaseSession, statement: Statement): Promise<Image>;
  judge(session: DatabaseSession, intent: Intent): Promise<Verdict>;
}

export const notDone: Verdict = { verdict: 'not-done' };
export const done: Verdict = { verdict: 'done' };

/** Nothing that the product could look at tells. */
export function unknown(reason: string): Verdict {
  return { verdict: 'unknown', reason };
}

/** An image as the ledger stores it. */
export function storedImage(image: Image): string {
  return JSON.stringify(image);
}

/** Reads `storedImage`. @throws InternalError for anything else. */
export function parseImage(text: string | undefined): Image {
  const value: unknown = text === undefined ? [] : JSON.parse(text);
  invariant(Array.isArray(value) && value.every((line): line is string => typeof line === 'string'), 'a ledger image is not a list of lines');
  return value;
}
