import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY);';

export const columnAlignment: EdgeCases = {
  bad: [
    { title: 'domains and enums of the base', engine: 'postgresql', base: [users, "CREATE TYPE mood AS ENUM ('a');\nCREATE DOMAIN amount AS bigint;"], files: ['CREATE TABLE t (m mood, a amount, n mood, b amount, o mood, c amount);'], expect: ['1:1'] },
    { title: 'a history of several files', engine: 'postgresql', files: [users, 'CREATE TABLE t (a boolean, b bigint, c boolean, d bigint);'], expect: ['2:1'] },
    { title: 'a bound of nothing', engine: 'postgresql', base: [users], files: ['CREATE TABLE t (a int, b bigint);'], expect: ['1:1'], options: { 'alignment-bytes': 0 } },
    { title: 'a new table that is made only if it is not there', engine: 'postgresql', base: [users], files: ['CREATE TABLE IF NOT EXISTS t (a boolean, b bigint, c boolean, d serial8);'], expect: ['1:1'] },
    { title: 'a time with its zone behind a flag', engine: 'postgresql', base: [users], files: ['CREATE TABLE t (a boolean, b timetz, c boolean, d interval, e text);'], expect: ['1:1'] },
  ],
  good: [
    { title: 'texts between, after which everything may lie well', engine: 'postgresql', base: [users], files: ['CREATE TABLE t (a boolean, b text, c bigint, d text, e boolean, f numeric(10, 2), g bigint, h boolean);'], expect: [] },
    { title: 'eight bytes, which the option accepts', engine: 'postgresql', base: [users], files: ['CREATE TABLE t (a smallint, b int, c int, d bigint, e smallint, f int);'], expect: [] },
    { title: 'a table that is there', engine: 'postgresql', base: [users], files: ['CREATE TABLE IF NOT EXISTS users (a boolean, b bigint, c boolean, d bigint);'], expect: [] },
    { title: 'a partition, whose order is its parent’s', engine: 'postgresql', base: [users, 'CREATE TABLE p (a boolean, b bigint, c boolean, d bigint) PARTITION BY LIST (b);'], files: ['CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);'], expect: [] },
    { title: 'a copy of another table', engine: 'postgresql', base: [users, 'CREATE TABLE p (a boolean, b bigint, c boolean, d bigint);'], files: ['CREATE TABLE q (LIKE p, e boolean, f bigint);'], expect: [] },
    { title: 'a temporary table', engine: 'postgresql', base: [users], files: ['CREATE TEMP TABLE t (a boolean, b bigint, c boolean, d bigint);'], expect: [] },
    { title: 'arrays and identifiers that need no place of their own', engine: 'postgresql', base: [users], files: ['CREATE TABLE t (a boolean, b uuid, c boolean, d bigint[], e boolean, f jsonb);'], expect: [] },
    { title: 'a type of somebody else', engine: 'postgresql', base: [users, 'CREATE TYPE pair AS (x int, y int);'], files: ['CREATE TABLE t (a boolean, b pair, c boolean, d pair);'], expect: [] },
  ],
};
