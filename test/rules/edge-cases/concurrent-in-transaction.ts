import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text);';
const build = 'CREATE INDEX CONCURRENTLY i ON users (email);';
const refused = 'the server refuses what the rule warns of';

export const concurrentInTransaction: EdgeCases = {
  bad: [
    {
      title: 'dropping, rebuilding, vacuuming', engine: 'postgresql', base: [users, 'CREATE INDEX i ON users (email);'],
      files: ['DROP INDEX CONCURRENTLY i;', 'REINDEX TABLE CONCURRENTLY users;', 'VACUUM users;', 'ALTER SYSTEM SET work_mem = 64;'],
      expect: ['1:1', '2:1', '3:1', '4:1'], impossible: refused,
    },
    {
      title: 'a new label before version 12', engine: 'postgresql', version: '11', base: ["CREATE TYPE mood AS ENUM ('good');"],
      files: ["ALTER TYPE mood ADD VALUE 'bad';"], expect: ['1:1'], impossible: 'no server of that version is tested',
    },
    {
      title: 'REINDEX of a partitioned table', engine: 'postgresql', base: ['CREATE TABLE ev (id int) PARTITION BY HASH (id);'],
      files: ['REINDEX TABLE ev;'], expect: ['1:1'], impossible: refused,
    },
    {
      title: 'two statements that golang-migrate sends as one query', engine: 'postgresql', base: [users], format: 'golang-migrate',
      files: [`SELECT 1;\n${build}`], expect: ['1:2'], impossible: refused,
    },
    {
      title: 'in a DO block', engine: 'postgresql', base: [users], transaction: 'none',
      files: ['DO $$ BEGIN\n  CREATE INDEX CONCURRENTLY i ON users (email);\nEND $$;'], expect: ['1:2'], impossible: refused,
    },
  ],
  good: [
    { title: 'the marker of dbmate', engine: 'postgresql', base: [users], files: [`-- migrate:up transaction:false\n${build}`], expect: [] },
    { title: 'the marker of sql-migrate', engine: 'postgresql', base: [users], files: [`-- +migrate Up notransaction\n${build}`], expect: [] },
    { title: 'the marker of graphile-migrate', engine: 'postgresql', base: [users], files: [`--! no-transaction\n${build}`], expect: [] },
    {
      title: 'one change set of Liquibase of two', engine: 'postgresql', base: [users],
      files: [`--liquibase formatted sql\n--changeset ann:1\nSELECT 1;\n--changeset ann:2 runInTransaction:false\n${build}`], expect: [],
    },
    { title: 'a runner without transactions', engine: 'postgresql', base: [users], transaction: 'none', files: [`SELECT 1;\n${build}`], expect: [] },
    {
      title: 'behind COMMIT', engine: 'postgresql', base: [users], transaction: 'none',
      files: [`BEGIN;\nSELECT 1;\nCOMMIT;\n${build}`], expect: [],
    },
    { title: 'a file of its own, which Flyway runs without a transaction', engine: 'postgresql', base: [users], format: 'flyway', files: [build], expect: [] },
    { title: 'a lone statement of golang-migrate', engine: 'postgresql', base: [users], format: 'golang-migrate', files: [build], expect: [] },
    {
      title: 'REFRESH … CONCURRENTLY, which a transaction allows', engine: 'postgresql',
      base: ['CREATE MATERIALIZED VIEW v AS SELECT 1 AS n;\nCREATE UNIQUE INDEX ON v (n);'],
      files: ['REFRESH MATERIALIZED VIEW CONCURRENTLY v;'], expect: [],
    },
  ],
};
