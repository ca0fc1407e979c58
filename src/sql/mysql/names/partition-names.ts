import type { TokenCursor } from '../reading/token-cursor.ts';
import { readName } from './identifier.ts';

/** Reads `PARTITION (name, …)` behind a table's name, where it stands. */
export function readPartitionSelection(cursor: TokenCursor): void {
  if (cursor.peek(1) !== '(' || !cursor.accept('PARTITION')) return;
  cursor.parenthesised(() => cursor.list(() => readName(cursor, 'a partition')));
}
