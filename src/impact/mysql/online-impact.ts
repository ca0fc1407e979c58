import { onlineAlgorithms, onlineLocks, type OnlineImpact } from '../../model/impact.ts';
import type { Operation } from '../../model/operation.ts';
import type { CatalogTable } from '../../model/schema-state.ts';
import { versionNumber, type ImpactContext } from '../impact-context.ts';
import { classifyAction } from './classify-action.ts';
import { measuredOnline, type OnlineAction } from './measured-online.ts';

/**
 * The cheapest way in which InnoDB carries out an ALTER TABLE, CREATE INDEX or DROP INDEX: one statement runs by the
 * heaviest way that any of its actions needs. Undefined where an action is not known.
 */
export function onlineImpact(operations: readonly Operation[], table: CatalogTable, context: ImpactContext): OnlineImpact | undefined {
  const actions: OnlineAction[] = [];
  for (const operation of operations) {
    const found = classifyAction(operation, { ...context, table });
    if (found === undefined) return undefined;
    actions.push(...found);
  }
  if (actions.length === 0) return undefined;
  const version = versionNumber(context.engine);
  const merged = context.engine.name === 'mariadb' ? mergeOnMariadb(mergeKeyChange(actions)) : mergeKeyChange(actions);
  const ways = merged.map((action) => measuredOnline(context.engine.name, version, action));
  const heaviest = ways.reduce(heavier);
  const way: OnlineImpact = indexesNewVirtual(actions) && heaviest.lock === 'none' ? { ...heaviest, lock: 'shared' } : heaviest;
  const changesRows = way.rebuilds || merged.some((action) => layoutChanges.includes(action));
  return changesRows ? onThisTable(way, merged, { ...context, table }) : way;
}

/** DROP PRIMARY KEY copies; together with a new key in the same statement it does not (manual, Online DDL Operations). */
function mergeKeyChange(actions: readonly OnlineAction[]): readonly OnlineAction[] {
  return actions.includes('add-primary-key') ? actions.filter((action) => action !== 'drop-primary-key') : actions;
}

const layoutChanges: readonly OnlineAction[] = ['add-column', 'add-column-positioned', 'drop-column', 'drop-column-indexed', 'reorder-column'];

/**
 * MariaDB 10.11, measured: an index cannot be built in the same statement that changes the layout of rows without
 * rebuilding the table, and a virtual column together with another new one makes it copy.
 */
function mergeOnMariadb(actions: readonly OnlineAction[]): readonly OnlineAction[] {
  const changesLayout = actions.some((action) => layoutChanges.includes(action));
  if (changesLayout && (actions.includes('add-index') || actions.includes('add-foreign-key-unchecked'))) return [...actions, 'rebuild'];
  const addsOther = actions.includes('add-column') || actions.includes('add-column-positioned');
  return addsOther && actions.includes('add-column-virtual') ? [...actions, 'add-column-stored'] : actions;
}

/** An index on a virtual column of the same statement keeps writes out (measured on both). */
function indexesNewVirtual(actions: readonly OnlineAction[]): boolean {
  return actions.includes('add-column-virtual') && actions.includes('add-index');
}

function heavier(a: OnlineImpact, b: OnlineImpact): OnlineImpact {
  const algorithm = onlineAlgorithms[Math.max(onlineAlgorithms.indexOf(a.algorithm), onlineAlgorithms.indexOf(b.algorithm))] ?? 'copy';
  const lock = onlineLocks[Math.max(onlineLocks.indexOf(a.lock), onlineLocks.indexOf(b.lock))] ?? 'shared';
  return { algorithm, lock, rebuilds: a.rebuilds || b.rebuilds };
}

/**
 * What the table itself rules out (measured on MariaDB 10.11 and MySQL 9.7). A FULLTEXT index: INSTANT, and concurrent writes;
 * MySQL then copies. A SPATIAL index, and in MariaDB one on a virtual column: concurrent writes, and more. Compressed rows:
 * INSTANT (manual, Online DDL Operations).
 */
function onThisTable(way: OnlineImpact, actions: readonly OnlineAction[], { engine, table }: ImpactContext & { readonly table: CatalogTable }): OnlineImpact {
  if (way.algorithm === 'copy') return cascades(table) ? { ...way, lock: 'shared' } : way;
  const methods = new Set(table.indexes.map(({ definition }) => definition.method));
  if (methods.has('fulltext')) return { algorithm: engine.name === 'mysql' ? 'copy' : 'inplace', lock: 'shared', rebuilds: true };
  if (engine.name === 'mariadb' && hasIndexedVirtual(table)) {
    const copies = actions.some((action) => copiedBesideVirtual.includes(action));
    return { algorithm: copies ? 'copy' : 'inplace', lock: 'shared', rebuilds: true };
  }
  if (way.rebuilds && methods.has('spatial')) return { ...way, lock: 'shared' };
  const isCompressed = table.options['row_format']?.toLowerCase() === 'compressed';
  return isCompressed ? { algorithm: 'inplace', lock: way.lock, rebuilds: true } : way;
}

/** Rows that a parent may change behind the copy's back keep writers out (measured on MariaDB 11.8). */
function cascades({ constraints }: CatalogTable): boolean {
  const changing = new Set(['cascade', 'set-null', 'set-default']);
  return constraints.some(({ definition }) => definition.kind === 'foreign-key' && (changing.has(definition.onDelete) || changing.has(definition.onUpdate)));
}

const copiedBesideVirtual: readonly OnlineAction[] = ['drop-column', 'drop-column-indexed', 'set-not-null'];

function hasIndexedVirtual({ columns, indexes }: CatalogTable): boolean {
  const virtual = new Set(columns.filter(({ generated }) => generated?.stored === false).map(({ name }) => name.toLowerCase()));
  return indexes.some(({ definition }) => definition.keys.some(({ column }) => column !== undefined && virtual.has(column.toLowerCase())));
}
