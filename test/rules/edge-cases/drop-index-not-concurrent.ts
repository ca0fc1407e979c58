import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text);\nCREATE INDEX users_email ON users (email);';

export const dropIndexNotConcurrent: EdgeCases = {
  bad: [
    {
      title: 'a name that needs quotes, in a schema', engine: 'postgresql', base: ['CREATE SCHEMA app;\nCREATE TABLE app.t (a int);\nCREATE INDEX "By A" ON app.t (a);'],
      files: ['-- gone\nDROP INDEX IF EXISTS app."By A" RESTRICT;'], expect: ['1:2'],
    },
    { title: 'an old index under a new name', engine: 'postgresql', base: [users], files: ['ALTER INDEX users_email RENAME TO i;\nDROP INDEX i;'], expect: ['1:2'] },
    { title: 'with CASCADE', engine: 'postgresql', base: [users], files: ['DROP INDEX users_email CASCADE;'], expect: ['1:1'] },
    {
      title: 'of an old materialized view', engine: 'postgresql', base: ['CREATE MATERIALIZED VIEW v AS SELECT 1 AS n;\nCREATE INDEX v_n ON v (n);'],
      files: ['DROP INDEX v_n;'], expect: ['1:1'],
    },
    {
      title: 'an index of unknown origin', engine: 'postgresql', base: [users], files: ['DROP INDEX legacy;'], expect: ['1:1'],
      impossible: 'legacy stands for an index that no migration creates',
    },
  ],
  good: [
    {
      title: 'a partitioned index', engine: 'postgresql', base: ['CREATE TABLE ev (id int) PARTITION BY LIST (id);\nCREATE INDEX ev_id ON ev (id);'],
      files: ['DROP INDEX ev_id;'], expect: [],
    },
    { title: 'of a new table', engine: 'postgresql', files: ['CREATE TABLE t (a int);\nCREATE INDEX t_a ON t (a);', 'DROP INDEX t_a;'], expect: [] },
    { title: 'together with its table', engine: 'postgresql', base: [users], files: ['DROP TABLE users;'], expect: [] },
  ],
};
