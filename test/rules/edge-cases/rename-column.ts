import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, name varchar(50), age int);';

export const renameColumn: EdgeCases = {
  bad: [
    { title: 'a quoted name in another schema', engine: 'postgresql', base: ['CREATE SCHEMA s;\nCREATE TABLE s."User" ("Name" text);'], files: ['ALTER TABLE s."User" RENAME "Name" TO name;'], expect: ['1:1'] },
    { title: 'a column of a view', engine: 'postgresql', base: [users, 'CREATE VIEW names AS SELECT name FROM users;'], files: ['ALTER VIEW names RENAME COLUMN name TO full_name;'], expect: ['1:1'] },
    { title: 'inside a DO block', engine: 'postgresql', base: [users], files: ['DO $$\nBEGIN\n  ALTER TABLE users RENAME COLUMN name TO full_name;\nEND $$;'], expect: ['1:3'] },
    { title: 'a generated column that is computed from another one', engine: 'postgresql', base: [users], files: ['ALTER TABLE users RENAME COLUMN name TO full_name;\nALTER TABLE users ADD COLUMN name int GENERATED ALWAYS AS (age) STORED;'], expect: ['1:1'] },
    { title: 'a table under its new name', engine: 'postgresql', base: [users], files: ['ALTER TABLE users RENAME TO members;\nALTER TABLE members RENAME COLUMN name TO full_name;'], expect: ['1:2'] },
    { title: 'a table that no migration creates', engine: 'postgresql', files: ['ALTER TABLE legacy RENAME COLUMN a TO b;'], expect: ['1:1'], impossible: 'legacy stands for a table that no migration creates' },
  ],
  good: [
    { title: 'another way to write the same name', engine: 'mysql', base: [users], files: ['ALTER TABLE users CHANGE name `Name` varchar(50);'], expect: [] },
    { title: 'an index', engine: 'mariadb', base: [users, 'CREATE INDEX i ON users (name);'], files: ['ALTER TABLE users RENAME INDEX i TO j;'], expect: [] },
    { title: 'a table that takes the place of an old one', engine: 'postgresql', base: [users], files: ['CREATE TABLE next (id bigint PRIMARY KEY, a int);\nALTER TABLE next RENAME COLUMN a TO name;'], expect: [] },
    { title: 'a temporary table', engine: 'postgresql', files: ['CREATE TEMP TABLE picked (a int);\nALTER TABLE picked RENAME a TO b;'], expect: [] },
  ],
};
