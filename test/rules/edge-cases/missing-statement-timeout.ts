import type { EdgeCases } from './edge-cases.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY, a int);';

export const missingStatementTimeout: EdgeCases = {
  bad: [
    { title: 'a bound of nothing', engine: 'postgresql', base: [t], files: ['SET statement_timeout = 0;\nDROP TABLE t;'], expect: ['1:2'] },
    { title: 'a bound that ended with its transaction', engine: 'postgresql', base: [t], transaction: 'none', files: ["BEGIN;\nSET LOCAL statement_timeout = '5s';\nCOMMIT;\nALTER TABLE t ADD COLUMN b int;"], expect: ['1:4'] },
  ],
  good: [
    { title: 'a new table', engine: 'postgresql', files: ['CREATE TABLE u (id bigint PRIMARY KEY);\nALTER TABLE u ADD COLUMN b int;'], expect: [] },
    { title: 'rows', engine: 'mariadb', base: [t], files: ['INSERT INTO t (id) VALUES (1);'], expect: [] },
  ],
};
