import type { EdgeCases } from './edge-cases.ts';

const events = 'CREATE TABLE ev (id bigint, d date) PARTITION BY RANGE (d);\n'
  + "CREATE TABLE ev1 PARTITION OF ev FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');";

export const indexOnPartitionedTable: EdgeCases = {
  bad: [
    {
      title: 'partitions of partitions', engine: 'postgresql', base: [
        'CREATE TABLE ev (id int, k int) PARTITION BY LIST (id);\nCREATE TABLE ev1 PARTITION OF ev FOR VALUES IN (1) PARTITION BY LIST (k);\nCREATE TABLE ev11 PARTITION OF ev1 DEFAULT;',
      ],
      files: ['CREATE UNIQUE INDEX IF NOT EXISTS ev_u ON public.ev (id, k);'], expect: ['1:1'],
    },
    {
      title: 'a new parent of an old table', engine: 'postgresql', base: ['CREATE TABLE old (id int);'],
      files: ['CREATE TABLE ev (id int) PARTITION BY LIST (id);\nALTER TABLE ev ATTACH PARTITION old DEFAULT;\nCREATE INDEX i ON ev (id);'], expect: ['1:3'],
    },
  ],
  good: [
    { title: 'a partition', engine: 'postgresql', base: [events], transaction: 'none', files: ['CREATE INDEX CONCURRENTLY i ON ev1 (id);'], expect: [] },
    {
      title: 'new partitions only', engine: 'postgresql', base: ['CREATE TABLE ev (id int) PARTITION BY LIST (id);'],
      files: ['CREATE TABLE ev1 PARTITION OF ev DEFAULT;\nCREATE INDEX i ON ev (id);'], expect: [],
    },
    { title: 'an index that is there already', engine: 'postgresql', base: [events, 'CREATE INDEX i ON ev (id);'], files: ['CREATE INDEX IF NOT EXISTS i ON ev (id);'], expect: [] },
    {
      title: 'a partition that was detached', engine: 'postgresql', base: [events], files: ['ALTER TABLE ev DETACH PARTITION ev1;', 'CREATE INDEX i ON ev (id);'], expect: [],
    },
  ],
};
