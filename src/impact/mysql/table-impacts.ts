import type { TableImpact, TableRole } from '../../model/impact.ts';
import type { Operation } from '../../model/operation.ts';
import { constraintsOf } from '../constraints-of.ts';

interface Named {
  readonly schema?: string;
  readonly name: string;
}

/** Kinds that alter a table: each needs its exclusive metadata lock, if only for a moment. */
const ddl: ReadonlySet<Operation['kind']> = new Set<Operation['kind']>([
  'drop-table', 'truncate-table', 'rename-table', 'add-column', 'drop-column', 'redefine-column', 'set-default', 'drop-default',
  'rename-column', 'add-constraint', 'drop-constraint', 'rename-constraint', 'create-index', 'drop-index', 'rename-index',
  'maintain-partitions', 'convert-character-set', 'set-table-option', 'attach-partition', 'detach-partition',
]);

/**
 * The metadata locks that an operation waits for (MySQL manual, Metadata Locking; measured on MariaDB 10.11: readers queue
 * behind the waiting statement). The referenced table of a new foreign key is locked against writes.
 */
export function mysqlTableImpacts(operation: Operation): readonly TableImpact[] {
  const targets = targetsOf(operation).map((table) => impact('target', table));
  return [...targets, ...referencedBy(operation).map((table) => impact('referenced', table))];
}

function targetsOf(operation: Operation): readonly Named[] {
  switch (operation.kind) {
    case 'create-object': return operation.objectKind === 'trigger' && operation.table !== undefined ? [operation.table] : [];
    case 'create-table': return operation.orReplace ? [operation.table] : [];
    case 'maintain': return operation.command.startsWith('OPTIMIZE') ? operation.objects : [];
    default: return ddl.has(operation.kind) && 'table' in operation ? [operation.table] : [];
  }
}

function referencedBy(operation: Operation): readonly Named[] {
  return constraintsOf(operation).flatMap((constraint) => (constraint.kind === 'foreign-key' ? [constraint.referenced] : []));
}

function impact(role: TableRole, table: Named): TableImpact {
  return role === 'target'
    ? { role, table, lock: 'EXCLUSIVE', blocks: 'reads', rewrites: false, scans: false }
    : { role, table, lock: 'SHARED_NO_WRITE', blocks: 'writes', rewrites: false, scans: false };
}
