import { UserError } from '../errors/user-error.ts';
import type { Operation } from '../model/operation.ts';
import type { Statement } from '../model/statement.ts';
import { isSessionOnly } from './statement-protocol.ts';

/** The statements of a file without its own transaction around them. */
export interface Unwrapped {
  readonly statements: readonly Statement[];
  /** True where BEGIN and COMMIT stood around the whole file. */
  readonly wasWrapped: boolean;
}

/** A BEGIN with options (isolation level, READ ONLY …) asks for more than the runner's own transaction gives. */
const plainBegin = /^(?:begin(?:\s+(?:work|transaction))?|start\s+transaction)\s*$/i;

/**
 * Takes away a transaction that the file wraps around itself once: the runner's own stands in its place, and has the history row
 * in it. Any other transaction control is refused.
 * @param where gives file and line of a statement for the error.
 * @throws UserError plan/transaction-control.
 */
export function unwrapTransaction(statements: readonly Statement[], where: (statement: Statement) => string): Unwrapped {
  const controls = statements.filter((statement) => statement.transaction === 'control');
  const [begin, end, more] = controls;
  if (begin === undefined) return { statements, wasWrapped: false };
  const isWrapped = isPlainBegin(begin) && end !== undefined && more === undefined
    && commandOf(end) === 'commit' && statements.at(-1) === end
    && statements.slice(0, statements.indexOf(begin)).every(isSessionOnly);
  if (isWrapped) return { statements: statements.filter((statement) => statement !== begin && statement !== end), wasWrapped: true };
  throw new UserError('plan/transaction-control', { where: where(begin), detail: begin.command });
}

function isPlainBegin(statement: Statement): boolean {
  return commandOf(statement) === 'begin' && plainBegin.test(statement.text);
}

function commandOf(statement: Statement): string | undefined {
  const operation = statement.operations.find((candidate): candidate is Extract<Operation, { kind: 'transaction-control' }> => candidate.kind === 'transaction-control');
  return operation?.command;
}
