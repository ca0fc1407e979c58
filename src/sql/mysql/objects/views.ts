import { readDefiner } from '../accounts/account.ts';
import { readName } from '../names/identifier.ts';
import { readObjectName, readTableName } from '../names/object-name.ts';
import type { Operation } from '../../../model/operation.ts';
import type { QueryUse } from '../../../model/expression.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readViewShape } from './view-shape.ts';
import type { ViewShape } from '../../../model/view-shape.ts';
import type { ProgramHead } from '../programs/routines.ts';
import { readDropBehaviour } from '../tables/table-statements.ts';

const algorithms = new Set(['UNDEFINED', 'MERGE', 'TEMPTABLE']);

/** Reads [ALGORITHM = x] [DEFINER = account] [SQL SECURITY x], which may stand in front of VIEW, in this order. */
export function readViewHead(cursor: TokenCursor): { readonly definer?: string } {
  if (cursor.accept('ALGORITHM')) {
    cursor.expect('=');
    cursor.expectAny(algorithms);
  }
  const definer = readDefiner(cursor);
  if (cursor.acceptAll('SQL', 'SECURITY') && !cursor.accept('DEFINER')) cursor.expect('INVOKER');
  return definer;
}

/** What a view reads and shows. */
interface ViewTail {
  readonly query: QueryUse;
  readonly view: ViewShape;
}

/** [(columns)] AS query [WITH [CASCADED|LOCAL] CHECK OPTION]. */
function readViewTail(cursor: TokenCursor): ViewTail {
  const names: string[] = [];
  if (cursor.at('(')) cursor.parenthesised(() => cursor.list(() => names.push(readName(cursor, 'a column name'))));
  cursor.expect('AS');
  if (cursor.dialect.isMariadb && cursor.atAll('(', 'WITH')) cursor.fail('a query without parentheses was expected');
  const from = cursor.index;
  cursor.grammar.statementQuery(cursor);
  const view = readViewShape(cursor, from, names);
  if (cursor.accept('WITH')) {
    if (!cursor.accept('CASCADED')) cursor.accept('LOCAL');
    cursor.expect('CHECK', 'OPTION');
  }
  return { query: cursor.use.toQueryUse(), view };
}

/** CREATE VIEW, behind the word. */
export function readCreateView(cursor: TokenCursor, head: ProgramHead, objectKind: 'view' | 'materialized view' = 'view'): StatementReading {
  const ifNotExists = cursor.dialect.offers({ mysql: 90100, mariadb: 100000 }) && cursor.acceptAll('IF', 'NOT', 'EXISTS');
  const object = readObjectName(cursor, 'a view');
  const tail = readViewTail(cursor);
  const span = cursor.statementSpan();
  const operation: Operation = { kind: 'create-object', objectKind, object, ...head, ifNotExists, temporary: false, ...tail, span };
  return { operations: [operation], transaction: 'implicit-commit' };
}

/** ALTER VIEW, behind the word: defines it anew. */
export function readAlterView(cursor: TokenCursor, head: Omit<ProgramHead, 'orReplace'>): StatementReading {
  const object = readObjectName(cursor, 'a view');
  const tail = readViewTail(cursor);
  const span = cursor.statementSpan();
  const operation: Operation = {
    kind: 'create-object', objectKind: 'view', object, ...head, orReplace: true, ifNotExists: false, temporary: false, ...tail, span,
  };
  return { operations: [operation], transaction: 'implicit-commit' };
}

/** DROP VIEW, behind the word. */
export function readDropView(cursor: TokenCursor): StatementReading {
  const ifExists = cursor.acceptAll('IF', 'EXISTS');
  const objects = cursor.list(() => readTableName(cursor));
  const cascade = readDropBehaviour(cursor);
  return {
    operations: objects.map((object) => ({ kind: 'drop-object', objectKind: 'view', object, ifExists, cascade, span: object.span })),
    transaction: 'implicit-commit',
  };
}
