import type { EdgeCases } from './edge-cases.ts';

const both = { columns: ['created_at', 'updated_at'] };

export const requiredColumns: EdgeCases = {
  bad: [
    { title: 'a table under another name', engine: 'postgresql', files: ['CREATE TABLE t (id bigint PRIMARY KEY);\nALTER TABLE t RENAME TO u;'], expect: ['1:1'], options: both },
    { title: 'a column under another name', engine: 'postgresql', files: ['CREATE TABLE t (created_at timestamptz, updated_at timestamptz);\nALTER TABLE t RENAME updated_at TO changed_at;'], expect: ['1:1'], options: both },
  ],
  good: [
    { title: 'columns of the parent', engine: 'postgresql', base: ['CREATE TABLE p (id bigint, created_at timestamptz, updated_at timestamptz) PARTITION BY HASH (id);'], files: ['CREATE TABLE p0 PARTITION OF p FOR VALUES WITH (MODULUS 2, REMAINDER 0);'], expect: [], options: both },
    { title: 'temporary tables, and what goes again', engine: 'postgresql', files: ['CREATE TEMP TABLE picked (id bigint);\nCREATE TABLE work (id bigint PRIMARY KEY);\nDROP TABLE work;'], expect: [], options: both },
  ],
};
