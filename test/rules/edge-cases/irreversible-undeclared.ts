import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, name varchar(50), age int);';
const other = 'CREATE TABLE pets (id bigint PRIMARY KEY, tag varchar(9));';

export const irreversibleUndeclared: EdgeCases = {
  bad: [
    { title: 'each statement that loses rows', engine: 'postgresql', base: [users, other], files: ['TRUNCATE users, pets;\nSELECT 1;\nDROP TABLE IF EXISTS public.pets;'], expect: ['1:1', '1:3'] },
    { title: 'a type that cuts values', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ALTER COLUMN name TYPE varchar(10);'], expect: ['1:1'] },
    { title: 'each action of a statement', engine: 'postgresql', base: [users], files: ['ALTER TABLE users\n  DROP COLUMN age,\n  ADD COLUMN note text,\n  DROP COLUMN name;'], expect: ['1:2', '1:4'] },
    { title: 'in a DO block', engine: 'postgresql', base: [users], files: ['DO $$ BEGIN\n  DELETE FROM users;\nEND $$;'], expect: ['1:2'] },
    { title: 'a table that no migration makes', engine: 'postgresql', base: [users], files: ['DROP TABLE IF EXISTS legacy;'], expect: ['1:1'] },
    { title: 'a marker for the way back with nothing behind it', engine: 'postgresql', base: [users], files: ['-- +goose Up\nDROP TABLE users;\n-- +goose Down\n'], expect: ['1:2'] },
    { title: 'one of two changesets', engine: 'postgresql', base: [users, other], files: ['--changeset ann:1\nDROP TABLE users;\n--rollback CREATE TABLE users (id bigint);\n--changeset ann:2\nDROP TABLE pets;'], expect: ['1:5'] },
    { title: 'a comment that only tells of a rollback', engine: 'postgresql', base: [users], files: ['-- rollback is done by hand\nDROP TABLE users;'], expect: ['1:2'] },
    { title: 'the down file of another version', engine: 'postgresql', base: [users, other], paths: ['2_x.up.sql', '3_y.up.sql', '3_y.down.sql'], files: ['DROP TABLE users;', 'DROP TABLE pets;', 'CREATE TABLE pets (id bigint);'], expect: ['1:1'] },
    { title: 'a partition', engine: 'mysql', base: ['CREATE TABLE log (id int) PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (20));'], files: ['ALTER TABLE log DROP PARTITION p0;'], expect: ['1:1'] },
    { title: 'a table that is replaced', engine: 'mariadb', base: [users], files: ['CREATE OR REPLACE TABLE users (id bigint PRIMARY KEY);'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a table of the change set', engine: 'postgresql', files: ['CREATE TABLE draft (id int);', 'DROP TABLE draft;'], expect: [] },
    { title: 'a temporary table', engine: 'postgresql', files: ['CREATE TEMP TABLE x AS SELECT 1 AS n;\nDELETE FROM x;\nDROP TABLE x;'], expect: [] },
    { title: 'a block behind the marker', engine: 'postgresql', base: [users], files: ['-- migrate:up\nDROP TABLE users;\n-- migrate:down\nCREATE TABLE users (id bigint);'], expect: [] },
    { title: 'the block takes back what the file makes', engine: 'postgresql', base: [users], files: ['-- +goose Up\nCREATE TABLE draft (id int);\n-- +goose Down\nDELETE FROM users;'], expect: [] },
    { title: 'a changeset that is declared empty', engine: 'postgresql', base: [users], files: ['--liquibase formatted sql\n--changeset ann:1\nDROP TABLE users;\n--rollback empty'], expect: [] },
    { title: 'the marker in small letters in a block comment', engine: 'postgresql', base: [users], files: ['/* not reversible, ask the owners */\nALTER TABLE users DROP COLUMN age;'], expect: [] },
    { title: 'a wider type, a view and an index', engine: 'postgresql', base: [`${users}\nCREATE VIEW names AS SELECT age FROM users;\nCREATE INDEX by_age ON users (age);`], files: ['ALTER TABLE users ALTER COLUMN name TYPE text;\nDROP VIEW names;\nDROP INDEX by_age;'], expect: [] },
    { title: 'a column that is computed', engine: 'mysql', base: ['CREATE TABLE t (id bigint PRIMARY KEY, a int, b int GENERATED ALWAYS AS (a + 1) STORED);'], files: ['ALTER TABLE t DROP COLUMN b;'], expect: [] },
    { title: 'the marker behind the statement', engine: 'mariadb', base: [users], files: ['TRUNCATE TABLE users; -- NOT REVERSIBLE'], expect: [] },
  ],
};
