import type { EdgeCases } from './edge-cases.ts';

export const preferBigint: EdgeCases = {
  bad: [
    { title: 'a key that is added later in the set', engine: 'postgresql', files: ['CREATE TABLE t (\n  code int NOT NULL\n);', 'ALTER TABLE t ADD CONSTRAINT t_pk PRIMARY KEY (code);'], expect: ['1:2'] },
    { title: 'a reference to a key of the set', engine: 'postgresql', files: ['CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (id bigint PRIMARY KEY, a_id int REFERENCES a);'], expect: ['1:1', '1:2'] },
    { title: 'a member of a composite key that numbers rows', engine: 'mysql', files: ['CREATE TABLE t (tenant varchar(10), id int, line int, PRIMARY KEY (tenant, id, line));'], expect: ['1:1'] },
    { title: 'a table that no migration creates', engine: 'postgresql', files: ['ALTER TABLE t ADD COLUMN u_id int REFERENCES u (id);'], expect: ['1:1'], impossible: 'there is no such table' },
    { title: 'every integer', engine: 'mariadb', files: ['CREATE TABLE t (id bigint PRIMARY KEY,\n  n int);'], expect: ['1:2'], options: { scope: 'all' } },
  ],
  good: [
    { title: 'an old narrow column that becomes a key', engine: 'postgresql', base: ['CREATE TABLE t (n int NOT NULL);'], files: ['ALTER TABLE t ADD PRIMARY KEY (n);'], expect: [] },
    { title: 'a shared key that follows an old one', engine: 'mysql', base: ['CREATE TABLE a (id int PRIMARY KEY);'], files: ['CREATE TABLE b (id int PRIMARY KEY, FOREIGN KEY (id) REFERENCES a (id));'], expect: [] },
    { title: 'a unique number, and a key that is text', engine: 'mariadb', files: ['CREATE TABLE t (code char(2) PRIMARY KEY, rank_no int UNIQUE);'], expect: [] },
    { title: 'a key that is widened', engine: 'postgresql', base: ['CREATE TABLE t (id int PRIMARY KEY);'], files: ['ALTER TABLE t ALTER COLUMN id TYPE bigint;'], expect: [] },
    { title: 'an array of numbers', engine: 'postgresql', files: ['CREATE TABLE t (id bigint PRIMARY KEY, ids int[]);'], expect: [], options: { scope: 'all' } },
  ],
};
