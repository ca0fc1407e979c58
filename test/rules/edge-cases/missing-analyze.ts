import type { EdgeCases } from './edge-cases.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY, a int);';

export const missingAnalyze: EdgeCases = {
  bad: [
    { title: 'ANALYZE of another table', engine: 'postgresql', base: [t, 'CREATE TABLE u (id bigint PRIMARY KEY);'], files: ['CREATE INDEX i ON t ((a + 1));\nANALYZE u;'], expect: ['1:1'] },
    { title: 'ANALYZE that comes too early', engine: 'postgresql', base: [t], files: ['ANALYZE t;\nUPDATE t SET a = 1 WHERE a IS NULL;'], expect: ['1:2'] },
  ],
  good: [
    { title: 'a new table', engine: 'postgresql', files: ['CREATE TABLE u (id bigint PRIMARY KEY, a int);\nCREATE INDEX i ON u ((a + 1));\nUPDATE u SET a = 0;'], expect: [] },
    { title: 'ANALYZE of all, in a later file', engine: 'postgresql', base: [t], files: ['UPDATE t SET a = 0;', 'ANALYZE;'], expect: [] },
  ],
};
