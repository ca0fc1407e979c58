import { UserError } from '../errors/user-error.ts';
import type { Operation } from '../model/operation.ts';
import type { Statement } from '../model/statement.ts';
import { isSessionOnly } from './statement-protocol.ts';

/** The statements of a file without transaction control of its own. */
export interface Unwrapped {
  readonly statements: readonly Statement[];
  /**
   * `none`: the file leaves transactions to the runner. `whole`: BEGIN and COMMIT stand around all of it.
   * `parts`: it commits in between, so that no single transaction can hold it.
   */
  readonly ownTransaction: 'none' | 'whole' | 'parts';
}

/** A BEGIN with options (isolation level, READ ONLY …) asks for more than the runner's own transaction gives. */
const plainBegin = /^(?:begin(?:\s+(?:work|transaction))?|start\s+transaction)\s*$/i;

/**
 * Takes away the BEGIN and COMMIT that a file writes itself. Around the whole file the runner's own transaction stands in their
 * place, and has the history row in it. Where the file commits in between, as old ones do behind ALTER TYPE … ADD VALUE, it runs
 * statement by statement with a record of each: more commits than the author wrote, but none that the next run would not know of.
 * Everything else is refused: ROLLBACK, savepoints, options of BEGIN, and statements whose effect ends with their transaction.
 * @param where gives file and line of a statement for the error.
 * @throws UserError plan/transaction-control.
 */
export function unwrapTransaction(statements: readonly Statement[], where: (statement: Statement) => string): Unwrapped {
  const controls = statements.filter((statement) => statement.transaction === 'control');
  if (controls.length === 0) return { statements, ownTransaction: 'none' };
  const rest = statements.filter((statement) => statement.transaction !== 'control');
  const foreign = unbalanced(controls);
  if (foreign !== undefined) throw refused(foreign, where);
  if (isWrapped(statements, controls)) return { statements: rest, ownTransaction: 'whole' };
  const bound = rest.find(needsTransaction);
  if (bound !== undefined) throw refused(bound, where);
  return { statements: rest, ownTransaction: 'parts' };
}

/**
 * The first control that is neither a plain BEGIN with a COMMIT behind it nor a COMMIT on its own. A second BEGIN in a
 * transaction changes nothing on PostgreSQL but a warning (manual, BEGIN), and commits on MySQL (8.4 manual, 15.3.3).
 */
function unbalanced(controls: readonly Statement[]): Statement | undefined {
  let open: Statement | undefined;
  for (const statement of controls) {
    const isBegin = isPlainBegin(statement);
    if (!isBegin && commandOf(statement) !== 'commit') return statement;
    open = isBegin ? statement : undefined;
  }
  return open;
}

function refused(statement: Statement, where: (statement: Statement) => string): UserError {
  return new UserError('plan/transaction-control', { where: where(statement), detail: statement.command });
}

function isWrapped(statements: readonly Statement[], [begin, end, more]: readonly Statement[]): boolean {
  return begin !== undefined && isPlainBegin(begin) && end !== undefined && more === undefined
    && commandOf(end) === 'commit' && statements.at(-1) === end
    && statements.slice(0, statements.indexOf(begin)).every(isSessionOnly);
}

/** SET LOCAL, SET CONSTRAINTS and LOCK TABLE mean the transaction that they stand in. */
function needsTransaction(statement: Statement): boolean {
  return /^SET CONSTRAINTS\b/.test(statement.command)
    || statement.operations.some((operation) => operation.kind === 'lock-table' || (operation.kind === 'set-variable' && operation.scope === 'transaction'));
}

function isPlainBegin(statement: Statement): boolean {
  return commandOf(statement) === 'begin' && plainBegin.test(statement.text);
}

function commandOf(statement: Statement): string | undefined {
  const operation = statement.operations.find((candidate): candidate is Extract<Operation, { kind: 'transaction-control' }> => candidate.kind === 'transaction-control');
  return operation?.command;
}
