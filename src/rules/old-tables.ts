import { tableImpacts } from '../impact/table-impacts.ts';
import type { ObjectName } from '../model/expression.ts';
import type { Operation } from '../model/operation.ts';
import type { CatalogTable } from '../model/schema-state.ts';
import type { TableStatistics } from '../model/target-statistics.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import type { JudgedOperation, RuleContext } from './define-rule.ts';
import { impactContext, shown } from './naming-objects.ts';

/** A table that stands on the target when a statement runs, as far as it is known. */
export interface OldTable {
  /** Absent where no migration creates it. */
  readonly table?: CatalogTable;
  /** As the statement names it, or the server's own full name. */
  readonly name: { readonly schema?: string; readonly name: string };
  /** Absent where nobody collected them, or the target has no such table. */
  readonly stats?: TableStatistics;
}

type Context = Pick<RuleContext, 'engine' | 'isNew' | 'stats'>;

/** The tables that an operation locks, reads or writes and that are not new, each once. */
export function oldTablesOf(judged: JudgedOperation, context: Context): readonly OldTable[] {
  const { operation, before, in: at } = judged;
  const names = tableImpacts(operation, impactContext(context.engine, judged)).map(({ table }) => table);
  const found = new Map<string, OldTable>();
  for (const name of [...names, ...asList(targetName(operation))]) {
    const table = resolveTable(before, name);
    if (context.isNew(table, at) || table?.temporary === true) continue;
    const stats = context.stats?.ofName(before, name);
    const key = shown(table ?? name);
    if (!found.has(key)) found.set(key, { name, ...(table === undefined ? {} : { table }), ...(stats === undefined ? {} : { stats }) });
  }
  return [...found.values()];
}

/** The table that an operation is written for; none for one that makes its table. */
export function targetName(operation: Operation): ObjectName | undefined {
  if (operation.kind === 'create-table' || !('table' in operation)) return undefined;
  return operation.table;
}

function asList<Item>(item: Item | undefined): readonly Item[] {
  return item === undefined ? [] : [item];
}

/** Whether a change set meets any table that stands on the target. */
export function touchesOldTable({ operations, ...context }: Context & Pick<RuleContext, 'operations'>): boolean {
  return operations.some((judged) => oldTablesOf(judged, context).length > 0);
}
