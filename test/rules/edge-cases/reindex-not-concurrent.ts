import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text);\nCREATE INDEX users_email ON users (email);';

export const reindexNotConcurrent: EdgeCases = {
  bad: [
    { title: 'a schema', engine: 'postgresql', base: [users], transaction: 'none', files: ['REINDEX SCHEMA public;'], expect: ['1:1'] },
    {
      title: 'a switch that is off', engine: 'postgresql', version: '14', base: [users], files: ['SELECT 1;\nREINDEX (CONCURRENTLY false) TABLE public.users;'], expect: ['1:2'],
    },
    { title: 'an index of unknown origin', engine: 'postgresql', files: ['REINDEX INDEX legacy;'], expect: ['1:1'], impossible: 'legacy stands for an index that no migration creates' },
  ],
  good: [
    { title: 'the option', engine: 'postgresql', version: '14', base: [users], transaction: 'none', files: ['REINDEX (CONCURRENTLY) TABLE users;'], expect: [] },
    {
      title: 'an index of the change set', engine: 'postgresql', base: [users], transaction: 'none',
      files: ['CREATE INDEX CONCURRENTLY i ON users (email);', 'REINDEX INDEX i;'], expect: [],
    },
    {
      title: 'a version without the concurrent form', engine: 'postgresql', version: '11', base: [users], files: ['REINDEX INDEX users_email;'], expect: [],
    },
    {
      title: 'the system catalogues, which have no concurrent form', engine: 'postgresql', base: [users], transaction: 'none',
      files: ['REINDEX SYSTEM postgres;'], expect: [], impossible: 'it would work on the server of all tests',
    },
  ],
};
