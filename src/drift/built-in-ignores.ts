import type { BuiltInIgnoreName } from '../model/drift-settings.ts';
import { historyTables } from '../model/history-tables.ts';

const historySchemas = ['drizzle', 'atlas_schema_revisions', 'graphile_migrate', 'sqitch'] as const;

/** Our own tables beside a history table; a test holds this against what the runner makes. */
const ownTables = ['schema_gitops_run', 'schema_gitops_migration', 'schema_gitops_statement', 'schema_gitops_revert'] as const;

/** What gh-ost, pt-online-schema-change and Spirit make while they change a table, and what they leave. */
const shadowTables = ['_*_gho', '_*_ghc', '_*_del', '_*_new', '_*_old', '_*_chkpnt', '_spirit_sentinel', '_spirit_checkpoint', '~*_gho', '~*_ghc', '~*_del'] as const;

const shadowTriggers = ['pt_osc_*'] as const;

/** Schemas of extensions, job runners and hosting platforms, which change them when they please. */
const platformSchemas = [
  'pgroll', 'graphile_worker', 'cron', 'repack', 'pglogical', 'pgboss', 'pgagent', 'pgmq', 'rdsadmin', 'awsdms*', 'aws_commons', 'aws_lambda', 'aws_s3',
  'timescaledb_*', '_timescaledb_*',
] as const;

/** Objects that such platforms put into users' schemas. */
const platformTables = ['awsdms_*'] as const;

const supabaseSchemas = [
  'auth', 'extensions', 'graphql', 'graphql_public', 'net', 'pgbouncer', 'pgsodium', 'pgsodium_masks', 'realtime', '_realtime', 'storage',
  'supabase_functions', 'supabase_migrations', '_analytics', 'vault', '_supavisor',
] as const;

/** Patterns per group, each with or without a schema before the table. */
export const builtInIgnores: Readonly<Record<BuiltInIgnoreName, readonly string[]>> = {
  'own-tables': ownTables.flatMap(anywhere),
  'tool-history': [...historyTables.flatMap(anywhere), ...historySchemas.map((name) => `schema:${name}`)],
  'shadow-tables': [...shadowTables.flatMap(anywhere), ...shadowTriggers.map((name) => `trigger:*.${name}`)],
  'platform-schemas': [...platformSchemas.map((name) => `schema:${name}`), ...platformTables.flatMap(anywhere)],
  supabase: supabaseSchemas.map((name) => `schema:${name}`),
};

/** A table of this name in every schema, and on MySQL, where names have none. */
export function anywhere(table: string): readonly string[] {
  return [`table:${table}`, `table:*.${table}`];
}
