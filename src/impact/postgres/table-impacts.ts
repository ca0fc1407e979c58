import { postgresLocks, type Blocking, type PostgresLock, type TableImpact, type TableRole } from '../../model/impact.ts';
import type { ConstraintDefinition } from '../../model/constraint-definition.ts';
import type { AttachPartition, CreateTable, DetachPartition, DropConstraint, DropIndex, Maintain, Operation, ValidateConstraint } from '../../model/operation.ts';
import type { SchemaState } from '../../model/schema-state.ts';
import { resolveIndex } from '../../schema/queries/resolve-index.ts';
import { resolveTable } from '../../schema/queries/resolve-table.ts';
import { byKind, type ByKind } from '../by-kind.ts';
import { constraintsOf } from '../constraints-of.ts';
import { versionNumber, type ImpactContext } from '../impact-context.ts';
import { classifyOperation } from './classify-operation.ts';
import { measuredLocks, type MeasuredImpact } from './measured-locks.ts';

interface Named {
  readonly schema?: string;
  readonly name: string;
}

interface RoleTable {
  readonly role: TableRole;
  readonly table: Named;
}

/** What an operation does to the tables of a live PostgreSQL server: lock, rewrite and scan of each. */
export function postgresTableImpacts(operation: Operation, context: ImpactContext): readonly TableImpact[] {
  if (operation.kind === 'lock-table') return [explicitLock(operation)];
  const row = classifyOperation(operation, context);
  if (row === undefined) return [];
  const measured: readonly MeasuredImpact[] = measuredLocks[row];
  const impact = measured.findLast(({ from = 0 }) => from <= versionNumber(context.engine));
  return impact === undefined ? [] : rolesOf(operation, context.before).flatMap((played) => impactOn(played, impact));
}

function impactOn({ role, table }: RoleTable, { locks, rewrites, scans }: MeasuredImpact): readonly TableImpact[] {
  const lock = locks[role];
  if (lock === undefined) return [];
  return [{
    role, table, lock, blocks: blocking(lock),
    rewrites: rewrites === true && role === 'target',
    scans: scans?.includes(role) ?? false,
  }];
}

/** Manual, Explicit Locking, table "Conflicting Lock Modes": reads take ACCESS SHARE, writes ROW EXCLUSIVE. */
export function blocking(lock: PostgresLock): Blocking {
  const strength = postgresLocks.indexOf(lock);
  if (lock === 'ACCESS EXCLUSIVE') return 'reads';
  if (strength >= postgresLocks.indexOf('SHARE')) return 'writes';
  return lock === 'SHARE UPDATE EXCLUSIVE' ? 'ddl' : 'nothing';
}

function explicitLock({ table, mode }: { readonly table: Named; readonly mode: string }): TableImpact {
  const lock = postgresLocks.find((known) => known === mode) ?? 'ACCESS EXCLUSIVE';
  return { role: 'target', table, lock, blocks: blocking(lock), rewrites: false, scans: false };
}

/** The tables of kinds that touch more than their own, or another. */
const roles: ByKind<SchemaState, readonly RoleTable[]> = {
  'create-table': rolesOfCreate,
  'drop-table': ({ table }, before) => rolesOfDrop(table, before),
  'drop-constraint': rolesByName,
  'validate-constraint': rolesByName,
  'attach-partition': rolesOfPartition,
  'detach-partition': rolesOfPartition,
  'drop-index': rolesOfDropIndex,
  'maintain': rolesOfMaintain,
  'create-object': ({ table }) => played('target', table === undefined ? [] : [table]),
  'drop-object': ({ table }) => played('target', table === undefined ? [] : [table]),
};

/** The tables of an operation and the part each plays in it. */
function rolesOf(operation: Operation, before: SchemaState): readonly RoleTable[] {
  const special = byKind(roles, operation, before);
  if (special !== undefined) return special;
  const target = 'table' in operation ? [operation.table] : [];
  return [...played('target', target), ...played('referenced', referencedBy(constraintsOf(operation)))];
}

function rolesByName(operation: DropConstraint | ValidateConstraint, before: SchemaState): readonly RoleTable[] {
  return [...played('target', [operation.table]), ...played('referenced', referencedByName(operation, before))];
}

function rolesOfPartition({ table, partition }: AttachPartition | DetachPartition): readonly RoleTable[] {
  return [...played('parent', [table]), ...played('partition', [partition])];
}

function rolesOfCreate(operation: CreateTable): readonly RoleTable[] {
  const parents = operation.partitionOf === undefined ? [] : [operation.partitionOf];
  return [...played('parent', parents), ...played('referenced', referencedBy(constraintsOf(operation)))];
}

/** REINDEX INDEX names an index and locks its table. */
function rolesOfMaintain({ command, objects }: Maintain, before: SchemaState): readonly RoleTable[] {
  if (command !== 'REINDEX INDEX') return played('target', objects);
  return played('target', objects.flatMap((name) => resolveIndex(before, name)?.table ?? []));
}

function rolesOfDropIndex({ index }: DropIndex, before: SchemaState): readonly RoleTable[] {
  const found = resolveIndex(before, index);
  return found === undefined ? [] : played('target', [found.table]);
}

function played(role: TableRole, tables: readonly Named[]): readonly RoleTable[] {
  return tables.map((table) => ({ role, table }));
}

function rolesOfDrop(name: Named, before: SchemaState): readonly RoleTable[] {
  const table = resolveTable(before, name);
  const parents = table?.partitionOf === undefined ? [] : [table.partitionOf];
  const definitions = table?.constraints.map(({ definition }) => definition) ?? [];
  return [...played('target', [name]), ...played('referenced', referencedBy(definitions)), ...played('parent', parents)];
}

function referencedBy(constraints: readonly ConstraintDefinition[]): readonly Named[] {
  return constraints.flatMap((constraint) => (constraint.kind === 'foreign-key' ? [constraint.referenced] : []));
}

function referencedByName(operation: { readonly table: Named; readonly name?: string }, before: SchemaState): readonly Named[] {
  const found = resolveTable(before, operation.table)?.constraints.filter(({ name }) => name === operation.name) ?? [];
  return referencedBy(found.map(({ definition }) => definition));
}
