import type { EdgeCases } from './edge-cases.ts';

const items = 'CREATE TABLE items (id bigint PRIMARY KEY, price int, amount int);';

export const addColumnGeneratedStored: EdgeCases = {
  bad: [
    {
      title: 'behind IF NOT EXISTS, on an old table under a new name', engine: 'postgresql', base: [items],
      files: ['ALTER TABLE items RENAME TO parts;\nALTER TABLE parts ADD COLUMN IF NOT EXISTS total int GENERATED ALWAYS AS (price * 2) STORED;'], expect: ['1:2'],
    },
    {
      title: 'one of two', engine: 'mysql', base: [items],
      files: ['ALTER TABLE items ADD COLUMN a int NULL,\n  ADD COLUMN total int GENERATED ALWAYS AS (price + 1) STORED NOT NULL;'], expect: ['1:2'],
    },
  ],
  good: [
    { title: 'an identity column, which is a rule of its own', engine: 'postgresql', base: [items], files: ['ALTER TABLE items ADD COLUMN n int GENERATED ALWAYS AS IDENTITY;'], expect: [] },
    { title: 'with its table', engine: 'postgresql', files: ['CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED);'], expect: [] },
    { title: 'a virtual column in words', engine: 'mariadb', base: [items], files: ['ALTER TABLE items ADD COLUMN total int GENERATED ALWAYS AS (price * amount) VIRTUAL;'], expect: [] },
    { title: 'a column that is there already', engine: 'mariadb', base: [items], files: ['ALTER TABLE items ADD COLUMN IF NOT EXISTS Amount int AS (price * 2) STORED;'], expect: [] },
  ],
};
