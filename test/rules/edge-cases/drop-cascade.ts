import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, name varchar(50), age int);';
const state = "CREATE TYPE state AS ENUM ('on', 'off');";

export const dropCascade: EdgeCases = {
  bad: [
    { title: 'a type and its columns', engine: 'postgresql', base: [state, 'CREATE TABLE t (id bigint PRIMARY KEY, s state);'], files: ['DROP TYPE state CASCADE;'], expect: ['1:1'] },
    { title: 'a key and what refers to it', engine: 'postgresql', base: [users, 'CREATE TABLE o (id bigint PRIMARY KEY, u bigint REFERENCES users (id));'], files: ['ALTER TABLE users DROP CONSTRAINT users_pkey CASCADE;'], expect: ['1:1'] },
    { title: 'old and new dependents', engine: 'postgresql', base: [users, 'CREATE VIEW old AS SELECT * FROM users;'], files: ['CREATE VIEW fresh AS SELECT id FROM users;\nDROP TABLE public.users CASCADE;'], expect: ['1:2'] },
    { title: 'something of unknown origin', engine: 'postgresql', files: ['DROP FUNCTION IF EXISTS legacy(int) CASCADE;'], expect: ['1:1'] },
    { title: 'a view of a new name', engine: 'postgresql', base: [users, 'CREATE VIEW a AS SELECT 1 AS n;'], files: ['ALTER VIEW a RENAME TO b;\nDROP VIEW b CASCADE;'], expect: ['1:2'] },
  ],
  good: [
    { title: 'TRUNCATE, which has a rule of its own', engine: 'postgresql', base: [users], files: ['TRUNCATE users CASCADE;'], expect: [] },
    { title: 'ON DELETE CASCADE', engine: 'postgresql', base: [users], files: ['CREATE TABLE t (id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE);'], expect: [] },
    { title: 'a new column', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int;\nCREATE VIEW v AS SELECT x FROM users;\nALTER TABLE users DROP COLUMN x CASCADE;'], expect: [] },
    { title: 'a new schema', engine: 'postgresql', files: ['CREATE SCHEMA s;\nCREATE TABLE s.t (id bigint PRIMARY KEY);\nDROP SCHEMA s CASCADE;'], expect: [] },
    { title: 'the index of a new table', engine: 'postgresql', files: ['CREATE TABLE t (id bigint PRIMARY KEY, n int);\nCREATE INDEX i ON t (n);\nDROP INDEX i CASCADE;'], expect: [] },
  ],
};
