import type { ObjectName } from '../../../model/expression.ts';
import type { Operation } from '../../../model/operation.ts';
import { isName, readName, readString } from '../names/identifier.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { acceptCharacterSetWords, readCharacterSetName, readCollationName } from '../tables/character-set.ts';

function commit(operation: Operation): StatementReading {
  return { operations: [operation], transaction: 'implicit-commit' };
}

function readDatabaseName(cursor: TokenCursor): ObjectName {
  const first = cursor.index;
  return { name: readName(cursor, 'a database'), span: cursor.spanFrom(first) };
}

function readCharacterOption(cursor: TokenCursor): boolean {
  const mayDefault = cursor.dialect.isMariadb;
  if (acceptCharacterSetWords(cursor)) {
    cursor.accept('=');
    if (!(mayDefault && cursor.accept('DEFAULT'))) readCharacterSetName(cursor);
    return true;
  }
  if (cursor.accept('COLLATE')) {
    cursor.accept('=');
    if (!(mayDefault && cursor.accept('DEFAULT'))) readCollationName(cursor);
    return true;
  }
  return false;
}

/** ENCRYPTION (MySQL 8.0.16), COMMENT (MariaDB 10.5). */
function readTextOption(cursor: TokenCursor): boolean {
  if (cursor.dialect.isMariadb ? cursor.accept('COMMENT') : cursor.accept('ENCRYPTION')) {
    cursor.accept('=');
    readString(cursor, 'a value');
    return true;
  }
  return false;
}

/** READ ONLY [=] {DEFAULT | 0 | 1} of ALTER DATABASE (MySQL 8.0.22). */
function readReadOnly(cursor: TokenCursor): boolean {
  if (cursor.dialect.isMariadb || !cursor.acceptAll('READ', 'ONLY')) return false;
  cursor.accept('=');
  if (!cursor.accept('DEFAULT')) {
    if (cursor.raw !== '0' && cursor.raw !== '1') cursor.fail('0 or 1 was expected');
    cursor.advance();
  }
  return true;
}

/** Reads the options of a database. @returns how many there were. */
function readOptions(cursor: TokenCursor, mayBeReadOnly: boolean): number {
  let taken = 0;
  for (;;) {
    const announced = cursor.accept('DEFAULT');
    if (!readCharacterOption(cursor) && !readTextOption(cursor) && (announced || !mayBeReadOnly || !readReadOnly(cursor))) {
      return announced ? cursor.fail('a database option was expected') : taken;
    }
    taken += 1;
  }
}

/** CREATE DATABASE, behind the word. */
export function readCreateDatabase(cursor: TokenCursor, orReplace: boolean): StatementReading {
  const ifNotExists = cursor.acceptAll('IF', 'NOT', 'EXISTS');
  const object = readDatabaseName(cursor);
  readOptions(cursor, false);
  return commit({
    kind: 'create-object', objectKind: 'database', object, orReplace, ifNotExists, temporary: false, span: cursor.statementSpan(),
  });
}

/** ALTER DATABASE, behind the word; without a name it means the current one. */
export function readAlterDatabase(cursor: TokenCursor): StatementReading {
  const object = isName(cursor) && !startsOption(cursor) ? readDatabaseName(cursor) : { name: '', span: cursor.spanFrom(cursor.first) };
  const upgrades = cursor.dialect.isMariadb && cursor.acceptAll('UPGRADE', 'DATA', 'DIRECTORY', 'NAME');
  if (!upgrades && readOptions(cursor, true) === 0) cursor.fail('a database option was expected');
  const action = upgrades ? 'UPGRADE DATA DIRECTORY NAME' : 'ALTER DATABASE';
  return commit({ kind: 'alter-object', objectKind: 'database', object, action, span: cursor.statementSpan() });
}


/** True where COMMENT follows as an option instead of a name; CHARSET and ENCRYPTION are taken for names there. */
function startsOption(cursor: TokenCursor): boolean {
  return cursor.dialect.isMariadb && cursor.at('COMMENT') && (cursor.peek(1) === '=' || cursor.peekKind(1) === 'string');
}

/** DROP DATABASE, behind the word. */
export function readDropDatabase(cursor: TokenCursor): StatementReading {
  const ifExists = cursor.acceptAll('IF', 'EXISTS');
  const object = readDatabaseName(cursor);
  return commit({ kind: 'drop-object', objectKind: 'database', object, ifExists, cascade: true, span: cursor.statementSpan() });
}
