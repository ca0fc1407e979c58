import type { StatementReading } from './statement-reading.ts';
import type { TokenCursor } from './token-cursor.ts';

/** The reading of a statement that is understood and has no effect that is modelled. */
export function otherStatement(cursor: TokenCursor, command: string): StatementReading {
  return { operations: [{ kind: 'other', command, objects: [], span: cursor.statementSpan() }], transaction: 'any' };
}
