import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const large = { rows: 5_000_000, bytes: 700_000_000 };

export const indexLargeTable: EdgeCases = {
  bad: [
    {
      title: 'a table under its new name, which the target does not know yet', engine: 'postgresql', base: [users], transaction: 'none', stats: { 'public.users': large },
      files: ['ALTER TABLE users RENAME TO people;', 'CREATE INDEX CONCURRENTLY i ON people (age);'], expect: ['2:1'],
    },
    {
      title: 'a unique constraint that builds its index', engine: 'postgresql', base: [users], stats: { 'public.users': large },
      files: ['ALTER TABLE users\n  ADD COLUMN x int NULL,\n  ADD CONSTRAINT users_age UNIQUE (age);'], expect: ['1:3'],
    },
    {
      title: 'a schema that is named', engine: 'postgresql', base: ['CREATE SCHEMA shop;\nCREATE TABLE shop.orders (id int);'], transaction: 'none',
      stats: { 'shop.orders': large, 'public.orders': { rows: 1 } }, files: ['CREATE INDEX CONCURRENTLY i ON shop.orders (id);'], expect: ['1:1'],
    },
    {
      title: 'a size that must be known', engine: 'postgresql', base: [users], transaction: 'none', options: { 'require-stats': true },
      files: ['CREATE INDEX CONCURRENTLY i ON users (age);'], expect: ['1:1'],
    },
    { title: 'a unique key', engine: 'mysql', base: [users], stats: { 'shop.users': large }, files: ['ALTER TABLE users ADD UNIQUE KEY u (age), ALGORITHM=INPLACE, LOCK=NONE;'], expect: ['1:1'] },
    { title: 'a threshold of one’s own', engine: 'mariadb', base: [users], stats: { users: { rows: 5000 } }, options: { rows: 5000 }, files: ['CREATE INDEX i ON users (age);'], expect: ['1:1'] },
  ],
  good: [
    { title: 'no statistics', engine: 'postgresql', base: [users], transaction: 'none', files: ['CREATE INDEX CONCURRENTLY i ON users (age);'], expect: [] },
    { title: 'a blocking build, of which another rule speaks', engine: 'postgresql', base: [users], stats: { 'public.users': large }, files: ['CREATE INDEX i ON users (age);'], expect: [] },
    {
      title: 'a new table with the name of one that is gone', engine: 'postgresql', base: [users], stats: { 'public.users': large },
      files: ['DROP TABLE users;\nCREATE TABLE users (id bigint PRIMARY KEY, age int);\nCREATE INDEX i ON users (age);'], expect: [],
    },
    {
      title: 'a constraint over an index that is ready', engine: 'postgresql', base: [users, 'CREATE UNIQUE INDEX u ON users (age);'], stats: { 'public.users': large },
      files: ['ALTER TABLE users ADD CONSTRAINT u UNIQUE USING INDEX u;'], expect: [],
    },
    {
      title: 'an index that is there already', engine: 'postgresql', base: [users, 'CREATE INDEX i ON users (age);'], transaction: 'none', stats: { 'public.users': large },
      files: ['CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON users (age);'], expect: [],
    },
    { title: 'the same name in two databases', engine: 'mysql', base: [users], stats: { 'a.users': large, 'b.users': { rows: 3 } }, files: ['CREATE INDEX i ON users (age);'], expect: [] },
    { title: 'a new table', engine: 'mysql', stats: { users: large }, files: [`${users}\nCREATE INDEX i ON users (age);`], expect: [] },
  ],
};
