import { isName, readInteger, readName, readString, takeName } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readCollationName } from '../tables/character-set.ts';
import { readDataType } from '../tables/data-type.ts';

/** Reads the type of a parameter, a variable or a result: a data type, and in MariaDB also TYPE OF and ROW. */
export function readProgramType(cursor: TokenCursor): void {
  if (!cursor.dialect.isMariadb || !readAnchoredType(cursor)) {
    readDataType(cursor);
    if (cursor.accept('COLLATE')) readCollationName(cursor);
  }
}

/** TYPE OF [schema.]table.column, ROW TYPE OF table, ROW (name type, …). */
function readAnchoredType(cursor: TokenCursor): boolean {
  if (cursor.acceptAll('TYPE', 'OF') || cursor.acceptAll('ROW', 'TYPE', 'OF')) {
    readName(cursor, 'a name');
    for (let more = 0; more < 2 && cursor.accept('.'); more += 1) {
      readName(cursor, 'a name');
    }
    return true;
  }
  if (!cursor.atAll('ROW', '(')) return false;
  cursor.advance();
  cursor.parenthesised(() => cursor.list(() => {
    readName(cursor, 'a field');
    readProgramType(cursor);
  }));
  return true;
}

/** SQLSTATE '…', an error number, or a declared name. */
function readConditionValue(cursor: TokenCursor): void {
  if (cursor.kind === 'integer') {
    readInteger(cursor, 'an error');
  } else {
    cursor.expect('SQLSTATE');
    cursor.accept('VALUE');
    readString(cursor, 'an SQLSTATE');
  }
}

function readHandledCondition(cursor: TokenCursor): void {
  if (cursor.accept('SQLWARNING') || cursor.accept('SQLEXCEPTION') || cursor.acceptAll('NOT', 'FOUND')) return;
  if (isName(cursor)) {
    takeName(cursor);
  } else {
    readConditionValue(cursor);
  }
}

const handlerKinds = new Set(['CONTINUE', 'EXIT']);

function readCursorDeclaration(cursor: TokenCursor): void {
  cursor.expect('CURSOR');
  if (cursor.dialect.isMariadb && cursor.at('(')) {
    cursor.parenthesised(() => cursor.list(() => {
      cursor.accept('IN');
      readName(cursor, 'a parameter');
      readProgramType(cursor);
    }));
  }
  cursor.expect('FOR');
  cursor.grammar.query(cursor);
}

function readVariables(cursor: TokenCursor): void {
  readProgramType(cursor);
  if (cursor.accept('DEFAULT')) cursor.grammar.expression(cursor);
}

function readDeclaration(cursor: TokenCursor, readHandlerStatement: (cursor: TokenCursor) => void): void {
  cursor.expect('DECLARE');
  if (cursor.atAny(handlerKinds) && cursor.peek(1) === 'HANDLER') {
    cursor.advance();
    cursor.expect('HANDLER', 'FOR');
    cursor.list(() => { readHandledCondition(cursor); });
    readHandlerStatement(cursor);
    return;
  }
  const names = cursor.list(() => readName(cursor, 'a variable'));
  if (names.length === 1 && cursor.accept('CONDITION')) {
    cursor.expect('FOR');
    readConditionValue(cursor);
  } else if (names.length === 1 && cursor.at('CURSOR')) {
    readCursorDeclaration(cursor);
  } else {
    for (const name of names) {
      cursor.locals.add(name.toLowerCase());
    }
    readVariables(cursor);
  }
}

/** Reads the DECLARE statements that a block begins with. */
export function readDeclarations(cursor: TokenCursor, readHandlerStatement: (cursor: TokenCursor) => void): void {
  while (cursor.at('DECLARE')) {
    readDeclaration(cursor, readHandlerStatement);
    cursor.passSemicolon();
  }
}
