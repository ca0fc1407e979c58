import type { Operation } from '../model/operation.ts';
import type { ExecutionMode, StatementProtocol } from '../model/plan.ts';
import type { EngineTraits } from '../model/server-info.ts';
import type { TransactionSetting } from '../model/settings.ts';
import type { Statement } from '../model/statement.ts';

/** What decides how statements run. */
export interface ProtocolFacts {
  readonly traits: EngineTraits;
  readonly transaction: TransactionSetting;
  /** Lower-case names of tables whose storage engine cannot roll back (MySQL, MariaDB). */
  readonly nonTransactionalTables: ReadonlySet<string>;
}

const sessionCommands = /^(?:USE|SET|RESET|PREPARE|DEALLOCATE|UNLOCK TABLES)\b/;

/** How one statement of a stepwise migration is kept from running twice. */
export function protocolOf(statement: Statement, facts: ProtocolFacts): StatementProtocol {
  if (isSessionOnly(statement)) return 'session';
  return facts.transaction !== 'none' && canBeRolledBack(statement, facts) ? 'recorded' : 'intent';
}

/** One transaction for the file where the settings, the file and every statement allow it. */
export function executionMode(statements: readonly Statement[], facts: ProtocolFacts & { readonly forbidsTransaction: boolean }): ExecutionMode {
  if (facts.forbidsTransaction || facts.transaction === 'per-statement' || facts.transaction === 'none') return 'stepwise';
  return statements.every((statement) => canBeRolledBack(statement, facts)) ? 'atomic' : 'stepwise';
}

/** True where the server undoes the statement with its transaction. */
export function canBeRolledBack(statement: Statement, facts: Pick<ProtocolFacts, 'traits' | 'nonTransactionalTables'>): boolean {
  if (statement.transaction !== 'any') return false;
  if (facts.traits.transactionalDdl) return true;
  // What is not understood, or runs code of the server, may hold DDL, which commits on these engines.
  if (statement.problem !== undefined || statement.operations.some(({ kind }) => kind === 'run-code')) return false;
  return !statement.operations.some((operation) => writesTo(operation, facts.nonTransactionalTables));
}

function writesTo(operation: Operation, tables: ReadonlySet<string>): boolean {
  switch (operation.kind) {
    case 'insert':
    case 'update':
    case 'delete':
      return [operation.table, ...operation.query.tables].some(({ name }) => tables.has(name.toLowerCase()));
    case 'copy':
      return operation.table !== undefined && tables.has(operation.table.name.toLowerCase());
    default:
      return false;
  }
}

/** A statement whose effect ends with the session: settings, the current database, prepared statements, table locks. */
export function isSessionOnly(statement: Statement): boolean {
  if (statement.problem !== undefined || statement.operations.length === 0) return false;
  return statement.operations.every((operation) => {
    if (operation.kind === 'set-variable') return operation.scope !== 'global' && operation.scope !== 'persist';
    if (operation.kind === 'lock-table') return statement.command.startsWith('LOCK TABLES');
    return operation.kind === 'other' && sessionCommands.test(operation.command);
  });
}
