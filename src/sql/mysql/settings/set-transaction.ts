import type { Operation, SetVariable } from '../../../model/operation.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

interface Characteristic {
  readonly name: string;
  readonly value: string;
}

function readIsolation(cursor: TokenCursor): Characteristic {
  cursor.expect('ISOLATION', 'LEVEL');
  const first = cursor.index;
  if (!cursor.acceptAll('REPEATABLE', 'READ') && !cursor.acceptAll('READ', 'COMMITTED') && !cursor.acceptAll('READ', 'UNCOMMITTED')) {
    cursor.expect('SERIALIZABLE');
  }
  return { name: 'transaction_isolation', value: cursor.textFrom(first).toLowerCase().replaceAll(/\s+/g, '-') };
}

function readAccess(cursor: TokenCursor): Characteristic {
  cursor.expect('READ');
  const isReadOnly = cursor.accept('ONLY');
  if (!isReadOnly) cursor.expect('WRITE');
  return { name: 'transaction_read_only', value: isReadOnly ? '1' : '0' };
}

/**
 * Reads SET [scope] TRANSACTION, behind the word: an isolation level, an access mode, or one of each.
 * Without a scope it holds for the next transaction only.
 */
export function readSetTransaction(cursor: TokenCursor, scope: SetVariable['scope'] | undefined): Operation[] {
  const isolationFirst = cursor.at('ISOLATION');
  const found = [isolationFirst ? readIsolation(cursor) : readAccess(cursor)];
  if (cursor.accept(',')) found.push(isolationFirst ? readAccess(cursor) : readIsolation(cursor));
  const span = cursor.statementSpan();
  return scope === undefined
    ? [{ kind: 'transaction-control', command: 'set-transaction', span }]
    : found.map(({ name, value }): SetVariable => ({ kind: 'set-variable', name, value, scope, span }));
}
