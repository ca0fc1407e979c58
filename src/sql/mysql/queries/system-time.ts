import type { TokenCursor } from '../reading/token-cursor.ts';

function readPointInTime(cursor: TokenCursor): void {
  if (!cursor.accept('TRANSACTION')) cursor.accept('TIMESTAMP');
  cursor.grammar.operand(cursor);
}

/** Reads FOR SYSTEM_TIME AS OF …, BETWEEN … AND …, FROM … TO …, ALL (MariaDB "System-Versioned Tables"). */
export function readSystemTime(cursor: TokenCursor): void {
  cursor.expect('FOR', 'SYSTEM_TIME');
  if (cursor.accept('ALL')) return;
  if (cursor.acceptAll('AS', 'OF')) {
    readPointInTime(cursor);
    return;
  }
  const between = cursor.accept('BETWEEN');
  if (!between) cursor.expect('FROM');
  readPointInTime(cursor);
  cursor.expect(between ? 'AND' : 'TO');
  readPointInTime(cursor);
}
