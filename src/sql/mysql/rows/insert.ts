import type { ObjectName } from '../../../model/expression.ts';
import type { InsertRows } from '../../../model/operation.ts';
import { repeatedNames } from '../../repeated-names.ts';
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
  const listed = cursor.at('(') && !isQueryInParentheses(cursor, 0) ? readColumnList(cursor) : undefined;
  const { columns = listed, rowCount } = readSource(cursor, replaces);
  const updates = !replaces && readDuplicateClause(cursor);
  readReturning(cursor);
  const repeated = repeatedNames((columns ?? []).map((column) => column.toLowerCase()));
  return insertReading(cursor, {
    table,
    upsert: replaces || updates,
    ...(replaces ? { replaces } : {}),
    ...(rowCount === undefined ? {} : { rowCount }),
    ...(columns === undefined ? { unlisted: true } : {}),
    ...(repeated.length === 0 ? {} : { repeated }),
  });
}

/** The reading of an insert into a table. */
export function insertReading(cursor: TokenCursor, insert: Pick<InsertRows, 'table' | 'upsert' | 'replaces' | 'rowCount' | 'unlisted' | 'repeated'>): StatementReading {
  return {
    operations: [{ kind: 'insert', ...insert, query: cursor.use.toQueryUse(), span: cursor.statementSpan() }],
    transaction: 'any',
  };
}

function readColumnList(cursor: TokenCursor): readonly string[] {
  cursor.expect('(');
  const columns = cursor.at(')') ? [] : cursor.list(() => readColumnReference(cursor).at(-1) ?? '');
  cursor.expect(')');
  return columns;
}

/** Where rows come from: the columns that SET names, and how many are written out; absent where a query finds them. */
interface RowSource {
  readonly columns?: readonly string[];
  readonly rowCount?: number;
}

function readSource(cursor: TokenCursor, replaces: boolean): RowSource {
  if (cursor.accept('SET')) {
    const columns = readAssignments(cursor).map((parts) => parts.at(-1) ?? '');
    readRowAlias(cursor, replaces);
    return { columns, rowCount: 1 };
  }
  if (cursor.at('VALUE') || cursor.at('VALUES')) {
    cursor.advance();
    const hasAlias = !cursor.at('ROW');
    const count = readRowValues(cursor);
    if (hasAlias) readRowAlias(cursor, replaces);
    return { rowCount: count };
  }
  cursor.grammar.statementQuery(cursor);
  return {};
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
