import type { EdgeCases } from './edge-cases.ts';

export const createEnum: EdgeCases = {
  bad: [
    { title: 'a type in a schema', engine: 'postgresql', files: ["CREATE TYPE public.\"Mood\" AS ENUM ('good');"], expect: ['1:1'] },
    { title: 'a column that becomes one', engine: 'mysql', base: ['CREATE TABLE t (id bigint PRIMARY KEY, mood varchar(10));'], files: ["ALTER TABLE t MODIFY mood enum('good', 'bad');"], expect: ['1:1'] },
  ],
  good: [
    { title: 'a label more', engine: 'postgresql', base: ["CREATE TYPE mood AS ENUM ('good');"], files: ["ALTER TYPE mood ADD VALUE 'bad';", "CREATE TABLE t (id bigint PRIMARY KEY, m mood);"], expect: [] },
    { title: 'a column named so', engine: 'mariadb', files: ['CREATE TABLE t (id bigint PRIMARY KEY, `enum` int, `set` int);'], expect: [] },
  ],
};
