import type { EdgeCases } from './edge-cases.ts';

export const myAutoIncrementType: EdgeCases = {
  bad: [
    { title: 'a redefinition', engine: 'mysql', base: ['CREATE TABLE t (id bigint PRIMARY KEY);'], files: ['ALTER TABLE t\n  ADD x int NULL,\n  CHANGE id id int NOT NULL AUTO_INCREMENT;'], expect: ['1:3'] },
    { title: 'the old name of a type', engine: 'mariadb', files: ['CREATE TABLE t (id INT2 UNSIGNED NOT NULL AUTO_INCREMENT, PRIMARY KEY (id));'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a number that does not count up', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY) AUTO_INCREMENT=5;'], expect: [] },
    { title: 'a column that counted in it already', engine: 'mysql', base: ['CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY);'], files: ["ALTER TABLE t MODIFY id int NOT NULL AUTO_INCREMENT COMMENT 'x';"], expect: [] },
    { title: 'a temporary table', engine: 'mariadb', files: ['CREATE TEMPORARY TABLE t (id int AUTO_INCREMENT PRIMARY KEY);'], expect: [] },
  ],
};
