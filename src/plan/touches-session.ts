import type { OperationKind } from '../model/operation.ts';
import type { Operation } from '../model/operation.ts';
import type { Statement } from '../model/statement.ts';

/** Kinds of statements that can leave something behind in their session, or call a function that does. */
const touching: ReadonlySet<OperationKind> = new Set([
  'set-variable', 'run-code', 'lock-table', 'transaction-control', 'other', 'select', 'copy', 'maintain',
]);

/**
 * True where a migration may leave its session other than it found it: settings, temporary tables, locks freed.
 * A statement that is not understood may do anything.
 */
export function touchesSession(statements: readonly Statement[]): boolean {
  return statements.some(({ problem, operations }) => problem !== undefined || operations.length === 0 || operations.some(touches));
}

function touches(operation: Operation): boolean {
  if (touching.has(operation.kind)) return true;
  if ('temporary' in operation && operation.temporary) return true;
  return 'query' in operation && operation.query.functions.length > 0;
}
