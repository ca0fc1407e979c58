/** What must stand for the statements below to reach the server's check. */
export const transactionSetup = `
  create table t (id int primary key, d date);
  create index i on t (d);
  create table p (id int) partition by list (id);
  create table p1 partition of p for values in (1);
  create materialized view m as select 1 as a;
  create unique index mi on m (a);
  create schema s;
  create publication pub;
  create type e as enum ('a');
  create subscription sub connection 'dbname=x' publication pub with (connect = false);
`;

/** A database with a subscription cannot be dropped. */
export const transactionTeardown = 'alter subscription sub set (slot_name = none); drop subscription sub';

/** Statements of PostgreSQL that the server refuses in a transaction block. */
export const aloneStatements: readonly string[] = [
  'create index concurrently c on t (d)',
  'drop index concurrently i',
  'reindex table concurrently t',
  'reindex schema s',
  'reindex database postgres',
  'reindex system postgres',
  'vacuum',
  'vacuum full t',
  'vacuum (analyze) t',
  'cluster',
  'create database d',
  'drop database if exists d',
  'alter database postgres set tablespace pg_default',
  "create tablespace ts location '/nowhere'",
  'drop tablespace ts',
  "alter system set work_mem = '5MB'",
  "create subscription s connection 'dbname=x' publication pub",
  'drop subscription sub',
  'discard all',
];

/** Those whose syntax came with PostgreSQL 14. */
export const aloneSince14: readonly string[] = [
  'alter table p detach partition p1 concurrently',
  'reindex (concurrently) index i',
  'reindex (verbose, concurrently on) table t',
];

/** Statements that may run in a transaction block though they look like others that may not. */
export const anyStatements: readonly string[] = [
  'create index c on t (d)',
  'drop index i',
  'reindex table t',
  'analyze t',
  'cluster t using i',
  'refresh materialized view concurrently m',
  'truncate t',
  'alter table p detach partition p1',
  'alter database postgres connection limit 100',
  "create subscription sub2 connection 'dbname=x' publication pub with (connect = false)",
  "alter database postgres set work_mem = '5MB'",
  'discard plans',
  'lock table t',
  'grant select on t to public',
  'create role some_role_of_a_test',
  'set lock_timeout = 5',
  'do $$ begin perform 1; end $$',
  'select 1',
];

/** Those whose syntax came with PostgreSQL 14. */
export const anySince14: readonly string[] = ['reindex (concurrently off) table t'];
