import type { EdgeCases } from './edge-cases.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY, a int);';

export const selectStarInView: EdgeCases = {
  bad: [
    { title: 'a materialized view, a star in a common table expression', engine: 'postgresql', base: [t], files: ['CREATE MATERIALIZED VIEW m AS WITH x AS (SELECT * FROM t) SELECT id FROM x;'], expect: ['1:1'] },
    { title: 'EXISTS beside a star', engine: 'postgresql', base: [t], files: ['CREATE VIEW v AS SELECT DISTINCT * FROM t WHERE EXISTS (SELECT * FROM t);'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a star in a text and a comment', engine: 'postgresql', base: [t], files: ["CREATE VIEW v AS SELECT id /* SELECT * */, 'SELECT *' AS s FROM t WHERE EXISTS (SELECT * FROM t);"], expect: [] },
    { title: 'a table made from a query', engine: 'mysql', base: [t], files: ['CREATE TABLE u AS SELECT * FROM t;'], expect: [] },
  ],
};
