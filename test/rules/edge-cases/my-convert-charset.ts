import type { EdgeCases } from './edge-cases.ts';

export const myConvertCharset: EdgeCases = {
  bad: [
    { title: 'another collation of an indexed text', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(20), KEY (a)) DEFAULT CHARSET=utf8mb4;'], files: ['ALTER TABLE t\n  ADD x int NULL,\n  MODIFY a varchar(20) COLLATE utf8mb4_bin,\n  ALGORITHM=COPY;'], expect: ['1:3'] },
    { title: 'a column falls back to the table’s set', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(20) CHARACTER SET latin1) DEFAULT CHARSET=utf8mb4;'], files: ['ALTER TABLE t MODIFY a varchar(30), ALGORITHM=COPY;'], expect: ['1:1'] },
    { title: 'in place, as a notice', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(20)) DEFAULT CHARSET=utf8mb3;'], files: ['ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4, ALGORITHM=INSTANT;'], expect: ['1:1'] },
    { title: 'a set that is not known so far', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(20));'], files: ['ALTER TABLE t CONVERT TO CHARACTER SET latin1, ALGORITHM=COPY;'], expect: ['1:1'] },
    { title: 'a table that no migration makes', engine: 'mariadb', files: ['ALTER TABLE legacy CONVERT TO CHARACTER SET utf8mb4;'], expect: ['1:1'], impossible: 'legacy stands for a table that no migration makes' },
  ],
  good: [
    { title: 'the default that it has', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(20)) DEFAULT CHARSET=utf8mb4;'], files: ['ALTER TABLE t DEFAULT CHARACTER SET utf8mb4;'], expect: [] },
    { title: 'a default that no column waits for', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY) DEFAULT CHARSET=latin1;'], files: ['ALTER TABLE t DEFAULT CHARSET utf8mb4;'], expect: [] },
    { title: 'the old name of the same set', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(20)) DEFAULT CHARSET=utf8mb3;'], files: ['ALTER TABLE t MODIFY a varchar(25) CHARACTER SET utf8;'], expect: [] },
    { title: 'the set that it has, in full', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(20)) DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;'], files: ['ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;'], expect: [] },
  ],
};
