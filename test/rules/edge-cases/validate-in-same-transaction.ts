import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);';

export const validateInSameTransaction: EdgeCases = {
  bad: [
    {
      title: 'both in one statement', engine: 'postgresql', base: [users], transaction: 'none',
      files: ['ALTER TABLE users\n  ADD CONSTRAINT c CHECK (age > 0) NOT VALID,\n  VALIDATE CONSTRAINT c;'], expect: ['1:3'],
    },
    {
      title: 'a name that the server chose, a table that is renamed between', engine: 'postgresql', base: [users],
      files: ['ALTER TABLE users ADD CHECK (age > 0) NOT VALID;\nALTER TABLE users RENAME TO people;\nALTER TABLE public.people VALIDATE CONSTRAINT users_age_check;'], expect: ['1:3'],
    },
    {
      title: 'two files of one transaction', engine: 'postgresql', base: [users], transaction: 'whole-run',
      files: ['ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;', 'ALTER TABLE users VALIDATE CONSTRAINT c;'], expect: ['2:1'],
    },
    {
      title: 'a DO block is a transaction of its own', engine: 'postgresql', base: [users], transaction: 'none',
      files: ['DO $$\nBEGIN\n  ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;\n  ALTER TABLE users VALIDATE CONSTRAINT c;\nEND $$;'], expect: ['1:4'],
    },
  ],
  good: [
    {
      title: 'a runner that commits each statement', engine: 'postgresql', base: [users], transaction: 'per-statement',
      files: ['ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;\nALTER TABLE users VALIDATE CONSTRAINT c;'], expect: [],
    },
    {
      title: 'the constraint of another table of that name', engine: 'postgresql',
      base: [users, 'CREATE TABLE pets (id bigint PRIMARY KEY, age int);\nALTER TABLE pets ADD CONSTRAINT c CHECK (age > 0) NOT VALID;'],
      files: ['ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;\nALTER TABLE pets VALIDATE CONSTRAINT c;'], expect: [],
    },
    {
      title: 'a new table', engine: 'postgresql',
      files: ['CREATE TABLE t (id bigint PRIMARY KEY, n int);\nALTER TABLE t ADD CONSTRAINT c CHECK (n > 0) NOT VALID;\nALTER TABLE t VALIDATE CONSTRAINT c;'], expect: [],
    },
  ],
};
