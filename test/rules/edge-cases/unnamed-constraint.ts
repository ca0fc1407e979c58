import type { EdgeCases } from './edge-cases.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY, a int);';

export const unnamedConstraint: EdgeCases = {
  bad: [
    { title: 'a primary key of the table', engine: 'postgresql', files: ['CREATE TABLE t (id bigint,\n  PRIMARY KEY (id));'], expect: ['1:2'] },
    { title: 'a unique column', engine: 'mysql', base: [t], files: ['ALTER TABLE t ADD COLUMN code int UNIQUE;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'an index that becomes a constraint', engine: 'postgresql', base: [t, 'CREATE UNIQUE INDEX t_a ON t (a);'], files: ['ALTER TABLE t ADD UNIQUE USING INDEX t_a;'], expect: [] },
    { title: 'a table that is there', engine: 'mariadb', base: [t], files: ['CREATE TABLE IF NOT EXISTS t (a int CHECK (a > 0));'], expect: [] },
    { title: 'NOT NULL', engine: 'postgresql', base: [t], files: ['ALTER TABLE t ADD COLUMN b int NOT NULL DEFAULT 0;'], expect: [] },
  ],
};
