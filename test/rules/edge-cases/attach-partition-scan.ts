import type { EdgeCases } from './edge-cases.ts';

const ranges = 'CREATE TABLE ev (id bigint, d date) PARTITION BY RANGE (d);';
const lists = 'CREATE TABLE ev (id int, k text) PARTITION BY LIST (k);';
const attachRange = "ALTER TABLE ev ATTACH PARTITION part FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');";
const attachList = "ALTER TABLE public.ev\n  ATTACH PARTITION public.part FOR VALUES IN ('a', 'b');";

export const attachPartitionScan: EdgeCases = {
  bad: [
    {
      title: 'a CHECK without NOT NULL', engine: 'postgresql', base: [ranges, "CREATE TABLE part (id bigint, d date CHECK (d >= '2024-01-01' AND d < '2025-01-01'));"],
      files: [attachRange], expect: ['1:1'],
    },
    {
      title: 'a CHECK that is wider', engine: 'postgresql', base: [ranges, "CREATE TABLE part (id bigint, d date NOT NULL CHECK (d >= '2023-01-01' AND d < '2025-01-01'));"],
      files: [attachRange], expect: ['1:1'],
    },
    {
      title: 'a CHECK that is not validated', engine: 'postgresql',
      base: [lists, "CREATE TABLE part (id int, k text NOT NULL);\nALTER TABLE part ADD CONSTRAINT c CHECK (k IN ('a', 'b')) NOT VALID;"], files: [attachList], expect: ['1:2'],
    },
    {
      title: 'alternatives', engine: 'postgresql', base: [lists, "CREATE TABLE part (id int, k text NOT NULL CHECK (k = 'a' OR id > 0));"], files: [attachList], expect: ['1:2'],
    },
    { title: 'a default partition of old rows', engine: 'postgresql', base: [lists, 'CREATE TABLE part (id int, k text);'], files: ['ALTER TABLE ev ATTACH PARTITION part DEFAULT;'], expect: ['1:1'] },
  ],
  good: [
    {
      title: 'a CHECK written otherwise, and narrower', engine: 'postgresql',
      base: [ranges, "CREATE TABLE part (id bigint, d date, CHECK (((d) IS NOT NULL) AND ('2024-02-01'::date <= d) AND d < DATE '2024-12-01'));"], files: [attachRange], expect: [],
    },
    {
      title: 'a list of values', engine: 'postgresql', base: [lists, "CREATE TABLE part (id int, k text NOT NULL CHECK (k IN ('b', 'a')));"], files: [attachList], expect: [],
    },
    {
      title: 'one value, in two checks', engine: 'postgresql', base: [lists, "CREATE TABLE part (id int, k text, CHECK (k = 'a'), CHECK (k IS NOT NULL));"], files: [attachList], expect: [],
    },
    {
      title: 'a number without upper bound', engine: 'postgresql',
      base: ['CREATE TABLE ev (n int NOT NULL) PARTITION BY RANGE (n);\nCREATE TABLE part (n int NOT NULL CHECK (n > 99));'],
      files: ['ALTER TABLE ev ATTACH PARTITION part FOR VALUES FROM (10) TO (MAXVALUE);'], expect: [],
    },
    {
      title: 'a new table beside a new default partition', engine: 'postgresql', base: [lists],
      files: ['CREATE TABLE rest PARTITION OF ev DEFAULT;\nCREATE TABLE part (LIKE ev);', attachList], expect: [],
    },
    {
      title: 'a default partition that was detached', engine: 'postgresql', base: [lists, 'CREATE TABLE rest PARTITION OF ev DEFAULT;'],
      files: [`ALTER TABLE ev DETACH PARTITION rest;\nCREATE TABLE part (LIKE ev);\n${attachList}`], expect: [],
    },
  ],
};
