import { readName } from '../names/identifier.ts';
import { readObjectName } from '../names/object-name.ts';
import type { RunCode } from '../../../model/operation.ts';
import type { StatementBody } from '../../../model/statement.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** What is executed is in a variable or in a routine: nothing of it can be read here. */
const unread: StatementBody = { executes: 'now', complete: false, statements: [] };

/** It may be any statement, so that nobody may count on a rollback. */
function running(operation: RunCode, body: StatementBody): StatementReading {
  return { operations: [operation], transaction: 'implicit-commit', body };
}

/** The text of a statement: a string or a variable; MariaDB takes any expression. */
function readSource(cursor: TokenCursor): void {
  if (cursor.dialect.isMariadb) {
    cursor.grammar.expression(cursor);
  } else if (cursor.kind === 'string' || cursor.kind === 'user-variable') {
    cursor.advance();
  } else {
    cursor.fail('a text or a user variable was expected');
  }
}

function readUsing(cursor: TokenCursor): void {
  if (!cursor.accept('USING')) return;
  cursor.list(() => {
    if (cursor.dialect.isMariadb) {
      cursor.grammar.expression(cursor);
    } else if (cursor.kind === 'user-variable') {
      cursor.advance();
    } else {
      cursor.fail('a user variable was expected');
    }
  });
}

/** PREPARE name FROM text: nothing is executed yet. */
export function readPrepare(cursor: TokenCursor): StatementReading {
  cursor.expect('PREPARE');
  readName(cursor, 'a name for the statement');
  cursor.expect('FROM');
  readSource(cursor);
  return { operations: [{ kind: 'other', command: 'PREPARE', objects: [], span: cursor.statementSpan() }], transaction: 'any' };
}

/** EXECUTE name [USING …], EXECUTE IMMEDIATE text [USING …] (MariaDB). */
export function readExecute(cursor: TokenCursor): StatementReading {
  cursor.expect('EXECUTE');
  const isName = ['', ';', 'USING'].includes(cursor.peek(1)) && cursor.peekKind(1) !== 'string' && cursor.peekKind(1) !== 'user-variable';
  const immediate = cursor.dialect.isMariadb && !isName && cursor.accept('IMMEDIATE');
  if (immediate) {
    readSource(cursor);
  } else {
    readName(cursor, 'a prepared statement');
  }
  readUsing(cursor);
  return running({ kind: 'run-code', command: immediate ? 'EXECUTE IMMEDIATE' : 'EXECUTE', span: cursor.statementSpan() }, unread);
}

/** DEALLOCATE PREPARE name, DROP PREPARE name: behind the first word. */
export function readDeallocate(cursor: TokenCursor): StatementReading {
  cursor.expect('PREPARE');
  readName(cursor, 'a prepared statement');
  return { operations: [{ kind: 'other', command: 'DEALLOCATE PREPARE', objects: [], span: cursor.statementSpan() }], transaction: 'any' };
}

/** CALL procedure [(arguments)]. */
export function readCall(cursor: TokenCursor): StatementReading {
  cursor.expect('CALL');
  const first = cursor.index;
  let object = readObjectName(cursor, 'a procedure');
  if (cursor.dialect.isMariadb && cursor.accept('.')) {
    object = { schema: object.name, name: readName(cursor, 'a procedure'), span: cursor.spanFrom(first) };
  }
  if (cursor.accept('(')) {
    if (!cursor.at(')')) cursor.list(() => cursor.grammar.expression(cursor));
    cursor.expect(')');
  }
  return running({ kind: 'run-code', command: 'CALL', object, span: cursor.statementSpan() }, unread);
}

/** DO expressions: evaluated, result thrown away. */
export function readDo(cursor: TokenCursor): StatementReading {
  cursor.expect('DO');
  cursor.list(() => {
    cursor.grammar.expression(cursor);
    if (!cursor.dialect.isMariadb && cursor.accept('AS')) readName(cursor, 'an alias');
  });
  const span = cursor.statementSpan();
  return { operations: [{ kind: 'select', query: cursor.use.toQueryUse(), span }], transaction: 'any' };
}
