import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY);';
const lone = 'the servers of the tests have one tablespace and one access method';

export const setTablespaceOrAm: EdgeCases = {
  bad: [
    { title: 'back to the default', engine: 'postgresql', base: [`${users}\nALTER TABLE users SET TABLESPACE fast_disk;`], files: ['ALTER TABLE users\n  ADD COLUMN x int NULL,\n  SET TABLESPACE pg_default;'], expect: ['1:3'], impossible: lone },
    { title: 'an index', engine: 'postgresql', base: [users], files: ['ALTER INDEX users_pkey SET TABLESPACE fast_disk;'], expect: ['1:1'], impossible: lone },
    {
      title: 'a materialized view', engine: 'postgresql', base: ['CREATE MATERIALIZED VIEW v AS SELECT 1 AS n;'],
      files: ['ALTER MATERIALIZED VIEW v SET ACCESS METHOD columnar;'], expect: ['1:1'], impossible: lone,
    },
  ],
  good: [
    { title: 'the access method that it has', engine: 'postgresql', version: '16', base: [users], files: ['ALTER TABLE users SET ACCESS METHOD heap;'], expect: [] },
    { title: 'the default by name', engine: 'postgresql', version: '18', base: [users], files: ['ALTER TABLE users SET ACCESS METHOD DEFAULT;'], expect: [] },
    {
      title: 'the tablespace that it was made in', engine: 'postgresql', base: ['CREATE TABLE t (a int) TABLESPACE fast_disk;'], files: ['ALTER TABLE t SET TABLESPACE fast_disk;'], expect: [],
      impossible: lone,
    },
    { title: 'the tablespace of tables to come', engine: 'postgresql', files: ["SET default_tablespace = '';\nCREATE TABLE t (a int) TABLESPACE pg_default;"], expect: [] },
  ],
};
