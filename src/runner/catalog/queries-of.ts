import type { EngineFamily } from '../../model/engine-name.ts';
import type { CatalogQueries } from './catalog-queries.ts';
import { mysqlQueries } from './mysql-queries.ts';
import { postgresQueries } from './postgres-queries.ts';

const byFamily: Readonly<Record<EngineFamily, CatalogQueries>> = { postgres: postgresQueries, mysql: mysqlQueries };

/** The catalogue queries of an engine family. */
export function queriesOf(family: EngineFamily): CatalogQueries {
  return byFamily[family];
}
