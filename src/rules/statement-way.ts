import { onlineImpact } from '../impact/mysql/online-impact.ts';
import type { Engine } from '../model/engine-name.ts';
import { onlineAlgorithms, onlineLocks, type OnlineImpact } from '../model/impact.ts';
import type { CatalogTable } from '../model/schema-state.ts';
import type { OnlineClause } from '../model/statement.ts';
import type { JudgedStatement } from './define-rule.ts';
import { impactContext } from './naming-objects.ts';

/**
 * The way in which InnoDB carries out a statement, what its ALGORITHM and LOCK ask for considered. Undefined where what it does
 * to the table is not known.
 */
export function onlineWay(at: JudgedStatement, table: CatalogTable | undefined, engine: Engine): OnlineImpact | undefined {
  const asked = at.statement.online;
  const way = asked?.algorithm === 'copy' ? copying : asked?.algorithm === 'instant' ? instant : cheapestWay(at, table, engine);
  return way === undefined ? undefined : { ...way, ...heavier(way, asked) };
}

const copying: OnlineImpact = { algorithm: 'copy', lock: 'shared', rebuilds: true };
const instant: OnlineImpact = { algorithm: 'instant', lock: 'none', rebuilds: false };

/** Other storage engines than InnoDB copy. */
function cheapestWay(at: JudgedStatement, table: CatalogTable | undefined, engine: Engine): OnlineImpact | undefined {
  const [first] = at.operations;
  if (first === undefined || table === undefined) return undefined;
  const storage = table.options['engine'] ?? 'innodb';
  if (storage.toLowerCase() !== 'innodb') return copying;
  return onlineImpact(at.operations.map(({ operation }) => operation), table, impactContext(engine, first));
}

/** The server takes what is asked where that is heavier than what is needed. */
function heavier(way: OnlineImpact, asked: OnlineClause | undefined): Pick<OnlineImpact, 'algorithm' | 'lock'> {
  return { algorithm: heavierOf(onlineAlgorithms, way.algorithm, asked?.algorithm), lock: heavierOf(onlineLocks, way.lock, asked?.lock) };
}

function heavierOf<const Word extends string>(words: readonly Word[], needed: Word, asked: string | undefined): Word {
  const index = words.findIndex((word) => word === asked);
  return words[Math.max(words.indexOf(needed), index)] ?? needed;
}
