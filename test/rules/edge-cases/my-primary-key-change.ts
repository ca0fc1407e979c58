import type { EdgeCases } from './edge-cases.ts';

export const myPrimaryKeyChange: EdgeCases = {
  bad: [
    { title: 'the key as an index', engine: 'mysql', base: ['CREATE TABLE t (id int NOT NULL, PRIMARY KEY (id));'], files: ['ALTER TABLE t DROP INDEX `PRIMARY`, ALGORITHM=COPY;'], expect: ['1:1'] },
    { title: 'in a column’s definition', engine: 'mariadb', base: ['CREATE TABLE t (id int NOT NULL) ENGINE=InnoDB;'], files: ['ALTER TABLE t\n  ADD x int NULL,\n  MODIFY id int NOT NULL PRIMARY KEY;'], expect: ['1:3'] },
    { title: 'a name for it', engine: 'mysql', base: ['CREATE TABLE t (id int NOT NULL);'], files: ['ALTER TABLE t ADD CONSTRAINT pk PRIMARY KEY (id);'], expect: ['1:1'] },
  ],
  good: [
    { title: 'the key is in the way of nothing', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY, a int, KEY `primary_a` (a));'], files: ['ALTER TABLE t DROP INDEX primary_a;'], expect: [] },
    { title: 'a column of the key keeps its place', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY);'], files: ['ALTER TABLE t ADD UNIQUE (id);'], expect: [] },
    { title: 'a temporary table', engine: 'mariadb', files: ['CREATE TEMPORARY TABLE t (id int NOT NULL);\nALTER TABLE t ADD PRIMARY KEY (id);'], expect: [] },
  ],
};
