import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, email varchar(50) NOT NULL, age int) ENGINE=InnoDB;';

export const myAlgorithmCopy: EdgeCases = {
  bad: [
    { title: 'words in lower case, without an equals sign', engine: 'mysql', base: [users], files: ['alter table `users` drop column `age`, algorithm copy;'], expect: ['1:1'] },
    { title: 'an old table under a new name', engine: 'mariadb', base: [users], files: ['RENAME TABLE users TO people;\nALTER TABLE people ADD x int, ALGORITHM=COPY;'], expect: ['1:2'] },
    { title: 'nothing but a new name', engine: 'mysql', base: [users], files: ['ALTER TABLE users RENAME COLUMN age TO years, ALGORITHM=COPY;'], expect: ['1:1'] },
    { title: 'inside a block', engine: 'mariadb', base: [users], files: ['DELIMITER //\nBEGIN NOT ATOMIC\n  ALTER TABLE users ADD x int, ALGORITHM=COPY;\nEND //\nDELIMITER ;'], expect: ['1:3'] },
    { title: 'a table that no migration makes', engine: 'mysql', files: ['ALTER TABLE legacy ADD x int, ALGORITHM=COPY;'], expect: ['1:1'], impossible: 'legacy stands for a table that no migration makes' },
    { title: 'a copy that lets writes go on', engine: 'mariadb', version: '11.4', base: [users], files: ['ALTER TABLE users MODIFY age bigint, ALGORITHM=COPY, LOCK=NONE;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a temporary table', engine: 'mysql', files: ['CREATE TEMPORARY TABLE t (id int);\nALTER TABLE t ADD x int, ALGORITHM=COPY;'], expect: [] },
    { title: 'the words in a comment and a text', engine: 'mysql', base: [users], files: ["ALTER TABLE users ADD x int COMMENT 'ALGORITHM=COPY', ALGORITHM=INSTANT; -- not ALGORITHM=COPY"], expect: [] },
    { title: 'a table of an earlier file', engine: 'mariadb', files: ['CREATE TABLE t (id int PRIMARY KEY);', 'ALTER TABLE t ADD x int, ALGORITHM=COPY;'], expect: [] },
  ],
};
