import type { EdgeCases } from './edge-cases.ts';

const refused = 'the server refuses it';

export const myIndexKeyTooLong: EdgeCases = {
  bad: [
    { title: 'a unique column', engine: 'mysql', files: ['CREATE TABLE t (\n  id int PRIMARY KEY,\n  a varchar(769) UNIQUE\n) DEFAULT CHARSET=utf8mb4;'], expect: ['1:3'], impossible: refused },
    { title: 'an indexed column grows', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(700), KEY (a)) DEFAULT CHARSET=utf8mb4;'], files: ['ALTER TABLE t MODIFY a varchar(800);'], expect: ['1:1'], impossible: refused },
    { title: 'a wider set', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(255), KEY (a)) DEFAULT CHARSET=utf8mb3 ROW_FORMAT=COMPACT;'], files: ['ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4;'], expect: ['1:1'], impossible: refused },
    { title: 'four bytes too many', engine: 'mysql', files: ['CREATE TABLE t (a varchar(768), b int, KEY (a, b)) DEFAULT CHARSET=utf8mb4;'], expect: ['1:1'], impossible: refused },
    { title: 'JSON', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY, a json, KEY (a));'], expect: ['1:1'], impossible: refused },
    { title: 'a primary key', engine: 'mariadb', files: ['CREATE TABLE t (a varchar(769) PRIMARY KEY) DEFAULT CHARSET=utf8mb4;'], expect: ['1:1'], impossible: refused },
    { title: 'a text in a compact table', engine: 'mariadb', files: ['CREATE TABLE t (id int PRIMARY KEY, a text, KEY (a)) ROW_FORMAT=COMPACT;'], expect: ['1:1'], impossible: refused },
  ],
  good: [
    { title: 'the last byte', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(768), b varchar(3072) CHARACTER SET latin1, KEY (a), UNIQUE (b)) DEFAULT CHARSET=utf8mb4;'], expect: [] },
    { title: 'the last byte of a compact table', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(191), KEY (a)) DEFAULT CHARSET=utf8mb4 ROW_FORMAT=COMPACT;'], expect: [] },
    { title: 'a set that is not known', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(800), KEY (a));'], expect: [], impossible: 'it depends on the default of the database' },
    { title: 'an expression', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(800), KEY ((left(a, 100)))) DEFAULT CHARSET=utf8mb4;'], expect: [] },
    { title: 'a long unique key, which MariaDB hashes', engine: 'mariadb', files: ['CREATE TABLE t (a varchar(400), b varchar(400), UNIQUE KEY (a, b)) DEFAULT CHARSET=utf8mb4;'], expect: [] },
    { title: 'another storage engine', engine: 'mariadb', files: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(240), KEY (a)) DEFAULT CHARSET=utf8mb4 ROW_FORMAT=DYNAMIC ENGINE=Aria;'], expect: [] },
  ],
};
