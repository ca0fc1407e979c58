import { readName } from '../names/identifier.ts';
import { readObjectName, readTableName } from '../names/object-name.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readStoredBody } from './routines.ts';
import type { ProgramHead } from './routines.ts';

const times = new Set(['BEFORE', 'AFTER']);
const events = new Set(['INSERT', 'UPDATE', 'DELETE']);

/** UPDATE OF columns (MariaDB 11.8). */
function readEvent(cursor: TokenCursor): void {
  const event = cursor.expectAny(events);
  if (event === 'UPDATE' && cursor.dialect.offers({ mariadb: 110800 }) && cursor.accept('OF')) {
    cursor.list(() => readName(cursor, 'a column name'));
  }
}

/** CREATE TRIGGER, behind the word. */
export function readCreateTrigger(cursor: TokenCursor, head: ProgramHead): StatementReading {
  const ifNotExists = cursor.acceptAll('IF', 'NOT', 'EXISTS');
  const object = readObjectName(cursor, 'a trigger');
  cursor.expectAny(times);
  readEvent(cursor);
  cursor.expect('ON');
  const table = readTableName(cursor);
  cursor.expect('FOR', 'EACH', 'ROW');
  if (cursor.accept('FOLLOWS') || cursor.accept('PRECEDES')) readName(cursor, 'a trigger');
  const body = readStoredBody(cursor);
  return {
    operations: [{ kind: 'create-object', objectKind: 'trigger', object, ...head, ifNotExists, temporary: false, table, span: cursor.statementSpan() }],
    transaction: 'implicit-commit',
    body,
  };
}
