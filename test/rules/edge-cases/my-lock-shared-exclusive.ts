import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, email varchar(50) NOT NULL, age int) ENGINE=InnoDB;';

export const myLockSharedExclusive: EdgeCases = {
  bad: [
    { title: 'without ALGORITHM', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD INDEX (age), LOCK = EXCLUSIVE;'], expect: ['1:1'] },
    { title: 'DROP INDEX', engine: 'mysql', base: [users, 'CREATE INDEX i ON users (age);'], files: ['DROP INDEX i ON users LOCK=SHARED;'], expect: ['1:1'] },
    { title: 'a table that no migration makes', engine: 'mariadb', files: ['ALTER TABLE legacy ADD INDEX (a), LOCK=SHARED;'], expect: ['1:1'], impossible: 'legacy stands for a table that no migration makes' },
  ],
  good: [
    { title: 'the default', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD INDEX (age), LOCK=DEFAULT;'], expect: [] },
    { title: 'rows are locked, not a table', engine: 'mysql', base: [users], files: ['SELECT * FROM users FOR SHARE;\nSELECT id FROM users LOCK IN SHARE MODE;'], expect: [] },
    { title: 'a new table under its new name', engine: 'mariadb', files: ['CREATE TABLE t (id int PRIMARY KEY, a int);\nRENAME TABLE t TO u;\nALTER TABLE u ADD INDEX (a), LOCK=SHARED;'], expect: [] },
  ],
};
