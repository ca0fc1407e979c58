import type { EdgeCases } from './edge-cases.ts';

const old = 'CREATE TABLE old (id int PRIMARY KEY, a varchar(20)) DEFAULT CHARSET=latin1;';

export const myCharset: EdgeCases = {
  bad: [
    { title: 'a collation says the set', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY) COLLATE latin1_swedish_ci;'], expect: ['1:1'] },
    { title: 'a conversion, and a default', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY, a text) DEFAULT CHARSET=utf8mb4;'], files: ['ALTER TABLE t CONVERT TO CHARACTER SET latin1;\nALTER TABLE t\n  ADD x int NULL,\n  DEFAULT CHARSET ucs2;'], expect: ['1:1', '1:4'] },
    { title: 'NATIONAL is utf8mb3', engine: 'mariadb', files: ['CREATE TABLE t (id int PRIMARY KEY,\n  a NVARCHAR(20));'], expect: ['1:2'] },
    { title: 'a redefinition', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(20)) DEFAULT CHARSET=utf8mb4;'], files: ['ALTER TABLE t MODIFY a varchar(20) CHARACTER SET ascii;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'what the column had before', engine: 'mysql', base: [old], files: ['ALTER TABLE old MODIFY a varchar(30) CHARACTER SET latin1;'], expect: [] },
    { title: 'binary types have no set', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(20) CHARACTER SET binary, b json, c blob);'], expect: [] },
    { title: 'JSON', engine: 'mariadb', files: ['CREATE TABLE t (id int PRIMARY KEY, a json) DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;'], expect: [] },
    { title: 'a temporary table', engine: 'mariadb', files: ['CREATE TEMPORARY TABLE t (id int, a text) DEFAULT CHARSET=latin1;'], expect: [] },
    { title: 'utf8 in the policy means utf8mb3', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY, a text) DEFAULT CHARSET=utf8mb3;'], expect: [], options: { allow: ['utf8'] } },
  ],
};
