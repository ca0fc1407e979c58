import type { EdgeCases } from './edge-cases.ts';

export const myVarcharByteBoundary: EdgeCases = {
  bad: [
    { title: 'the boundary of utf8mb4, one action of two', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(63), b int) DEFAULT CHARSET=utf8mb4;'], files: ['ALTER TABLE t\n  ADD COLUMN x int NULL,\n  MODIFY `a` varchar(64),\n  ALGORITHM=COPY;'], expect: ['1:3'] },
    { title: 'bytes', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY, a varbinary(200));'], files: ['ALTER TABLE t MODIFY a varbinary(256), ALGORITHM=COPY;'], expect: ['1:1'] },
    { title: 'the same characters in a wider set', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(70)) DEFAULT CHARSET=utf8mb3;'], files: ['ALTER TABLE t MODIFY a varchar(70) CHARACTER SET utf8mb4, ALGORITHM=COPY;'], expect: ['1:1'] },
    { title: 'a table under its new name', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(50)) DEFAULT CHARSET=utf8mb4;'], files: ['RENAME TABLE t TO u;\nALTER TABLE u CHANGE a b varchar(90), ALGORITHM=COPY;'], expect: ['1:2'] },
  ],
  good: [
    { title: 'a column’s own set', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(50) CHARACTER SET latin1) DEFAULT CHARSET=utf8mb4;'], files: ['ALTER TABLE t MODIFY a varchar(255) CHARACTER SET latin1;'], expect: [] },
    { title: 'it gets shorter', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(300)) DEFAULT CHARSET=utf8mb4;'], files: ['ALTER TABLE t MODIFY a varchar(20), ALGORITHM=COPY;'], expect: [] },
    { title: 'a type without a length', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(50));'], files: ['ALTER TABLE t MODIFY a text, ALGORITHM=COPY;'], expect: [] },
    { title: 'rows that have no lengths', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(50)) DEFAULT CHARSET=utf8mb4 ROW_FORMAT=REDUNDANT;'], files: ['ALTER TABLE t MODIFY a varchar(100), ALGORITHM=INSTANT;'], expect: [] },
    { title: 'a new column', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY);'], files: ['ALTER TABLE t ADD a varchar(50);\nALTER TABLE t MODIFY a varchar(100);'], expect: [] },
  ],
};
