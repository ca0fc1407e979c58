import { readName, readString } from '../names/identifier.ts';
import { readObjectName } from '../names/object-name.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

function readComment(cursor: TokenCursor): void {
  if (cursor.accept('COMMENT')) readString(cursor, 'a comment');
}

/** CREATE LIBRARY [IF NOT EXISTS] name [COMMENT '…'] LANGUAGE x [COMMENT '…'] AS body, behind the word (MySQL 9.2). */
export function readCreateLibrary(cursor: TokenCursor): StatementReading {
  const ifNotExists = cursor.acceptAll('IF', 'NOT', 'EXISTS');
  const object = readObjectName(cursor, 'a library');
  readComment(cursor);
  cursor.expect('LANGUAGE');
  const language = readName(cursor, 'a language').toLowerCase();
  readComment(cursor);
  cursor.expect('AS');
  if (cursor.kind !== 'dollar-string' && cursor.kind !== 'string' && cursor.kind !== 'hex') {
    cursor.fail('the library’s text was expected');
  }
  cursor.advance();
  return {
    operations: [{
      kind: 'create-object', objectKind: 'other', object, orReplace: false, ifNotExists, temporary: false, language, span: cursor.statementSpan(),
    }],
    transaction: 'implicit-commit',
    body: { executes: 'later', complete: false, statements: [] },
  };
}

/** ALTER LIBRARY name COMMENT '…', behind the word. */
export function readAlterLibrary(cursor: TokenCursor): StatementReading {
  const object = readObjectName(cursor, 'a library');
  cursor.expect('COMMENT');
  readString(cursor, 'a comment');
  return {
    operations: [{ kind: 'alter-object', objectKind: 'other', object, action: 'COMMENT', span: cursor.statementSpan() }],
    transaction: 'implicit-commit',
  };
}
