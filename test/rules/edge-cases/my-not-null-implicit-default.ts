import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50) NOT NULL) ENGINE=InnoDB;';

export const myNotNullImplicitDefault: EdgeCases = {
  bad: [
    { title: 'a list in parentheses', engine: 'mysql', base: [users], files: ["ALTER TABLE users ADD (\n  a int NOT NULL,\n  b int NOT NULL DEFAULT 1,\n  c enum('x', 'y') NOT NULL\n);"], expect: ['1:2', '1:4'] },
    { title: 'an old table under its new name', engine: 'mariadb', base: [users], files: ['RENAME TABLE users TO people;\nALTER TABLE people ADD a int NOT NULL FIRST;'], expect: ['1:2'] },
    { title: 'IF NOT EXISTS of a column that is not there', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD COLUMN IF NOT EXISTS a int NOT NULL;'], expect: ['1:1'] },
    { title: 'a TIMESTAMP that says everything itself', engine: 'mysql', base: [users], files: ["SET sql_mode = 'STRICT_ALL_TABLES';\nALTER TABLE users ADD seen timestamp NOT NULL;"], expect: ['1:2'] },
    { title: 'a table that no migration makes', engine: 'mysql', files: ['ALTER TABLE legacy ADD a int NOT NULL;'], expect: ['1:1'], impossible: 'legacy stands for a table that no migration makes' },
  ],
  good: [
    { title: 'NULL, and nothing said', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD a int NULL, ADD b int;'], expect: [] },
    { title: 'a TIMESTAMP that the server fills', engine: 'mariadb', base: [users], files: ['SET explicit_defaults_for_timestamp = OFF;\nALTER TABLE users ADD seen timestamp NOT NULL;'], expect: [] },
    { title: 'a column that is there already', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD COLUMN IF NOT EXISTS email varchar(50) NOT NULL;'], expect: [] },
    { title: 'SERIAL', engine: 'mysql', base: ['CREATE TABLE log (line text);'], files: ['ALTER TABLE log ADD id serial;'], expect: [] },
    { title: 'a redefinition', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY, a int);'], files: ['ALTER TABLE t MODIFY a int NOT NULL;'], expect: [] },
  ],
};
