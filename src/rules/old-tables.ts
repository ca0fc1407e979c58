import { tableImpacts } from '../impact/table-impacts.ts';
import type { ObjectName } from '../model/expression.ts';
import type { Operation, OperationKind } from '../model/operation.ts';
import type { CatalogTable } from '../model/schema-state.ts';
import type { TableStatistics } from '../model/target-statistics.ts';
import { resolveObject } from '../schema/queries/resolve-object.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import { ofKind, type JudgedOperation, type RuleContext } from './define-rule.ts';
import { impactContext, shown } from './naming-objects.ts';
import { isOldTable, type Ages } from './old-objects.ts';

type Written = { readonly schema?: string; readonly name: string };

/** A table that stands on the target when a statement runs, as far as it is known. */
export interface OldTable {
  /** Absent where no migration creates it. */
  readonly table?: CatalogTable;
  /** As the statement names it, or the server's own full name. */
  readonly name: Written;
  /** Absent where nobody collected them, or the target has no such table. */
  readonly stats?: TableStatistics;
}

type Context = Pick<RuleContext, 'engine' | 'isNew' | 'stats'>;

/** The tables that an operation locks, reads or writes and that are not new, each once. */
export function oldTablesOf(judged: JudgedOperation, context: Context): readonly OldTable[] {
  const names = tableImpacts(judged.operation, impactContext(context.engine, judged)).map(({ table }) => table);
  const found = new Map<string, OldTable>();
  for (const name of [...names, ...asList(targetName(judged.operation))]) {
    const old = oldTableNamed(name, judged, context);
    const key = shown(old?.table ?? name);
    if (old !== undefined && !found.has(key)) found.set(key, old);
  }
  return [...found.values()];
}

/** A table that an operation names, with what is known of it; undefined for one that is new or temporary. */
export function oldTableNamed(name: Written, { before, in: at }: JudgedOperation, context: Omit<Context, 'engine'>): OldTable | undefined {
  const table = resolveTable(before, name);
  if (!isOldTable(context, table, at)) return undefined;
  const stats = context.stats?.ofName(before, name);
  return { name, ...(table === undefined ? {} : { table }), ...(stats === undefined ? {} : { stats }) };
}

/** The table that an operation is written for; none for one that makes its table. */
export function targetName(operation: Operation): ObjectName | undefined {
  if (operation.kind === 'create-table' || !('table' in operation)) return undefined;
  return operation.table;
}

/**
 * The table that an operation is written for, where it may hold rows of before the change set; `unknown` where no
 * migration makes it. Undefined for one that is new or temporary, or is just made.
 */
export function oldTarget({ operation, before, in: at }: JudgedOperation, ages: Ages): CatalogTable | 'unknown' | undefined {
  const name = targetName(operation);
  if (name === undefined) return undefined;
  const table = resolveTable(before, name);
  if (table === undefined) return 'unknown';
  return isOldTable(ages, table, at) ? table : undefined;
}

function asList<Item>(item: Item | undefined): readonly Item[] {
  return item === undefined ? [] : [item];
}

/** Whether a change set meets any table that stands on the target. */
export function touchesOldTable({ operations, ...context }: Context & Pick<RuleContext, 'operations'>): boolean {
  return operations.some((judged) => oldTablesOf(judged, context).length > 0);
}

/**
 * Whether a name is that of a table, or materialized view, which others may use when the operation runs: it stood before
 * the change set, or holds its rows by now, and is not temporary. One that the catalogue does not know counts as old; a
 * view or foreign table is none.
 */
export function namesOldTable(name: Written, { before, in: at }: Pick<JudgedOperation, 'before' | 'in'>, ages: Ages): boolean {
  const table = resolveTable(before, name);
  if (table !== undefined) return isOldTable(ages, table, at);
  if (resolveObject(before, ['view', 'foreign table'], name) !== undefined) return false;
  return resolveObject(before, ['materialized view'], name)?.origin !== 'change-set';
}

/** Kinds of operations on one table. */
type TableOperationKind = Extract<Operation, { readonly table: ObjectName }>['kind'] & OperationKind;

type OnTable<Kind extends OperationKind> = Extract<Operation, { kind: Kind }>;

/** The operations of some kinds on old tables. */
export function onOldTables<const Kind extends TableOperationKind>(
  context: RuleContext,
  ...kinds: readonly Kind[]
): readonly JudgedOperation<OnTable<Kind>>[] {
  return ofKind(context.operations, ...kinds).filter((judged) => {
    const operation: { readonly table: ObjectName } = judged.operation;
    return namesOldTable(operation.table, judged, context);
  });
}
