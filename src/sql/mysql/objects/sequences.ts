import type { Operation } from '../../../model/operation.ts';
import { readInteger } from '../names/identifier.ts';
import { readObjectName } from '../names/object-name.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readDataType } from '../tables/data-type.ts';
import { readTableOptions } from '../tables/table-options.ts';

function readSigned(cursor: TokenCursor): void {
  if (!cursor.accept('-')) cursor.accept('+');
  readInteger(cursor, 'a number');
}

/** A word, then WITH, BY or =, then a number. */
function readNumberOption(cursor: TokenCursor): boolean {
  for (const [word, filler] of [['START', 'WITH'], ['INCREMENT', 'BY'], ['MINVALUE', '='], ['MAXVALUE', '='], ['CACHE', '=']] as const) {
    if (cursor.accept(word)) {
      if (!cursor.accept(filler)) cursor.accept('=');
      readSigned(cursor);
      return true;
    }
  }
  return false;
}

function readNegativeOption(cursor: TokenCursor): boolean {
  for (const word of ['MINVALUE', 'MAXVALUE', 'CACHE', 'CYCLE']) {
    if (cursor.accept(`NO${word}`) || (word.endsWith('VALUE') && cursor.acceptAll('NO', word))) return true;
  }
  return cursor.accept('CYCLE');
}

function readRestart(cursor: TokenCursor): boolean {
  if (!cursor.accept('RESTART')) return false;
  if (cursor.accept('WITH') || cursor.accept('=') || cursor.kind === 'integer' || cursor.at('-')) readSigned(cursor);
  return true;
}

/** Reads the options of a sequence. @returns how many there were. */
function readOptions(cursor: TokenCursor, mayRestart: boolean): number {
  let taken = 0;
  while (readNumberOption(cursor) || readNegativeOption(cursor) || (mayRestart && readRestart(cursor))) {
    taken += 1;
  }
  return taken;
}

/** AS type (MariaDB 11.5). */
function readType(cursor: TokenCursor): boolean {
  if (!cursor.dialect.offers({ mariadb: 110500 }) || !cursor.accept('AS')) return false;
  readDataType(cursor);
  return true;
}

interface SequenceHead {
  readonly orReplace: boolean;
  readonly temporary: boolean;
}

/** CREATE SEQUENCE, behind the word (MariaDB 10.3). */
export function readCreateSequence(cursor: TokenCursor, head: SequenceHead): StatementReading {
  const ifNotExists = cursor.acceptAll('IF', 'NOT', 'EXISTS');
  const object = readObjectName(cursor, 'a sequence');
  readType(cursor);
  readOptions(cursor, false);
  readTableOptions(cursor);
  const operation: Operation = { kind: 'create-object', objectKind: 'sequence', object, ...head, ifNotExists, span: cursor.statementSpan() };
  return { operations: [operation], transaction: head.temporary ? 'any' : 'implicit-commit' };
}

/** ALTER SEQUENCE, behind the word. */
export function readAlterSequence(cursor: TokenCursor): StatementReading {
  cursor.acceptAll('IF', 'EXISTS');
  const object = readObjectName(cursor, 'a sequence');
  const typed = readType(cursor);
  if (readOptions(cursor, true) === 0 && !typed) cursor.fail('an option of the sequence was expected');
  const span = cursor.statementSpan();
  return { operations: [{ kind: 'alter-object', objectKind: 'sequence', object, action: 'ALTER SEQUENCE', span }], transaction: 'implicit-commit' };
}

/** DROP SEQUENCE, behind the word. */
export function readDropSequences(cursor: TokenCursor, temporary: boolean): StatementReading {
  const ifExists = cursor.acceptAll('IF', 'EXISTS');
  const objects = cursor.list(() => readObjectName(cursor, 'a sequence'));
  return {
    operations: objects.map((object) => ({ kind: 'drop-object', objectKind: 'sequence', object, ifExists, cascade: false, span: object.span })),
    transaction: temporary ? 'any' : 'implicit-commit',
  };
}
