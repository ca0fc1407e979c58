import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';

export const addRequiredColumn: EdgeCases = {
  bad: [
    { title: 'in a DO block, one action of several', engine: 'postgresql', base: [users], files: ['DO $$\nBEGIN\n  ALTER TABLE users ADD COLUMN a int NULL, ADD COLUMN b int NOT NULL;\nEND $$;'], expect: ['1:3'] },
    { title: 'a primary key', engine: 'postgresql', base: ['CREATE TABLE log (line text);'], files: ['ALTER TABLE public.log ADD COLUMN id bigint PRIMARY KEY;'], expect: ['1:1'] },
    { title: 'a table that no migration makes', engine: 'postgresql', files: ['ALTER TABLE IF EXISTS legacy ADD COLUMN x int NOT NULL;'], expect: ['1:1'] },
    { title: 'a default that comes too late', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NOT NULL, ALTER COLUMN x SET DEFAULT 1;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a column that is there', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN IF NOT EXISTS age int NOT NULL;'], expect: [] },
    { title: 'a generated column', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN older int NOT NULL GENERATED ALWAYS AS (coalesce(age, 0) + 1) STORED;'], expect: [] },
    { title: 'a new table under its new name', engine: 'postgresql', files: ['CREATE TABLE a (id bigint PRIMARY KEY);\nALTER TABLE a RENAME TO b;\nALTER TABLE b ADD COLUMN x int NOT NULL;'], expect: [] },
    { title: 'a domain, whose default is not known', engine: 'postgresql', base: [users, "CREATE DOMAIN flag AS boolean DEFAULT false;"], files: ['ALTER TABLE users ADD COLUMN f flag NOT NULL;'], expect: [] },
  ],
};
