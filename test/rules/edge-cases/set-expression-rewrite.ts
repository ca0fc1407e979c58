import type { EdgeCases } from './edge-cases.ts';

const items = 'CREATE TABLE items (id bigint PRIMARY KEY, price int, gross int GENERATED ALWAYS AS (price * 2) STORED);';
const change = 'ALTER TABLE items ALTER COLUMN gross SET EXPRESSION AS (price * 3);';

export const setExpressionRewrite: EdgeCases = {
  bad: [
    { title: 'an old table under a new name', engine: 'postgresql', version: '18', base: [items], files: ['ALTER TABLE items RENAME TO parts;\nALTER TABLE ONLY parts ALTER gross SET EXPRESSION AS (price);'], expect: ['1:2'] },
    {
      title: 'a column of unknown origin', engine: 'postgresql', version: '18', files: ['ALTER TABLE legacy ALTER a SET EXPRESSION AS (b);'], expect: ['1:1'],
      impossible: 'legacy stands for a table that no migration creates',
    },
  ],
  good: [
    { title: 'the expression goes, the values stay', engine: 'postgresql', version: '18', base: [items], files: ['ALTER TABLE items ALTER COLUMN gross DROP EXPRESSION;'], expect: [] },
    { title: 'a version that does not know it', engine: 'postgresql', version: '16', base: [items], files: [change], expect: [], impossible: 'before version 17 it is a syntax error' },
  ],
};
