/** Tables that a tool keeps its history in: by these names wherever they stand, since most tools take a schema as a setting. */
export const historyTables = [
  // Flyway, Liquibase, Prisma, Drizzle
  'flyway_schema_history', 'DATABASECHANGELOG', 'DATABASECHANGELOGLOCK', 'databasechangelog', 'databasechangeloglock', '_prisma_migrations', '__drizzle_migrations',
  // golang-migrate, dbmate and Rails share a name; goose, Atlas, sql-migrate
  'schema_migrations', 'ar_internal_metadata', 'goose_db_version', 'atlas_schema_revisions', 'gorp_migrations',
  // node-pg-migrate, knex
  'pgmigrations', 'knex_migrations', 'knex_migrations_lock',
  // tools whose directories we do not read, but whose tables stand in databases
  'alembic_version', 'django_migrations', 'SequelizeMeta', 'kysely_migration', 'kysely_migration_lock', 'mikro_orm_migrations', 'typeorm_metadata',
  '__EFMigrationsHistory', 'refinery_schema_history', '_sqlx_migrations', '__diesel_schema_migrations', 'phinxlog', 'doctrine_migration_versions',
] as const;
