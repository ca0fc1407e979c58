import type { EdgeCases } from './edge-cases.ts';

const events = 'CREATE TABLE ev (id int) PARTITION BY LIST (id);';

export const createPartitionLocksParent: EdgeCases = {
  bad: [
    {
      title: 'each of several, in a loop that is written out', engine: 'postgresql', base: [events],
      files: ['DO $$\nBEGIN\n  CREATE TABLE ev1 PARTITION OF ev FOR VALUES IN (1);\n  CREATE TABLE ev2 PARTITION OF ev FOR VALUES IN (2);\nEND $$;'], expect: ['1:3', '1:4'],
    },
    {
      title: 'before ATTACH PARTITION was light', engine: 'postgresql', version: '11', base: [events], files: ['CREATE TABLE ev1 PARTITION OF ev FOR VALUES IN (1);'], expect: ['1:1'],
    },
    {
      title: 'a new partition of an old partition', engine: 'postgresql', base: [`${events}\nCREATE TABLE ev1 PARTITION OF ev FOR VALUES IN (1) PARTITION BY LIST (id);`],
      files: ['CREATE TABLE ev11 PARTITION OF ev1 DEFAULT;'], expect: ['1:1'],
    },
  ],
  good: [
    {
      title: 'a partition that is there already', engine: 'postgresql', base: [`${events}\nCREATE TABLE ev1 PARTITION OF ev FOR VALUES IN (1);`],
      files: ['CREATE TABLE IF NOT EXISTS ev1 PARTITION OF ev FOR VALUES IN (1);'], expect: [],
    },
    { title: 'a child by inheritance', engine: 'postgresql', base: ['CREATE TABLE t (id int);'], files: ['CREATE TABLE c () INHERITS (t);'], expect: [] },
    { title: 'a parent of unknown origin, which is said', engine: 'postgresql', files: ['CREATE TABLE c PARTITION OF legacy DEFAULT;'], expect: [], impossible: 'legacy stands for a table that no migration creates' },
  ],
};
