import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint NOT NULL, email text);';

export const primaryKeyWithoutIndex: EdgeCases = {
  bad: [
    {
      title: 'in place of the old key', engine: 'postgresql', base: ['CREATE TABLE t (id int CONSTRAINT t_pkey PRIMARY KEY, big bigint NOT NULL);'],
      files: ['ALTER TABLE t\n  DROP CONSTRAINT t_pkey,\n  ADD CONSTRAINT t_big_pkey PRIMARY KEY (big);'], expect: ['1:3'],
    },
    {
      title: 'a table that IF NOT EXISTS leaves as it is', engine: 'postgresql', base: [users],
      files: ['CREATE TABLE IF NOT EXISTS users (id bigint);\nALTER TABLE users ADD PRIMARY KEY (id);'], expect: ['1:2'],
    },
    {
      title: 'a table that an earlier file filled', engine: 'postgresql', base: [users],
      files: ['CREATE TABLE copied (id bigint NOT NULL);\nINSERT INTO copied SELECT id FROM users;', 'ALTER TABLE copied ADD PRIMARY KEY (id);'], expect: ['2:1'],
    },
  ],
  good: [
    {
      title: 'a new table that is filled in the same file', engine: 'postgresql', base: [users],
      files: ['CREATE TABLE copied AS SELECT id FROM users;\nALTER TABLE copied ADD PRIMARY KEY (id);'], expect: [],
    },
    {
      title: 'a table of an earlier file', engine: 'postgresql',
      files: ['CREATE TABLE IF NOT EXISTS tags (id bigint NOT NULL);', 'ALTER TABLE tags ADD PRIMARY KEY (id);'], expect: [],
    },
  ],
};
