import type { EngineAdapter } from '../../ports/engine.ts';
import { collectStatistics } from './statistics/collect-statistics.ts';
import { connect } from './connect.ts';
import { findReferenceTable } from './find-reference-table.ts';
import { inspectSchema } from './inspect-schema.ts';
import { readCatalog } from './read-catalog.ts';
import { readLikeness } from './read-likeness.ts';
import { migrationLock } from './migration-lock.ts';
import { migrationSettings, resetBetweenMigrations, resetInTransaction } from './migration-settings.ts';
import { traitsOf } from './traits.ts';

/** PostgreSQL 13 to 18. */
export const postgresAdapter: EngineAdapter = {
  family: 'postgres',
  connect,
  traitsOf,
  migrationSettings,
  resetBetweenMigrations,
  resetInTransaction,
  lock: migrationLock,
  readLikeness,
  readCatalog,
  inspectSchema,
  collectStatistics,
  findReferenceTable,
};
