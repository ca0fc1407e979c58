import type { EdgeCases } from './edge-cases.ts';

export const myAddAutoIncrement: EdgeCases = {
  bad: [
    { title: 'with a key of its own', engine: 'mysql', base: ['CREATE TABLE t (a int PRIMARY KEY);'], files: ['ALTER TABLE t ADD (\n  n int AUTO_INCREMENT,\n  KEY (n)\n);'], expect: ['1:2'] },
    { title: 'a table that no migration makes', engine: 'mariadb', files: ['ALTER TABLE legacy ADD id int AUTO_INCREMENT PRIMARY KEY;'], expect: ['1:1'], impossible: 'legacy stands for a table that no migration makes' },
  ],
  good: [
    { title: 'a column that is there', engine: 'mysql', base: ['CREATE TABLE t (id int NOT NULL PRIMARY KEY);'], files: ['ALTER TABLE t MODIFY id int NOT NULL AUTO_INCREMENT;'], expect: [] },
    { title: 'a new table under its new name', engine: 'mariadb', files: ['CREATE TABLE t (a int);\nRENAME TABLE t TO u;\nALTER TABLE u ADD id int AUTO_INCREMENT PRIMARY KEY FIRST;'], expect: [] },
  ],
};
