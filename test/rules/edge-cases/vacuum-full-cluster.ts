import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY);';

export const vacuumFullCluster: EdgeCases = {
  bad: [
    { title: 'several tables, one of them new', engine: 'postgresql', base: [users], transaction: 'none', files: ['CREATE TABLE t (id int);\nVACUUM FULL public.users, t;'], expect: ['1:2'] },
    {
      title: 'everything', engine: 'postgresql', base: [users], transaction: 'none', files: ['VACUUM FULL;'], expect: ['1:1'], impossible: 'it would work on the whole server of all tests',
    },
    { title: 'in the old order of words', engine: 'postgresql', base: [users], files: ['CLUSTER VERBOSE users_pkey ON users;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a switch that is off', engine: 'postgresql', base: [users], transaction: 'none', files: ['VACUUM (FULL false) users;'], expect: [] },
    { title: 'a new table', engine: 'postgresql', base: [users], files: ['CREATE TABLE t (id int PRIMARY KEY);\nINSERT INTO t SELECT id FROM users;\nCLUSTER t USING t_pkey;'], expect: [] },
  ],
};
