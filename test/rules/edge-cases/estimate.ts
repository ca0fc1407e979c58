import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';
const large = { rows: 25_000_000, bytes: 9_000_000_000, indexBytes: 600_000_000 };

export const estimate: EdgeCases = {
  bad: [
    { title: 'a change of the catalogue alone', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL;'], stats: { 'public.users': large }, expect: ['1:1'] },
    { title: 'each statement, and one for a statement of several actions', engine: 'postgresql', base: [users], files: ['ALTER TABLE users\n  ADD COLUMN x int NULL,\n  DROP COLUMN age;\nUPDATE users SET email = NULL;'], stats: { 'public.users': large }, expect: ['1:1', '1:4'] },
    { title: 'a foreign key of a new table', engine: 'postgresql', base: [users], files: ['CREATE TABLE o (id int PRIMARY KEY, u bigint REFERENCES users (id));'], stats: { 'public.users': large }, expect: ['1:1'] },
    { title: 'an index by its name alone', engine: 'postgresql', base: [users, 'CREATE INDEX i ON users (age);'], files: ['DROP INDEX i;'], stats: { 'public.users': large }, expect: ['1:1'] },
    { title: 'a table that no migration creates', engine: 'postgresql', files: ['ALTER TABLE legacy ADD COLUMN x int NULL;'], stats: { 'public.legacy': large }, expect: ['1:1'], impossible: 'legacy stands for a table that no migration creates' },
    { title: 'several tables', engine: 'mysql', base: [users, 'CREATE TABLE o (id int PRIMARY KEY);'], files: ['DROP TABLE o, users;'], stats: { users: large, o: { rows: 1, bytes: 1 } }, expect: ['1:1'] },
    { title: 'bytes without rows', engine: 'mariadb', base: [users], files: ['OPTIMIZE TABLE users;'], stats: { users: { bytes: 9_000_000_000 } }, expect: ['1:1'] },
  ],
  good: [
    { title: 'a statement about no table', engine: 'postgresql', base: [users], files: ["SET lock_timeout = '2s';\nCREATE SCHEMA s;\nSELECT 1;"], stats: { 'public.users': large }, expect: [] },
    { title: 'a temporary table', engine: 'postgresql', base: [users], files: ['CREATE TEMP TABLE t (id int);\nALTER TABLE t ADD COLUMN x int NULL;'], stats: { 'public.t': large }, expect: [] },
    { title: 'a table that the statistics do not have', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL;'], stats: { 'public.orders': large }, expect: [] },
    { title: 'the body of a function', engine: 'postgresql', base: [users], files: ["CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'DELETE FROM users';"], stats: { 'public.users': large }, expect: [] },
  ],
};
