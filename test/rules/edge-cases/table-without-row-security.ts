import type { EdgeCases } from './edge-cases.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY, owner text);';

export const tableWithoutRowSecurity: EdgeCases = {
  bad: [
    { title: 'a name that the search path completes', engine: 'postgresql', base: ['CREATE SCHEMA app;'], files: ['SET search_path = app;\nCREATE TABLE note (id bigint PRIMARY KEY);'], expect: ['1:2'], options: { schemas: ['^app$'] } },
    { title: 'row security of another table', engine: 'postgresql', base: ['CREATE SCHEMA app;\nCREATE TABLE app.note (id bigint PRIMARY KEY);'], files: ['CREATE TABLE note (id bigint PRIMARY KEY);\nALTER TABLE app.note ENABLE ROW LEVEL SECURITY;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a table that is there, and temporary ones', engine: 'postgresql', base: [t], files: ['CREATE TABLE IF NOT EXISTS t (id bigint PRIMARY KEY);\nCREATE TEMP TABLE picked (id bigint);'], expect: [] },
    { title: 'a table that goes again', engine: 'postgresql', files: ['CREATE TABLE work (id bigint PRIMARY KEY);\nDROP TABLE work;'], expect: [] },
  ],
};
