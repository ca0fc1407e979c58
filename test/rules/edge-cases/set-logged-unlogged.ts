import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY);';

export const setLoggedUnlogged: EdgeCases = {
  bad: [
    { title: 'there and back', engine: 'postgresql', base: [users], files: ['ALTER TABLE users SET UNLOGGED;', 'ALTER TABLE public.users SET LOGGED;'], expect: ['1:1', '2:1'] },
    {
      title: 'a table that an earlier file filled', engine: 'postgresql', base: [users],
      files: ['CREATE UNLOGGED TABLE copied AS SELECT * FROM users;', 'ALTER TABLE copied SET LOGGED;'], expect: ['2:1'],
    },
  ],
  good: [
    { title: 'a new table that is filled in the same file', engine: 'postgresql', base: [users], files: ['CREATE UNLOGGED TABLE copied AS SELECT * FROM users;\nALTER TABLE copied SET LOGGED;'], expect: [] },
    { title: 'another option', engine: 'postgresql', base: [users], files: ['ALTER TABLE users SET (fillfactor = 70);'], expect: [] },
  ],
};
