import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, email varchar(50) NOT NULL, age int) ENGINE=InnoDB;';
const events = 'CREATE TABLE ev (id bigint NOT NULL, d date NOT NULL, PRIMARY KEY (id, d)) ENGINE=InnoDB\n'
  + "PARTITION BY RANGE COLUMNS (d) (PARTITION p1 VALUES LESS THAN ('2024-01-01'), PARTITION p2 VALUES LESS THAN (MAXVALUE));";

export const myAlgorithmLockExplicit: EdgeCases = {
  bad: [
    { title: 'a new name together with more', engine: 'mysql', base: [users], files: ['ALTER TABLE users RENAME COLUMN age TO years, ADD INDEX (email);'], expect: ['1:1'] },
    { title: 'INPLACE without LOCK', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD INDEX age_idx (age), ALGORITHM=INPLACE;'], expect: ['1:1'] },
    { title: 'the default is not explicit', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=DEFAULT;'], expect: ['1:1'] },
    { title: 'CREATE INDEX', engine: 'mysql', base: [users], files: ['SELECT 1;\nCREATE INDEX i ON users (age);'], expect: ['1:2'] },
    { title: 'DROP INDEX', engine: 'mysql', base: [users, 'CREATE INDEX i ON users (age);'], files: ['DROP INDEX i ON users LOCK=NONE;'], expect: ['1:1'] },
    { title: 'a partition is dropped, where the clause is accepted', engine: 'mysql', base: [events], files: ['ALTER TABLE ev DROP PARTITION p1;'], expect: ['1:1'] },
    { title: 'DROP INDEX, which takes no clause', engine: 'mariadb', base: [users, 'CREATE INDEX i ON users (age);'], files: ['DROP INDEX i ON users;'], expect: ['1:1'] },
    { title: 'NOCOPY without LOCK', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD INDEX (age), ALGORITHM=NOCOPY;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'nothing but a new name of a column or an index', engine: 'mysql', base: [users, 'CREATE INDEX i ON users (age);'], files: ['ALTER TABLE users RENAME COLUMN age TO years, RENAME INDEX i TO j;'], expect: [] },
    { title: 'keys that are switched', engine: 'mariadb', base: [users], files: ['ALTER TABLE users DISABLE KEYS;'], expect: [] },
    { title: 'INSTANT alone', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN c int NOT NULL, ALGORITHM=INSTANT;'], expect: [] },
    { title: 'CREATE INDEX with both', engine: 'mysql', base: [users], files: ['CREATE INDEX i ON users (age) ALGORITHM=INPLACE LOCK=NONE;'], expect: [] },
    { title: 'nothing but a new name', engine: 'mysql', base: [users], files: ['ALTER TABLE users RENAME TO people;', 'RENAME TABLE people TO users;'], expect: [] },
    {
      title: 'a new table', engine: 'mysql',
      files: ['CREATE TABLE t (id int PRIMARY KEY) ENGINE=InnoDB;\nALTER TABLE t ADD COLUMN x int NULL;', 'CREATE INDEX i ON t (x);'], expect: [],
    },
    { title: 'a temporary table', engine: 'mysql', files: ['CREATE TEMPORARY TABLE t (id int);\nALTER TABLE t ADD COLUMN x int;'], expect: [] },
    { title: 'a partition is dropped, where the clause is refused', engine: 'mariadb', base: [events], files: ['ALTER TABLE ev DROP PARTITION p1;'], expect: [] },
    { title: 'LOCK=NONE beside INSTANT', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT, LOCK=NONE;'], expect: [] },
  ],
};
