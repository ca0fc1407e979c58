import type { ObjectName } from '../../../model/expression.ts';
import { isQueryInParentheses, isQueryStart } from '../expressions/parentheses.ts';
import { isName, isOptionalName, readName, takeName } from '../names/identifier.ts';
import { readTableName } from '../names/object-name.ts';
import { readPartitionSelection } from '../names/partition-names.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readIndexHints } from './index-hints.ts';
import { readJsonTable } from './json-table.ts';
import { readSystemTime } from './system-time.ts';

/** Reads what follows FROM: table references between commas, or DUAL alone. */
export function readFromClause(cursor: TokenCursor): void {
  if (cursor.accept('DUAL')) return;
  readTableReferences(cursor);
}

/** Reads table references between commas. */
export function readTableReferences(cursor: TokenCursor): void {
  cursor.list(() => { readTableReference(cursor); });
}

/** Reads one table with everything that is joined to it. */
export function readTableReference(cursor: TokenCursor): void {
  cursor.nested(() => {
    readFactor(cursor);
    readJoins(cursor);
  });
}

type JoinKind = 'optional-condition' | 'condition' | 'natural' | 'natural-outer';

/** Takes the words of a join. @returns undefined where none follows. */
function acceptJoin(cursor: TokenCursor): JoinKind | undefined {
  if (acceptInnerJoin(cursor)) return 'optional-condition';
  if (cursor.at('LEFT') || cursor.at('RIGHT')) {
    cursor.advance();
    cursor.accept('OUTER');
    cursor.expect('JOIN');
    return 'condition';
  }
  if (!cursor.accept('NATURAL')) return undefined;
  const isOuter = cursor.accept('LEFT') || cursor.accept('RIGHT');
  cursor.accept(isOuter ? 'OUTER' : 'INNER');
  cursor.expect('JOIN');
  return isOuter ? 'natural-outer' : 'natural';
}

function acceptInnerJoin(cursor: TokenCursor): boolean {
  return cursor.accept('JOIN') || cursor.acceptAll('INNER', 'JOIN') || cursor.acceptAll('CROSS', 'JOIN') || cursor.accept('STRAIGHT_JOIN');
}

/** Reads joins; a condition belongs to the nearest join that waits for one. */
function readJoins(cursor: TokenCursor): void {
  for (;;) {
    const kind = acceptJoin(cursor);
    if (kind === undefined) return;
    readFactor(cursor);
    if (kind === 'natural') cursor.use.joinsOnCondition = true;
    if (kind === 'condition' || kind === 'optional-condition') {
      if (!cursor.at('ON') && !cursor.at('USING')) cursor.nested(() => { readJoins(cursor); });
      const found = readJoinCondition(cursor);
      if (!found && kind === 'condition') cursor.fail('ON or USING was expected');
      if (found && kind === 'optional-condition') cursor.use.joinsOnCondition = true;
    }
  }
}

function readJoinCondition(cursor: TokenCursor): boolean {
  if (cursor.accept('ON')) {
    cursor.grammar.expression(cursor);
    return true;
  }
  if (!cursor.accept('USING')) return false;
  cursor.parenthesised(() => cursor.list(() => readName(cursor, 'a column name')));
  return true;
}

function readFactor(cursor: TokenCursor): void {
  if (cursor.at('(')) {
    cursor.nested(() => { readParenthesisedFactor(cursor); });
  } else if (cursor.at('{')) {
    readOdbcJoin(cursor);
  } else if (cursor.at('LATERAL') && cursor.dialect.offers({ mysql: 80014 })) {
    cursor.advance();
    cursor.parenthesised(() => { cursor.grammar.query(cursor); });
    readDerivedAlias(cursor);
  } else if (cursor.at('JSON_TABLE') && cursor.peek(1) === '(' && cursor.dialect.offers({ mysql: 80004, mariadb: 100600 })) {
    readJsonTable(cursor);
    readAlias(cursor);
  } else {
    readPlainTable(cursor);
  }
}

/** `(query) alias`, or `(table references)`. */
function readParenthesisedFactor(cursor: TokenCursor): void {
  if (!isQueryInParentheses(cursor, 0)) {
    cursor.parenthesised(() => { readTableReferences(cursor); });
    return;
  }
  cursor.expect('(');
  if (readQueryOrTables(cursor) === 'query') {
    cursor.expect(')');
    readDerivedAlias(cursor);
  } else {
    cursor.expect(')');
  }
}

const queryRestWords = new Set(['UNION', 'EXCEPT', 'INTERSECT', 'ORDER', 'LIMIT', 'OFFSET', 'FETCH', 'FOR', 'LOCK', 'PROCEDURE']);

/** Behind a parenthesis: a query, or tables of which the first is a query in parentheses. */
function readQueryOrTables(cursor: TokenCursor): 'query' | 'tables' {
  if (isQueryStart(cursor)) {
    cursor.grammar.query(cursor);
    return 'query';
  }
  return cursor.nested(() => {
    cursor.expect('(');
    const inner = readQueryOrTables(cursor);
    cursor.expect(')');
    if (inner === 'query' && (cursor.at(')') || cursor.atAny(queryRestWords))) {
      cursor.grammar.queryRest(cursor);
      return 'query';
    }
    if (inner === 'query') readDerivedAlias(cursor);
    readJoins(cursor);
    while (cursor.accept(',')) {
      readTableReference(cursor);
    }
    return 'tables';
  });
}

function readAlias(cursor: TokenCursor): string | undefined {
  if (cursor.accept('AS')) return readName(cursor, 'an alias');
  return isOptionalName(cursor) && !isWindowClause(cursor) ? takeName(cursor) : undefined;
}

/** WINDOW is no reserved word in MariaDB and yet never an alias (run on 10.11.19). */
function isWindowClause(cursor: TokenCursor): boolean {
  return cursor.dialect.isMariadb && cursor.at('WINDOW');
}

function readDerivedAlias(cursor: TokenCursor): void {
  const alias = readAlias(cursor);
  if (alias === undefined && cursor.dialect.isMariadb) cursor.fail('an alias was expected');
  if (alias !== undefined && cursor.at('(')) cursor.parenthesised(() => cursor.list(() => readName(cursor, 'a column name')));
}

/** {OJ …}: an ODBC outer join. */
function readOdbcJoin(cursor: TokenCursor): void {
  cursor.expect('{');
  if (!isName(cursor) || (!cursor.dialect.isMariadb && !cursor.at('OJ'))) cursor.fail('OJ was expected');
  cursor.advance();
  readTableReference(cursor);
  cursor.expect('}');
}

function noteTable(cursor: TokenCursor, table: ObjectName, alias: string | undefined): void {
  cursor.use.addTable(table);
  cursor.use.addAlias(alias ?? table.name, table);
}

/** A table by its name, with partitions, alias and index hints. */
function readPlainTable(cursor: TokenCursor): void {
  const table = readTableName(cursor);
  readPartitionSelection(cursor);
  if (cursor.dialect.isMariadb && cursor.atAll('FOR', 'SYSTEM_TIME')) readSystemTime(cursor);
  noteTable(cursor, table, readAlias(cursor));
  readIndexHints(cursor);
  if (cursor.at('TABLESAMPLE') && cursor.dialect.offers({ mysql: 80400 })) {
    cursor.advance();
    cursor.expectAny(sampling);
    cursor.parenthesised(() => cursor.grammar.expression(cursor));
  }
}

const sampling = new Set(['SYSTEM', 'BERNOULLI']);
