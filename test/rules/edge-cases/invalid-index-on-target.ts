import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const broken = { rows: 5000, invalidIndexes: ['users_age', 'users_old'] };

export const invalidIndexOnTarget: EdgeCases = {
  bad: [
    { title: 'each index once, however often the table is touched', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL;\nALTER TABLE users ADD COLUMN y int NULL;'], stats: { 'public.users': broken }, expect: ['1:1', '1:1'] },
    { title: 'one of two is dropped', engine: 'postgresql', base: [users, 'CREATE INDEX users_age ON users (age);'], files: ['DROP INDEX users_age;'], stats: { 'public.users': broken }, expect: ['1:1'] },
  ],
  good: [
    { title: 'it is built again', engine: 'postgresql', base: [users, 'CREATE INDEX users_age ON users (age);'], transaction: 'none', files: ['REINDEX INDEX CONCURRENTLY users_age;\nALTER TABLE users ADD COLUMN x int NULL;'], stats: { 'public.users': { rows: 1, invalidIndexes: ['users_age'] } }, expect: [] },
    { title: 'a new table of the same name', engine: 'postgresql', files: [`${users}\nALTER TABLE users ADD COLUMN x int NULL;`], stats: { 'public.users': broken }, expect: [] },
  ],
};
