import type { EdgeCases } from './edge-cases.ts';

const old = "CREATE TABLE old (id int PRIMARY KEY, d datetime NOT NULL DEFAULT '0000-00-00 00:00:00');";

export const myZeroDate: EdgeCases = {
  bad: [
    { title: 'a new column, and a redefined one', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY, d date NULL);'], files: ["ALTER TABLE t\n  ADD e datetime(3) NOT NULL DEFAULT '0000-00-00 00:00:00.000',\n  MODIFY d date NOT NULL DEFAULT 0;"], expect: ['1:2', '1:3'] },
    { title: 'a default that is set', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY, d date NULL);'], files: ["ALTER TABLE t ALTER d SET DEFAULT '0000-00-00';"], expect: ['1:1'] },
    { title: 'a table that no migration makes', engine: 'mysql', files: ["ALTER TABLE legacy ALTER d SET DEFAULT '0000-00-00';"], expect: ['1:1'], impossible: 'legacy stands for a table that no migration makes' },
  ],
  good: [
    { title: 'the clock', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY, d timestamp DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP);'], expect: [] },
    { title: 'a number of a number', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY, n int);'], files: ['ALTER TABLE t ALTER n SET DEFAULT 0;'], expect: [] },
    { title: 'what the column had before', engine: 'mariadb', base: [old], files: ["ALTER TABLE old MODIFY d datetime NOT NULL DEFAULT '0000-00-00 00:00:00' COMMENT 'x';"], expect: [] },
    { title: 'midnight', engine: 'mariadb', files: ["CREATE TABLE t (id int PRIMARY KEY, d datetime DEFAULT '2000-01-01 00:00:00');"], expect: [] },
  ],
};
