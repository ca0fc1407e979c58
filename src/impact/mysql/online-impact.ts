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
  const way = ways.reduce(heavier);
  const changesRows = way.rebuilds || merged.some((action) => layoutChanges.includes(action));
  return changesRows ? onThisTable(way, table, context) : way;
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
  if (changesLayout && actions.includes('add-index')) return [...actions, 'rebuild'];
  const addsOther = actions.includes('add-column') || actions.includes('add-column-positioned');
  return addsOther && actions.includes('add-column-virtual') ? [...actions, 'add-column-stored'] : actions;
}

function heavier(a: OnlineImpact, b: OnlineImpact): OnlineImpact {
  const algorithm = onlineAlgorithms[Math.max(onlineAlgorithms.indexOf(a.algorithm), onlineAlgorithms.indexOf(b.algorithm))] ?? 'copy';
  const lock = onlineLocks[Math.max(onlineLocks.indexOf(a.lock), onlineLocks.indexOf(b.lock))] ?? 'shared';
  return { algorithm, lock, rebuilds: a.rebuilds || b.rebuilds };
}

/**
 * What the table itself rules out. Compressed rows: INSTANT (manual, Online DDL Operations). A FULLTEXT index: INSTANT,
 * and concurrent writes; MySQL then copies (measured on MariaDB 10.11 and MySQL 9.7).
 */
function onThisTable(way: OnlineImpact, table: CatalogTable, { engine }: ImpactContext): OnlineImpact {
  if (way.algorithm === 'copy') return way;
  if (table.indexes.some(({ definition }) => definition.method === 'fulltext')) {
    return { algorithm: engine.name === 'mysql' ? 'copy' : 'inplace', lock: 'shared', rebuilds: true };
  }
  const isCompressed = table.options['row_format']?.toLowerCase() === 'compressed';
  return isCompressed && way.algorithm === 'instant' ? { algorithm: 'inplace', lock: 'none', rebuilds: true } : way;
}
