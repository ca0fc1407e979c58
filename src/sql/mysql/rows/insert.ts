import type { ObjectName } from '../../../model/expression.ts';
import { isQueryInParentheses } from '../expressions/parentheses.ts';
import { readName } from '../names/identifier.ts';
import { readTableName } from '../names/object-name.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import { readPartitionSelection } from '../names/partition-names.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readAssignments, readColumnReference } from './assignments.ts';
import { readReturning } from './returning.ts';
import { readRowValues } from './row-values.ts';

const insertPriorities = new Set(['LOW_PRIORITY', 'DELAYED', 'HIGH_PRIORITY']);
const replacePriorities = new Set(['LOW_PRIORITY', 'DELAYED']);

interface InsertHead {
  readonly table: ObjectName;
  readonly replaces: boolean;
}

/** Reads INSERT or REPLACE up to its values: what stands there also for a statement that is not read to its end. */
export function readInsertHead(cursor: TokenCursor): InsertHead {
  const replaces = cursor.accept('REPLACE');
  if (!replaces) cursor.expect('INSERT');
  cursor.acceptAny(replaces ? replacePriorities : insertPriorities);
  if (!replaces) cursor.accept('IGNORE');
  cursor.accept('INTO');
  const table = readTableName(cursor);
  readPartitionSelection(cursor);
  return { table, replaces };
}

/** Reads INSERT or REPLACE. */
export function readInsert(cursor: TokenCursor): StatementReading {
  const { table, replaces } = readInsertHead(cursor);
  if (cursor.at('(') && !isQueryInParentheses(cursor, 0)) readColumnList(cursor);
  readSource(cursor, replaces);
  const updates = !replaces && readDuplicateClause(cursor);
  readReturning(cursor);
  return insertReading(cursor, table, replaces || updates);
}

/** The reading of an insert into a table. */
export function insertReading(cursor: TokenCursor, table: ObjectName, upsert: boolean): StatementReading {
  return {
    operations: [{ kind: 'insert', table, query: cursor.use.toQueryUse(), upsert, span: cursor.statementSpan() }],
    transaction: 'any',
  };
}

function readColumnList(cursor: TokenCursor): void {
  cursor.expect('(');
  if (!cursor.at(')')) cursor.list(() => readColumnReference(cursor));
  cursor.expect(')');
}

function readSource(cursor: TokenCursor, replaces: boolean): void {
  if (cursor.accept('SET')) {
    readAssignments(cursor);
    readRowAlias(cursor, replaces);
  } else if (cursor.at('VALUE') || cursor.at('VALUES')) {
    cursor.advance();
    const hasAlias = !cursor.at('ROW');
    readRowValues(cursor);
    if (hasAlias) readRowAlias(cursor, replaces);
  } else {
    cursor.grammar.statementQuery(cursor);
  }
}

/** AS alias [(columns)] for the new row (MySQL 8.0.19). */
function readRowAlias(cursor: TokenCursor, replaces: boolean): void {
  if (replaces || !cursor.at('AS') || !cursor.dialect.offers({ mysql: 80019 })) return;
  cursor.advance();
  readName(cursor, 'an alias');
  if (cursor.at('(')) cursor.parenthesised(() => cursor.list(() => readName(cursor, 'a column name')));
}

function readDuplicateClause(cursor: TokenCursor): boolean {
  if (!cursor.acceptAll('ON', 'DUPLICATE', 'KEY', 'UPDATE')) return false;
  readAssignments(cursor);
  return true;
}
