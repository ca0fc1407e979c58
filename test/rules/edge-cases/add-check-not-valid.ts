import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int, email text);';

export const addCheckNotValid: EdgeCases = {
  bad: [
    {
      title: 'a wider check in place of the old one', engine: 'postgresql', base: [users, 'ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0);'],
      files: ['ALTER TABLE users\n  DROP CONSTRAINT c,\n  ADD CONSTRAINT c CHECK (age >= 0);'], expect: ['1:3'],
    },
    {
      title: 'two in one statement', engine: 'postgresql', base: [users],
      files: ['ALTER TABLE users ADD CONSTRAINT a CHECK (age > 0),\n  ADD CONSTRAINT b CHECK (email IS NOT NULL) NO INHERIT;'], expect: ['1:1', '1:2'],
    },
    {
      title: 'a partitioned table', engine: 'postgresql', base: ['CREATE TABLE ev (id int, d date) PARTITION BY RANGE (d);\nCREATE TABLE ev1 PARTITION OF ev DEFAULT;'],
      files: ['ALTER TABLE ev ADD CONSTRAINT c CHECK (id > 0);'], expect: ['1:1'],
    },
    {
      title: 'the words in a comment', engine: 'postgresql', base: [users],
      files: ['ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) /* NOT VALID */;'], expect: ['1:1'],
    },
  ],
  good: [
    {
      title: 'one of two', engine: 'postgresql', base: [users],
      files: ['ALTER TABLE users ADD CONSTRAINT a CHECK (age > 0) NOT VALID,\n  ADD COLUMN n int NULL;'], expect: [],
    },
    {
      title: 'a domain, which is no table', engine: 'postgresql', base: ['CREATE DOMAIN d AS int;'],
      files: ['ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0);'], expect: [],
    },
    {
      title: 'a table of an earlier file, in another schema', engine: 'postgresql', base: ['CREATE SCHEMA app;'],
      files: ['SET search_path = app;\nCREATE TABLE t (a int);', 'ALTER TABLE app.t ADD CHECK (a > 0);'], expect: [],
    },
  ],
};
