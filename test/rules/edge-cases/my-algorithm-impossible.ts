import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, email varchar(50) NOT NULL, age int) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;';
const refused = 'the server refuses it';

export const myAlgorithmImpossible: EdgeCases = {
  bad: [
    { title: 'a lock alone', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY age bigint, LOCK=NONE;'], expect: ['1:1'], impossible: refused },
    { title: 'a copy without a lock', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int, ALGORITHM=COPY, LOCK=NONE;'], expect: ['1:1'], impossible: refused },
    { title: 'one action of two', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL, ADD INDEX (age), ALGORITHM=INSTANT;'], expect: ['1:1'], impossible: refused },
    { title: 'a new table is refused as well', engine: 'mariadb', files: ['CREATE TABLE t (id int PRIMARY KEY, a int);\nALTER TABLE t MODIFY a bigint, ALGORITHM=NOCOPY;'], expect: ['1:2'], impossible: refused },
    { title: 'CREATE INDEX of full texts', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY, a text);'], files: ['CREATE FULLTEXT INDEX f ON t (a) ALGORITHM=INPLACE LOCK=NONE;'], expect: ['1:1'], impossible: refused },
    { title: 'before it was INSTANT', engine: 'mysql', version: '8.0.28', base: [users], files: ['ALTER TABLE users DROP COLUMN age, ALGORITHM=INSTANT;'], expect: ['1:1'], impossible: 'servers of that version refuse it' },
    { title: 'a table that no migration makes', engine: 'mysql', files: ['ALTER TABLE legacy ADD a int, ALGORITHM=INSTANT, LOCK=NONE;'], expect: ['1:1'], impossible: 'legacy stands for a table that no migration makes' },
  ],
  good: [
    { title: 'INSTANT with the default lock', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT, LOCK=DEFAULT;'], expect: [] },
    { title: 'a copy with a lock', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY age bigint, ALGORITHM=COPY, LOCK=EXCLUSIVE;'], expect: [] },
    { title: 'a wider character set in place', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(20)) DEFAULT CHARSET=utf8mb3;'], files: ['ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4, ALGORITHM=INPLACE, LOCK=NONE;'], expect: [] },
    { title: 'NOCOPY', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD INDEX (age), ALGORITHM=NOCOPY, LOCK=NONE;'], expect: [] },
    { title: 'a copy that lets writes go on', engine: 'mariadb', version: '11.4', base: [users], files: ['ALTER TABLE users MODIFY age bigint, ALGORITHM=COPY, LOCK=NONE;'], expect: [] },
    { title: 'a new name', engine: 'mysql', base: [users], files: ['ALTER TABLE users RENAME TO people, ALGORITHM=INPLACE;'], expect: [] },
    { title: 'a key that is not checked', engine: 'mysql', base: ['CREATE TABLE p (id int PRIMARY KEY);', 'CREATE TABLE c (id int PRIMARY KEY, p_id int);'], files: ['SET foreign_key_checks = 0;\nALTER TABLE c ADD FOREIGN KEY (p_id) REFERENCES p (id), ALGORITHM=INPLACE, LOCK=NONE;'], expect: [] },
  ],
};
