import type { Operation, OperationKind } from '../model/operation.ts';
import type { Statement } from '../model/statement.ts';

/** Whether a statement can be run a second time and changes nothing more then, judged by its form. */
export function isRepeatable({ operations, body, problem }: Statement): boolean {
  const isPlain = body?.executes !== 'now' && problem === undefined;
  return isPlain && operations.length > 0 && operations.every(isRepeatableOperation);
}

/** What has the same outcome however often it is done. */
const settled: ReadonlySet<OperationKind> = new Set<OperationKind>([
  'set-default', 'drop-default', 'set-not-null', 'drop-not-null', 'alter-column-type', 'validate-constraint',
  'comment', 'grant', 'revoke', 'maintain', 'set-variable', 'set-table-option',
]);

function isRepeatableOperation(operation: Operation): boolean {
  if (settled.has(operation.kind)) return true;
  if ('orReplace' in operation && operation.orReplace) return true;
  if ('ifNotExists' in operation && operation.ifNotExists) return true;
  return 'ifExists' in operation && operation.ifExists;
}
