import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';

export const addColumnCheckScan: EdgeCases = {
  bad: [
    {
      title: 'an old table under a new name, behind IF NOT EXISTS', engine: 'postgresql', base: [users],
      files: ['ALTER TABLE users RENAME TO people;\nALTER TABLE people ADD COLUMN IF NOT EXISTS score int CHECK (score > 0 OR score IS NULL);'], expect: ['1:2'],
    },
    {
      title: 'a check of other columns', engine: 'postgresql', base: [users],
      files: ['ALTER TABLE users ADD COLUMN least int NULL CHECK (least <= age) NO INHERIT;'], expect: ['1:1'],
    },
  ],
  good: [
    {
      title: 'a column that is there already', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN IF NOT EXISTS age int CHECK (age > 0);'], expect: [],
    },
    {
      title: 'a check that is not enforced', engine: 'postgresql', version: '18', base: [users], files: ['ALTER TABLE users ADD COLUMN score int CHECK (score > 0) NOT ENFORCED;'], expect: [],
    },
    { title: 'a check of the table, which is a rule of its own', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN score int NULL, ADD CHECK (score > 0);'], expect: [] },
  ],
};
