import type { Operation } from '../../../model/operation.ts';
import { readQuery } from '../queries/query.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readDelete } from './delete.ts';
import { readUpdate } from './update.ts';
import { readWithClause } from '../queries/with.ts';

/** Reads a query that is a statement of its own: SELECT, VALUES, TABLE, or one of these in parentheses. */
export function readSelectStatement(cursor: TokenCursor): StatementReading {
  const into = readQuery(cursor, { mayGoInto: true });
  const span = cursor.statementSpan();
  const query = cursor.use.toQueryUse();
  const operations: Operation[] = [{ kind: 'select', query, span }];
  if (into === 'file') {
    const [table] = query.tables;
    operations.push({ kind: 'copy', ...(table === undefined ? {} : { table }), direction: 'to', endpoint: 'server-file', span });
  }
  return { operations, transaction: 'any' };
}

/** Reads a statement that begins with WITH: a query, and in MySQL an UPDATE or DELETE. */
export function readWithStatement(cursor: TokenCursor): StatementReading {
  const change = cursor.dialect.isMariadb
    ? undefined
    : cursor.attempt(() => {
      readWithClause(cursor);
      return cursor.at('UPDATE') || cursor.at('DELETE') ? true : cursor.fail('UPDATE or DELETE was expected');
    });
  if (change === undefined) return readSelectStatement(cursor);
  return cursor.at('UPDATE') ? readUpdate(cursor) : readDelete(cursor);
}
