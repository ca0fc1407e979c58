import type { EdgeCases } from './edge-cases.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY, a int);';

export const requireIdempotent: EdgeCases = {
  bad: [
    { title: 'what is dropped', engine: 'postgresql', base: [t], transaction: 'none', files: ['ALTER TABLE t DROP COLUMN a;\nDROP TABLE t;\nCREATE SCHEMA app;'], expect: ['1:1', '1:2', '1:3'] },
    { title: 'behind the end of a transaction', engine: 'postgresql', transaction: 'none', files: ['BEGIN;\nCREATE TABLE u (id bigint PRIMARY KEY);\nCOMMIT;\nCREATE TABLE v (id bigint PRIMARY KEY);'], expect: ['1:4'] },
  ],
  good: [
    { title: 'a view that is replaced, a temporary table', engine: 'postgresql', transaction: 'none', files: ['CREATE OR REPLACE VIEW v AS SELECT 1 AS n;\nCREATE TEMP TABLE picked (id bigint);'], expect: [] },
    { title: 'a type, which has no such clause', engine: 'postgresql', transaction: 'none', files: ["CREATE TYPE mood AS ENUM ('good');"], expect: [] },
  ],
};
