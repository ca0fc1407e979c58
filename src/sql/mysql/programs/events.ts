import { readObjectName } from '../names/object-name.ts';
import { readString } from '../names/identifier.ts';
import type { StatementBody } from '../../../model/statement.ts';
import { readIntervalUnit } from '../expressions/interval.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readStoredBody } from './routines.ts';
import type { ProgramHead } from './routines.ts';

/** ON SCHEDULE AT expression | EVERY expression unit [STARTS expression] [ENDS expression], behind ON SCHEDULE. */
function readSchedule(cursor: TokenCursor): void {
  if (cursor.accept('AT')) {
    cursor.grammar.expression(cursor);
    return;
  }
  cursor.expect('EVERY');
  cursor.grammar.expression(cursor);
  readIntervalUnit(cursor);
  if (cursor.accept('STARTS')) cursor.grammar.expression(cursor);
  if (cursor.accept('ENDS')) cursor.grammar.expression(cursor);
}

function readCompletion(cursor: TokenCursor): boolean {
  if (!cursor.acceptAll('ON', 'COMPLETION')) return false;
  cursor.accept('NOT');
  cursor.expect('PRESERVE');
  return true;
}

function readStatus(cursor: TokenCursor): boolean {
  if (cursor.accept('ENABLE')) return true;
  if (!cursor.accept('DISABLE')) return false;
  if (cursor.accept('ON') && !cursor.accept('SLAVE')) cursor.expect('REPLICA');
  return true;
}

function readComment(cursor: TokenCursor): boolean {
  if (!cursor.accept('COMMENT')) return false;
  readString(cursor, 'a comment');
  return true;
}

function readAction(cursor: TokenCursor): StatementBody | undefined {
  return cursor.accept('DO') ? readStoredBody(cursor) : undefined;
}

/** CREATE EVENT, behind the word. */
export function readCreateEvent(cursor: TokenCursor, head: ProgramHead): StatementReading {
  const ifNotExists = cursor.acceptAll('IF', 'NOT', 'EXISTS');
  const object = readObjectName(cursor, 'an event');
  cursor.expect('ON', 'SCHEDULE');
  readSchedule(cursor);
  readCompletion(cursor);
  readStatus(cursor);
  readComment(cursor);
  const body = readAction(cursor) ?? cursor.fail('DO was expected');
  return {
    operations: [{ kind: 'create-object', objectKind: 'event', object, ...head, ifNotExists, temporary: false, span: cursor.statementSpan() }],
    transaction: 'implicit-commit',
    body,
  };
}

/** ALTER EVENT, behind the word: at least one clause. */
export function readAlterEvent(cursor: TokenCursor, head: Omit<ProgramHead, 'orReplace'>): StatementReading {
  const object = readObjectName(cursor, 'an event');
  const before = cursor.index;
  if (cursor.acceptAll('ON', 'SCHEDULE')) readSchedule(cursor);
  readCompletion(cursor);
  const to = cursor.acceptAll('RENAME', 'TO') ? readObjectName(cursor, 'an event') : undefined;
  readStatus(cursor);
  readComment(cursor);
  const body = readAction(cursor);
  if (cursor.index === before) cursor.fail('a clause of ALTER EVENT was expected');
  const change = to === undefined ? { action: 'ALTER EVENT' } : { action: 'RENAME TO', value: to.name };
  return {
    operations: [{ kind: 'alter-object', objectKind: 'event', object, ...head, ...change, span: cursor.statementSpan() }],
    transaction: 'implicit-commit',
    ...(body === undefined ? {} : { body }),
  };
}
