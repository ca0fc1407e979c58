import type { EdgeCases } from './edge-cases.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY, a int);';

export const ifNotExistsMasksDrift: EdgeCases = {
  bad: [
    { title: 'an index of other columns', engine: 'postgresql', base: [t, 'CREATE INDEX i ON t (a);'], files: ['CREATE INDEX IF NOT EXISTS i ON t (a, id);'], expect: ['1:1'] },
    { title: 'a column fewer, by schema', engine: 'postgresql', base: [t], files: ['CREATE TABLE IF NOT EXISTS public.t (id bigint PRIMARY KEY);'], expect: ['1:1'] },
    { title: 'a table that the same file altered', engine: 'mysql', base: [t], files: ['ALTER TABLE t ADD COLUMN b int;\nCREATE TABLE IF NOT EXISTS t (id bigint PRIMARY KEY, a int);'], expect: ['1:2'] },
  ],
  good: [
    { title: 'columns in another order, other names of types', engine: 'postgresql', base: ['CREATE TABLE u (id bigint PRIMARY KEY, s varchar(10), n numeric(5));'], files: ['CREATE TABLE IF NOT EXISTS u (n decimal(5, 0), s character varying(10), id int8 PRIMARY KEY);'], expect: [] },
    { title: 'the same index', engine: 'postgresql', base: [t, 'CREATE INDEX i ON t (a);'], files: ['CREATE INDEX IF NOT EXISTS i ON t USING btree (a);'], expect: [] },
    { title: 'a table that was dropped before', engine: 'mariadb', base: [t], files: ['DROP TABLE t;\nCREATE TABLE IF NOT EXISTS t (other int);'], expect: [] },
  ],
};
