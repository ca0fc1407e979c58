import { isName, readName, readNameOrString } from '../names/identifier.ts';
import { readObjectName } from '../names/object-name.ts';
import { otherStatement } from '../reading/other-statement.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

const explainable = new Set(['SELECT', 'INSERT', 'REPLACE', 'UPDATE', 'DELETE', 'WITH', 'VALUES', 'TABLE', '(']);

/** FORMAT = name, whose value MySQL and MariaDB judge later. */
function readFormat(cursor: TokenCursor): void {
  if (cursor.accept('FORMAT')) {
    cursor.expect('=');
    readNameOrString(cursor, 'a format');
  }
}

/** DESCRIBE table [column | 'pattern']. */
function readDescribe(cursor: TokenCursor): StatementReading {
  readObjectName(cursor, 'a table name');
  if (isName(cursor) || cursor.kind === 'string') readNameOrString(cursor, 'a column name');
  return otherStatement(cursor, 'DESCRIBE');
}

/** [INTO @variable] [FOR SCHEMA name] of MySQL 8.1 and 8.3. */
function readMysqlTarget(cursor: TokenCursor): void {
  if (cursor.accept('INTO')) {
    if (cursor.kind !== 'user-variable') cursor.fail('a user variable was expected');
    cursor.advance();
  }
  if (cursor.acceptAll('FOR', 'SCHEMA') || cursor.acceptAll('FOR', 'DATABASE')) readName(cursor, 'a database');
}

function readOptions(cursor: TokenCursor): boolean {
  if (cursor.dialect.isMariadb) {
    if (!cursor.accept('EXTENDED') && !cursor.accept('PARTITIONS')) readFormat(cursor);
    return false;
  }
  const analyzes = cursor.dialect.offers({ mysql: 80018 }) && cursor.accept('ANALYZE');
  readFormat(cursor);
  readMysqlTarget(cursor);
  return analyzes;
}

/** EXPLAIN, DESCRIBE and DESC: of a table, of a connection, of a statement that is not executed unless ANALYZE says so. */
export function readExplain(cursor: TokenCursor): StatementReading {
  cursor.advance();
  if ((isName(cursor) && cursor.peek(1) !== '=' && !isOptionWord(cursor)) || (cursor.dialect.isMariadb && cursor.at('.'))) {
    return readDescribe(cursor);
  }
  const analyzes = readOptions(cursor);
  if (cursor.acceptAll('FOR', 'CONNECTION')) {
    cursor.grammar.expression(cursor);
    return otherStatement(cursor, 'EXPLAIN');
  }
  if (!cursor.atAny(explainable)) cursor.fail('a statement that can be explained was expected');
  const inner = cursor.grammar.statement(cursor);
  return analyzes ? { ...inner, operations: [...inner.operations, ...otherStatement(cursor, 'EXPLAIN ANALYZE').operations] } : otherStatement(cursor, 'EXPLAIN');
}

function isOptionWord(cursor: TokenCursor): boolean {
  const next = cursor.peek(1);
  return cursor.dialect.isMariadb && (cursor.at('EXTENDED') || cursor.at('PARTITIONS')) && next !== '' && explainable.has(next);
}

/** ANALYZE [FORMAT = name] statement: executes it (MariaDB "ANALYZE Statement"). */
export function readAnalyzeStatement(cursor: TokenCursor): StatementReading | undefined {
  if (!cursor.dialect.isMariadb || !(explainable.has(cursor.peek(1)) || cursor.peek(1) === 'FORMAT') || cursor.peek(1) === 'TABLE') {
    return undefined;
  }
  cursor.expect('ANALYZE');
  readFormat(cursor);
  if (!cursor.atAny(explainable)) cursor.fail('a statement that can be explained was expected');
  const inner = cursor.grammar.statement(cursor);
  return { ...inner, operations: [...inner.operations, ...otherStatement(cursor, 'ANALYZE').operations] };
}
