import type { EdgeCases } from './edge-cases.ts';

export const myDisplayWidth: EdgeCases = {
  bad: [
    { title: 'each at its line', engine: 'mysql', base: ['CREATE TABLE t (id bigint PRIMARY KEY, a int);'], files: ['ALTER TABLE t\n  ADD b TINYINT(4),\n  MODIFY a INTEGER(5) UNSIGNED;'], expect: ['1:2', '1:3'] },
    { title: 'a boolean without a sign', engine: 'mariadb', files: ['CREATE TABLE t (id bigint PRIMARY KEY, a bigint(5));'], expect: ['1:1'] },
  ],
  good: [
    { title: 'before it was deprecated', engine: 'mysql', version: '5.7.44', files: ['CREATE TABLE t (id bigint(20) PRIMARY KEY, a int(10) unsigned);'], expect: [] },
    { title: 'a length is no width', engine: 'mysql', files: ['CREATE TABLE t (id bigint PRIMARY KEY, a varchar(11), b datetime(3), c bool, d numeric(5));'], expect: [] },
    { title: 'what dumps bring back', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY, a int);'], files: ['ALTER TABLE t MODIFY a int(11) NULL, ADD b smallint(5) unsigned;'], expect: [] },
  ],
};
