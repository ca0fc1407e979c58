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
  const ways = mergeKeyChange(actions).map((action) => measuredOnline(context.engine.name, version, action));
  return withoutInstant(ways.reduce(heavier), table, context);
}

/** DROP PRIMARY KEY copies; together with a new key in the same statement it does not (manual, Online DDL Operations). */
function mergeKeyChange(actions: readonly OnlineAction[]): readonly OnlineAction[] {
  return actions.includes('add-primary-key') ? actions.filter((action) => action !== 'drop-primary-key') : actions;
}

function heavier(a: OnlineImpact, b: OnlineImpact): OnlineImpact {
  const algorithm = onlineAlgorithms[Math.max(onlineAlgorithms.indexOf(a.algorithm), onlineAlgorithms.indexOf(b.algorithm))] ?? 'copy';
  const lock = onlineLocks[Math.max(onlineLocks.indexOf(a.lock), onlineLocks.indexOf(b.lock))] ?? 'shared';
  return { algorithm, lock, rebuilds: a.rebuilds || b.rebuilds };
}

/**
 * INSTANT is refused for compressed tables, and by MySQL before 8.0.29 for tables with a FULLTEXT index
 * (manual, Online DDL Operations); they are rebuilt in place.
 */
function withoutInstant(way: OnlineImpact, table: CatalogTable, { engine }: ImpactContext): OnlineImpact {
  if (way.algorithm !== 'instant') return way;
  const isCompressed = table.options['row_format']?.toLowerCase() === 'compressed';
  const hasFulltext = table.indexes.some(({ definition }) => definition.method === 'fulltext');
  const isOldFulltext = hasFulltext && engine.name === 'mysql' && versionNumber(engine) < 80029;
  return isCompressed || isOldFulltext ? { algorithm: 'inplace', lock: isOldFulltext ? 'shared' : 'none', rebuilds: true } : way;
}
