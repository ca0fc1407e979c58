import type { TableImpact, TableRole } from '../../model/impact.ts';
import type { Operation } from '../../model/operation.ts';
import { byKind, type ByKind } from '../by-kind.ts';
import { constraintsOf } from '../constraints-of.ts';

interface Named {
  readonly schema?: string;
  readonly name: string;
}

/**
 * The metadata locks that an operation waits for (MySQL manual, Metadata Locking; measured on MariaDB 10.11: readers queue
 * behind the waiting statement). The referenced table of a new foreign key is locked against writes.
 */
export function mysqlTableImpacts(operation: Operation): readonly TableImpact[] {
  const altered = byKind(targets, operation, undefined) ?? [];
  return [...altered.map((name) => impact('target', name)), ...referencedBy(operation).map((name) => impact('referenced', name))];
}

const table = (operation: { readonly table: Named }): readonly Named[] => [operation.table];
const tableIfNamed = (operation: { readonly table?: Named }): readonly Named[] => (operation.table === undefined ? [] : [operation.table]);

/** Kinds that alter a table: each needs its exclusive metadata lock, if only for a moment. */
const targets: ByKind<undefined, readonly Named[]> = {
  'create-table': (operation) => (operation.orReplace ? [operation.table] : []),
  'drop-table': table,
  'truncate-table': table,
  'rename-table': table,
  'add-column': table,
  'drop-column': table,
  'redefine-column': table,
  'rename-column': table,
  'set-default': table,
  'drop-default': table,
  'add-constraint': table,
  'drop-constraint': table,
  'rename-constraint': table,
  'create-index': table,
  'drop-index': tableIfNamed,
  'rename-index': tableIfNamed,
  'attach-partition': table,
  'detach-partition': table,
  'maintain-partitions': table,
  'convert-character-set': table,
  'set-table-option': table,
  'create-object': (operation) => (operation.objectKind === 'trigger' ? tableIfNamed(operation) : []),
  'maintain': ({ command, objects }) => (command.startsWith('OPTIMIZE') ? objects : []),
};

function referencedBy(operation: Operation): readonly Named[] {
  return constraintsOf(operation).flatMap((constraint) => (constraint.kind === 'foreign-key' ? [constraint.referenced] : []));
}

function impact(role: TableRole, name: Named): TableImpact {
  return role === 'target'
    ? { role, table: name, lock: 'EXCLUSIVE', blocks: 'reads', rewrites: false, scans: false }
    : { role, table: name, lock: 'SHARED_NO_WRITE', blocks: 'writes', rewrites: false, scans: false };
}
