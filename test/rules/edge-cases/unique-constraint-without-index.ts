import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text, org_id bigint);';
const events = 'CREATE TABLE ev (id bigint, d date) PARTITION BY RANGE (d);\n'
  + "CREATE TABLE ev1 PARTITION OF ev FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');";

export const uniqueConstraintWithoutIndex: EdgeCases = {
  bad: [
    {
      title: 'names that need quotes, with INCLUDE', engine: 'postgresql', base: ['CREATE SCHEMA app;\nCREATE TABLE app."Users" ("Mail" text, org_id int);'],
      files: ['ALTER TABLE app."Users" ADD CONSTRAINT "Mail key" UNIQUE ("Mail") INCLUDE (org_id);'], expect: ['1:1'],
    },
    {
      title: 'an old table under a new name', engine: 'postgresql', base: [users],
      files: ['ALTER TABLE users RENAME TO people;\nALTER TABLE people ADD UNIQUE (email) DEFERRABLE INITIALLY DEFERRED;'], expect: ['1:2'],
    },
    {
      title: 'inside a DO block', engine: 'postgresql', base: [users],
      files: ['DO $$\nBEGIN\n  ALTER TABLE users ADD CONSTRAINT u UNIQUE (email);\nEND $$;'], expect: ['1:3'],
    },
    { title: 'a partitioned table', engine: 'postgresql', base: [events], files: ['ALTER TABLE ev ADD UNIQUE (id, d);'], expect: ['1:1'] },
    {
      title: 'a column that the same statement adds', engine: 'postgresql', base: [users],
      files: ['ALTER TABLE users ADD COLUMN nick text NULL, ADD CONSTRAINT nick_key UNIQUE (nick);'], expect: ['1:1'],
    },
    {
      title: 'a table of unknown origin', engine: 'postgresql', files: ['ALTER TABLE ONLY public.legacy\n  ADD CONSTRAINT u UNIQUE (a);'], expect: ['1:2'],
      impossible: 'legacy stands for a table that no migration creates',
    },
  ],
  good: [
    { title: 'a column with its key, which is a rule of its own', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN nick text UNIQUE;'], expect: [] },
    { title: 'a key of another kind', engine: 'postgresql', base: ['CREATE TABLE t (id int NOT NULL);'], files: ['ALTER TABLE t ADD PRIMARY KEY (id);'], expect: [] },
    { title: 'the parent of partitions alone', engine: 'postgresql', base: [events], files: ['ALTER TABLE ONLY ev ADD UNIQUE (id, d);'], expect: [] },
    {
      title: 'a new table under its new name', engine: 'postgresql', base: [users],
      files: ['CREATE TABLE t (id bigint, n text);', 'ALTER TABLE t RENAME TO t2;\nALTER TABLE t2 ADD UNIQUE (n);'], expect: [],
    },
    { title: 'a temporary table', engine: 'postgresql', base: [users], files: ['CREATE TEMP TABLE picked (id bigint);\nALTER TABLE picked ADD UNIQUE (id);'], expect: [] },
  ],
};
