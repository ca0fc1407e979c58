import type { TransactionControl } from '../model/operation.ts';
import type { JudgedStatement } from './define-rule.ts';

/** What begins or ends a transaction of the session; PREPARE TRANSACTION ends it too. */
const boundaries: ReadonlySet<string> = new Set<TransactionControl['command']>(['begin', 'commit', 'rollback', 'prepare']);

/** The command by which a statement of a file, not of a body in it, begins or ends a transaction. */
export function transactionCommand({ statement, outer, operations }: JudgedStatement): TransactionControl['command'] | undefined {
  if (statement !== outer) return undefined;
  const commands = operations.flatMap(({ operation }) => (operation.kind === 'transaction-control' ? [operation.command] : []));
  return commands.find((command) => boundaries.has(command));
}
