import type { EdgeCases } from './edge-cases.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY, a int);';

export const duplicateColumnAssignment: EdgeCases = {
  bad: [
    { title: 'what an upsert sets', engine: 'postgresql', base: [t], files: ['INSERT INTO t (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET a = 1, a = 2;'], expect: ['1:1'], impossible: 'the server refuses it too' },
    { title: 'a list of a view', engine: 'mysql', base: [t], files: ['CREATE VIEW v (x, X) AS SELECT id, a FROM t;'], expect: ['1:1'], impossible: 'the server refuses it too' },
    { title: 'a quoted name', engine: 'postgresql', files: ['CREATE TABLE u (id bigint PRIMARY KEY, "id" int);'], expect: ['1:1'], impossible: 'the server refuses it too' },
  ],
  good: [
    { title: 'fields of a composite', engine: 'postgresql', base: ['CREATE TYPE pair AS (x int, y int);\nCREATE TABLE u (id bigint PRIMARY KEY, p pair);'], files: ['UPDATE u SET p.x = 1, p.y = 2 WHERE id = 1;'], expect: [] },
    { title: 'names that differ in case', engine: 'postgresql', files: ['CREATE TABLE u (id bigint PRIMARY KEY, a int, "A" int);\nCREATE VIEW v AS SELECT id, a, "A" FROM u;'], expect: [] },
    { title: 'a view with names of its own', engine: 'postgresql', base: [t], files: ['CREATE VIEW v (x, y) AS SELECT a, a FROM t;'], expect: [] },
  ],
};
