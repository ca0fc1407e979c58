import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id int PRIMARY KEY, age int);';
const alter = 'ALTER TABLE users ADD COLUMN x int NULL;';

export const keyExhaustion: EdgeCases = {
  bad: [
    { title: 'once for a table, at its first statement', engine: 'postgresql', base: [users], files: ['SELECT 1;', `${alter}\nUPDATE users SET age = 0 WHERE id = 1;`], stats: { 'public.users': { sequences: { id: { last: 30_000, max: 32_767, type: 'smallint' } } } }, expect: ['2:1'] },
    { title: 'an unsigned key', engine: 'mysql', base: [users], files: [alter], stats: { users: { sequences: { id: { last: 3_000_000_000, max: 4_294_967_295, type: 'int unsigned' } } } }, expect: ['1:1'] },
    { title: 'the key under its new name', engine: 'postgresql', base: [users], files: ['ALTER TABLE users RENAME COLUMN id TO user_id;'], stats: { 'public.users': { sequences: { id: { last: 32_000, max: 32_767 } } } }, expect: ['1:1'] },
    { title: 'a threshold of one’s own', engine: 'mariadb', base: [users], files: [alter], stats: { users: { sequences: { id: { last: 52, max: 127 } } } }, options: { 'warning-percent': 40 }, expect: ['1:1'] },
  ],
  good: [
    { title: 'a bigint', engine: 'postgresql', base: ['CREATE TABLE users (id bigint PRIMARY KEY);'], files: [alter], stats: { 'public.users': { sequences: { id: { last: 9e18, max: 2 ** 63, type: 'bigint' } } } }, expect: [] },
    { title: 'the key is dropped', engine: 'postgresql', base: [users], files: ['DROP TABLE users;'], stats: { 'public.users': { sequences: { id: { last: 32_000, max: 32_767 } } } }, expect: [] },
    { title: 'another table', engine: 'mysql', base: [users, 'CREATE TABLE o (id int PRIMARY KEY);'], files: ['ALTER TABLE o ADD COLUMN x int NULL;'], stats: { users: { sequences: { id: { last: 126, max: 127 } } } }, expect: [] },
    { title: 'exactly the threshold', engine: 'mariadb', base: [users], files: [alter], stats: { users: { sequences: { id: { last: 60, max: 100 } } } }, expect: [] },
  ],
};
