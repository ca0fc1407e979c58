import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint, age int);';

export const addColumnUnique: EdgeCases = {
  bad: [
    {
      title: 'a name that needs quotes, with a default', engine: 'postgresql', base: ['CREATE TABLE "Users" (id int);'],
      files: ['ALTER TABLE "Users" ADD COLUMN "Mail" text NOT NULL DEFAULT \'\' CONSTRAINT "Mail key" UNIQUE;'], expect: ['1:1'],
    },
    {
      title: 'attributes of the key', engine: 'postgresql', base: [users],
      files: ['ALTER TABLE users ADD COLUMN email text UNIQUE DEFERRABLE INITIALLY DEFERRED, ADD COLUMN n int NULL;'], expect: ['1:1'],
    },
  ],
  good: [
    { title: 'a column that is there already', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN IF NOT EXISTS age int UNIQUE;'], expect: [] },
    { title: 'a constraint of the table, which is a rule of its own', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD UNIQUE (age);'], expect: [] },
    { title: 'in a new table', engine: 'postgresql', files: ['CREATE TABLE t (a int UNIQUE);', 'ALTER TABLE t ADD COLUMN b int PRIMARY KEY;'], expect: [] },
  ],
};
