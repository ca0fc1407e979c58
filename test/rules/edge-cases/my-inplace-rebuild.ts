import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50) NOT NULL, age int NULL) ENGINE=InnoDB;';

export const myInplaceRebuild: EdgeCases = {
  bad: [
    { title: 'each at its line', engine: 'mysql', base: [users], files: ['ALTER TABLE users\n  ROW_FORMAT=COMPACT,\n  MODIFY age int NOT NULL;'], expect: ['1:2', '1:3'] },
    { title: 'the first full-text index', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD FULLTEXT (email);'], expect: ['1:1'] },
    { title: 'a column and an index together', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD x int NULL, ADD INDEX (age);'], expect: ['1:1'] },
    { title: 'several tables', engine: 'mysql', base: [users, 'CREATE TABLE other (id int PRIMARY KEY);'], files: ['OPTIMIZE TABLE users, other;'], expect: ['1:1', '1:1'] },
    { title: 'NULL within NOT NULL', engine: 'mariadb', base: [users], files: ['ALTER TABLE users CHANGE email mail varchar(50), ALGORITHM=INPLACE, LOCK=NONE;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'what copies has its own rule', engine: 'mysql', base: [users], files: ['ALTER TABLE users FORCE, MODIFY age bigint;'], expect: [] },
    { title: 'a key has its own rule', engine: 'mysql', base: ['CREATE TABLE t (id int NOT NULL);'], files: ['ALTER TABLE t ADD PRIMARY KEY (id);'], expect: [] },
    { title: 'rows that need no bit for NULL', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD x int NULL, DROP COLUMN age, ALGORITHM=INSTANT;'], expect: [] },
    { title: 'a second full-text index', engine: 'mysql', base: [users, 'CREATE FULLTEXT INDEX f ON users (email);', 'ALTER TABLE users ADD note text;'], files: ['CREATE FULLTEXT INDEX g ON users (note);'], expect: [] },
  ],
};
