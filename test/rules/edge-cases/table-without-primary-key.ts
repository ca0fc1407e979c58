import type { EdgeCases } from './edge-cases.ts';

export const tableWithoutPrimaryKey: EdgeCases = {
  bad: [
    { title: 'a unique key of NOT NULL columns, as a notice', engine: 'postgresql', files: ['CREATE TABLE t (a int NOT NULL UNIQUE);'], expect: ['1:1'] },
    { title: 'a partitioned table', engine: 'postgresql', files: ['CREATE TABLE ev (id bigint, at date) PARTITION BY RANGE (at);'], expect: ['1:1'] },
    { title: 'a key that goes again', engine: 'postgresql', files: ['CREATE TABLE t (id int CONSTRAINT k PRIMARY KEY);\nALTER TABLE t DROP CONSTRAINT k;'], expect: ['1:1'] },
    { title: 'an unlogged table', engine: 'postgresql', files: ['CREATE UNLOGGED TABLE staging (a int);'], expect: ['1:1'] },
    { title: 'a unique key of NOT NULL columns', engine: 'mysql', files: ['CREATE TABLE t (a int NOT NULL UNIQUE);'], expect: ['1:1'] },
    { title: 'a copy of the columns alone', engine: 'postgresql', base: ['CREATE TABLE a (id int PRIMARY KEY);'], files: ['CREATE TABLE b (LIKE a);'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a copy with its indexes', engine: 'postgresql', base: ['CREATE TABLE a (id int PRIMARY KEY);'], files: ['CREATE TABLE b (LIKE a INCLUDING ALL);'], expect: [] },
    { title: 'a child by INHERITS', engine: 'postgresql', base: ['CREATE TABLE a (id int PRIMARY KEY);'], files: ['CREATE TABLE b () INHERITS (a);'], expect: [] },
    { title: 'a key from an index', engine: 'postgresql', files: ['CREATE TABLE t (id int NOT NULL);\nCREATE UNIQUE INDEX i ON t (id);\nALTER TABLE t ADD PRIMARY KEY USING INDEX i;'], expect: [] },
    { title: 'an unlogged table that the option allows', engine: 'postgresql', files: ['CREATE UNLOGGED TABLE staging (a int);'], expect: [], options: { 'allow-unlogged': true } },
    { title: 'a table that the option allows', engine: 'mysql', files: ['CREATE TABLE audit_log (line text);'], expect: [], options: { allow: ['_log$'] } },
    { title: 'a copy of another table', engine: 'mariadb', base: ['CREATE TABLE a (id int PRIMARY KEY);'], files: ['CREATE TABLE b LIKE a;'], expect: [] },
  ],
};
