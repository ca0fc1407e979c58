import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int, size int);';

export const mergeAlterTable: EdgeCases = {
  bad: [
    { title: 'a check and a rewrite, by schema', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD CHECK (age > 0);\nSELECT 1;\nALTER TABLE public.users ALTER COLUMN size TYPE bigint;'], expect: ['1:3'] },
    { title: 'three of them, told once', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD CHECK (age > 0);\nALTER TABLE users ADD CHECK (size > 0);\nALTER TABLE users ADD CHECK (id > 0);'], expect: ['1:2'] },
  ],
  good: [
    { title: 'steps that belong into two transactions', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;\nALTER TABLE users VALIDATE CONSTRAINT c;'], expect: [] },
    { title: 'two files', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD CHECK (age > 0);', 'ALTER TABLE users ADD CHECK (size > 0);'], expect: [] },
    { title: 'two tables', engine: 'postgresql', base: [users, 'CREATE TABLE b (id bigint PRIMARY KEY);'], files: ['ALTER TABLE users ADD CHECK (age > 0);\nALTER TABLE b ADD CHECK (id > 0);'], expect: [] },
  ],
};
