import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY);';

export const truncateCascade: EdgeCases = {
  bad: [
    { title: 'one finding for a list, and a table of unknown origin', engine: 'postgresql', base: [users, 'CREATE TABLE pets (id bigint PRIMARY KEY);'], files: ['TRUNCATE TABLE public.users, pets RESTART IDENTITY CASCADE;'], expect: ['1:1'] },
    {
      title: 'by a table between the two', engine: 'postgresql', base: ['CREATE TABLE old (id bigint PRIMARY KEY, mid_id bigint);'], files: [
        'CREATE TABLE top (id bigint PRIMARY KEY);\nCREATE TABLE mid (id bigint PRIMARY KEY REFERENCES top (id));\nALTER TABLE old ADD FOREIGN KEY (mid_id) REFERENCES mid (id);\nTRUNCATE top CASCADE;',
      ], expect: ['1:4'],
    },
    { title: 'inside a DO block', engine: 'postgresql', base: [users], files: ['DO $$\nBEGIN\n  TRUNCATE users CASCADE;\nEND $$;'], expect: ['1:3'] },
  ],
  good: [
    { title: 'a foreign key to itself', engine: 'postgresql', files: ['CREATE TABLE tree (id bigint PRIMARY KEY, up bigint REFERENCES tree (id));\nTRUNCATE tree CASCADE;'], expect: [] },
    { title: 'a temporary table', engine: 'postgresql', base: [users], files: ['CREATE TEMP TABLE t (id bigint);\nTRUNCATE t CASCADE;'], expect: [] },
    { title: 'ON DELETE CASCADE is no TRUNCATE', engine: 'postgresql', base: [users], files: ['CREATE TABLE t (id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE);\nTRUNCATE t;'], expect: [] },
  ],
};
