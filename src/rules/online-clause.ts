import type { OnlineImpact } from '../model/impact.ts';
import type { EngineName } from '../model/engine-name.ts';
import type { ObjectName } from '../model/expression.ts';
import type { Operation, OperationKind } from '../model/operation.ts';
import type { OnlineClause } from '../model/statement.ts';
import type { JudgedStatement } from './define-rule.ts';

/** Which part of ALGORITHM and LOCK a statement leaves open; INSTANT needs no LOCK. */
export type LackingClause = 'algorithm' | 'lock';

export function lackingClause(clause: OnlineClause | undefined): LackingClause | undefined {
  const algorithm = clause?.algorithm ?? 'default';
  if (algorithm === 'default') return 'algorithm';
  return algorithm === 'instant' || (clause?.lock ?? 'default') !== 'default' ? undefined : 'lock';
}

/** New names change no row: no way of doing it copies. */
const renames: ReadonlySet<OperationKind> = new Set<OperationKind>(['rename-table', 'rename-column', 'rename-index']);

/** The table of a statement that takes, or could be written to take, ALGORITHM and LOCK; undefined for others. */
export function clauseTable({ statement, operations }: JudgedStatement, engine: EngineName): ObjectName | undefined {
  if (!/^(?:ALTER (?:ONLINE |IGNORE )*TABLE|(?:CREATE|DROP)\b.*\bINDEX)\b/.test(statement.command)) return undefined;
  const kinds = operations.map(({ operation }) => operation);
  const takes = kinds.filter((operation) => !renames.has(operation.kind));
  if (takes.length === 0 || takes.some((operation) => refusesClause(operation, engine))) return undefined;
  const [first] = takes;
  return first !== undefined && 'table' in first ? first.table : undefined;
}

/**
 * Tablespaces are exchanged and keys switched without the clause. Work on partitions: MariaDB 10.11 refuses the clause (measured), MySQL takes it where the operation copies or rebuilds
 * (manual, Online DDL, Partitioning Operations).
 */
function refusesClause(operation: Operation, engine: EngineName): boolean {
  if (operation.kind === 'set-table-option') return /^(?:(?:DISCARD|IMPORT) TABLESPACE|(?:EN|DIS)ABLE KEYS)$/.test(operation.option);
  if (operation.kind === 'attach-partition' || operation.kind === 'detach-partition') return true;
  if (operation.kind !== 'maintain-partitions') return false;
  return engine === 'mariadb' || !/^(?:ADD|DROP|COALESCE|REORGANIZE|REBUILD|REMOVE|PARTITION BY)/.test(operation.action.toUpperCase());
}

/** The words to append; CREATE INDEX and DROP INDEX part them by a blank, ALTER TABLE by a comma. */
export function clauseWords(impact: OnlineImpact, given: OnlineClause | undefined, separator: string): string {
  const lock = `LOCK=${impact.lock.toUpperCase()}`;
  if (lackingClause(given) === 'lock') return given?.algorithm === 'copy' ? 'LOCK=SHARED' : lock;
  // MySQL refuses LOCK beside INSTANT (error 1221); INPLACE takes every LOCK and does what INSTANT would.
  if (given?.lock !== undefined) return `ALGORITHM=${impact.algorithm === 'instant' ? 'INPLACE' : impact.algorithm.toUpperCase()}`;
  return impact.algorithm === 'instant' ? 'ALGORITHM=INSTANT' : `ALGORITHM=${impact.algorithm.toUpperCase()}${separator}${lock}`;
}
