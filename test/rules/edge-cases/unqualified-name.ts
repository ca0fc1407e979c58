import type { EdgeCases } from './edge-cases.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY, a int);';

export const unqualifiedName: EdgeCases = {
  bad: [
    { title: 'a referenced table, and an index', engine: 'postgresql', base: ['CREATE SCHEMA app;', t], files: ['CREATE TABLE app.u (id bigint PRIMARY KEY, t_id bigint REFERENCES t (id));\nCREATE INDEX ON t (a);'], expect: ['1:1', '1:2'] },
    { title: 'a path that no longer holds', engine: 'postgresql', base: [t], files: ['SET search_path = public;\nALTER TABLE t ADD COLUMN b int;\nRESET search_path;\nDROP TABLE t;'], expect: ['1:4'] },
  ],
  good: [
    { title: 'temporary tables', engine: 'postgresql', files: ['CREATE TEMP TABLE picked (id bigint);\nINSERT INTO picked (id) VALUES (1);\nDROP TABLE picked;'], expect: [] },
    { title: 'quoted names with their schema', engine: 'postgresql', base: ['CREATE SCHEMA "App";\nCREATE TABLE "App"."T" (id bigint PRIMARY KEY);'], files: ['ALTER TABLE "App"."T" ADD COLUMN a int;'], expect: [] },
  ],
};
