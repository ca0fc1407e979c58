import type { EdgeCases } from './edge-cases.ts';

const plans = 'CREATE TABLE plans (id int PRIMARY KEY, name varchar(20)) ENGINE=InnoDB;';

export const replaceInto: EdgeCases = {
  bad: [
    { title: 'an old table under its new name', engine: 'mysql', base: [plans], files: ['RENAME TABLE plans TO `Plan`;\nREPLACE LOW_PRIORITY INTO `Plan` SET id = 1;'], expect: ['1:2'] },
    { title: 'rows of a file', engine: 'mysql', base: [plans], files: ["LOAD DATA LOCAL INFILE 'plans.csv' REPLACE INTO TABLE plans;"], expect: ['1:1'], impossible: 'there is no such file' },
    { title: 'inside a block', engine: 'mariadb', base: [plans], files: ["DELIMITER //\nBEGIN NOT ATOMIC\n  REPLACE INTO plans VALUES (1, 'a');\nEND //\nDELIMITER ;"], expect: ['1:3'] },
    { title: 'a table that no migration makes', engine: 'mariadb', files: ['REPLACE INTO legacy VALUES (1);'], expect: ['1:1'], impossible: 'legacy stands for a table that no migration makes' },
  ],
  good: [
    { title: 'the function, and INSERT IGNORE', engine: 'mysql', base: [plans], files: ["UPDATE plans SET name = REPLACE(name, 'a', 'b') WHERE id = 1;\nINSERT IGNORE INTO plans VALUES (1, 'a');"], expect: [] },
    { title: 'a routine that does it later', engine: 'mysql', base: [plans], files: ["CREATE PROCEDURE p() REPLACE INTO plans VALUES (1, 'a');"], expect: [] },
    { title: 'CREATE OR REPLACE', engine: 'mariadb', base: [plans], files: ['CREATE OR REPLACE VIEW v AS SELECT id FROM plans;'], expect: [] },
    { title: 'a temporary table', engine: 'mariadb', files: ['CREATE TEMPORARY TABLE t (id int PRIMARY KEY);\nREPLACE INTO t VALUES (1);'], expect: [] },
  ],
};
