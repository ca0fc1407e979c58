import type { EdgeCases } from './edge-cases.ts';

const events = 'CREATE TABLE ev (id int) PARTITION BY LIST (id);\nCREATE TABLE ev1 PARTITION OF ev FOR VALUES IN (1);';

export const detachPartitionNotConcurrent: EdgeCases = {
  bad: [
    {
      title: 'a default partition of another table', engine: 'postgresql', base: [events, 'CREATE TABLE other (id int) PARTITION BY LIST (id);\nCREATE TABLE rest PARTITION OF other DEFAULT;'],
      files: ['ALTER TABLE ev DETACH PARTITION ev1;'], expect: ['1:1'],
    },
    {
      title: 'an old table under a new name', engine: 'postgresql', base: [events], files: ['ALTER TABLE ev RENAME TO events;\nALTER TABLE events DETACH PARTITION ev1;'], expect: ['1:2'],
    },
    {
      title: 'tables of unknown origin', engine: 'postgresql', files: ['ALTER TABLE legacy DETACH PARTITION legacy_2024;'], expect: ['1:1'],
      impossible: 'legacy stands for a table that no migration creates',
    },
  ],
  good: [
    {
      title: 'a default partition rules CONCURRENTLY out', engine: 'postgresql', base: [events, 'CREATE TABLE rest PARTITION OF ev DEFAULT;'],
      files: ['ALTER TABLE ev DETACH PARTITION ev1;'], expect: [],
    },
    { title: 'a new partition', engine: 'postgresql', base: [events], files: ['CREATE TABLE ev2 PARTITION OF ev FOR VALUES IN (2);\nALTER TABLE ev DETACH PARTITION ev2;'], expect: [] },
    { title: 'a new table', engine: 'postgresql', files: [`${events}\nALTER TABLE ev DETACH PARTITION ev1;`], expect: [] },
    {
      title: 'the end of a detachment that was broken off', engine: 'postgresql', version: '14', base: [events], transaction: 'none',
      files: ['ALTER TABLE ev DETACH PARTITION ev1 FINALIZE;'], expect: [], impossible: 'a test breaks no statement off',
    },
  ],
};
