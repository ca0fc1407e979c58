import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50));';
const events = 'CREATE TABLE ev (id bigint, d date) PARTITION BY RANGE (d);\n'
  + "CREATE TABLE ev1 PARTITION OF ev FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');";

export const indexNotConcurrent: EdgeCases = {
  bad: [
    {
      title: 'a table that IF NOT EXISTS leaves as it is', engine: 'postgresql', base: [users],
      files: ['CREATE TABLE IF NOT EXISTS users (id bigint PRIMARY KEY, nick text);\nCREATE INDEX i ON users (email);'], expect: ['1:2'],
    },
    {
      title: 'an old table under a new name', engine: 'postgresql', base: [users],
      files: ['ALTER TABLE users RENAME TO people;\nCREATE INDEX i ON people (email);'], expect: ['1:2'],
    },
    {
      title: 'an old materialized view', engine: 'postgresql', base: ['CREATE MATERIALIZED VIEW totals AS SELECT 1 AS n;'],
      files: ['CREATE INDEX i ON totals (n);'], expect: ['1:1'],
    },
    { title: 'one partition', engine: 'postgresql', base: [events], files: ['CREATE INDEX i ON ev1 (id);'], expect: ['1:1'] },
    {
      title: 'a table that an earlier file filled', engine: 'postgresql', base: [users],
      files: ['CREATE TABLE copied AS SELECT * FROM users;', 'CREATE INDEX i ON copied (email);'], expect: ['2:1'],
    },
    {
      title: 'a table of unknown origin', engine: 'postgresql', files: ['CREATE INDEX i ON legacy (a);'], expect: ['1:1'],
      impossible: 'legacy stands for a table that no migration creates',
    },
  ],
  good: [
    {
      title: 'a new table with rows of its own', engine: 'postgresql', base: [users],
      files: ["CREATE TABLE tags (id bigint PRIMARY KEY, name text);\nINSERT INTO tags VALUES (1, 'a');", 'CREATE INDEX i ON tags (name);'], expect: [],
    },
    {
      title: 'a new table that is filled in the same transaction', engine: 'postgresql', base: [users],
      files: ['CREATE TABLE copied AS SELECT * FROM users;\nCREATE INDEX i ON copied (email);'], expect: [],
    },
    {
      title: 'one transaction for all files', engine: 'postgresql', base: [users], transaction: 'whole-run',
      files: ['CREATE TABLE copied AS SELECT * FROM users;', 'CREATE INDEX i ON copied (email);'], expect: [],
    },
    {
      title: 'a partition of a new table', engine: 'postgresql',
      files: ["CREATE TABLE ev (id int) PARTITION BY LIST (id);\nCREATE TABLE ev1 PARTITION OF ev FOR VALUES IN (1);\nCREATE INDEX i ON ev1 (id);"], expect: [],
    },
    {
      title: 'a new table under its new name', engine: 'postgresql', base: [users],
      files: ['CREATE TABLE t (id bigint PRIMARY KEY);\nALTER TABLE t RENAME TO t2;\nCREATE INDEX i ON t2 (id);'], expect: [],
    },
    {
      title: 'a temporary table', engine: 'postgresql', base: [users],
      files: ['CREATE TEMP TABLE picked (id bigint);\nCREATE INDEX i ON picked (id);'], expect: [],
    },
    { title: 'the parent of partitions, which is a rule of its own', engine: 'postgresql', base: [events], files: ['CREATE INDEX i ON ev (id);'], expect: [] },
    { title: 'the parent alone', engine: 'postgresql', base: [events], files: ['CREATE INDEX i ON ONLY ev (id);'], expect: [] },
    {
      title: 'a new materialized view', engine: 'postgresql',
      files: ['CREATE MATERIALIZED VIEW totals AS SELECT 1 AS n;\nCREATE UNIQUE INDEX i ON totals (n);'], expect: [],
    },
    {
      title: 'an index that is there already', engine: 'postgresql', base: [users, 'CREATE INDEX i ON users (email);'],
      files: ['CREATE INDEX IF NOT EXISTS i ON users (email);'], expect: [],
    },
  ],
};
