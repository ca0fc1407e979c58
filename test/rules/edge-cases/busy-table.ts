import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const orders = 'CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);';
const busy = { rows: 10, writesPerSecond: 250 };

export const busyTable: EdgeCases = {
  bad: [
    { title: 'the referenced table', engine: 'postgresql', base: [users, orders], files: ['ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;'], stats: { 'public.users': busy, 'public.orders': { rows: 1 } }, expect: ['1:1'] },
    { title: 'a threshold of one’s own', engine: 'mysql', base: [users], files: ['DROP TABLE users;'], stats: { users: { rows: 1, writesPerSecond: 5 } }, options: { 'writes-per-second': 5 }, expect: ['1:1'] },
  ],
  good: [
    { title: 'a concurrent build', engine: 'postgresql', base: [users], transaction: 'none', files: ['CREATE INDEX CONCURRENTLY i ON users (age);'], stats: { 'public.users': busy }, expect: [] },
    { title: 'one more writer', engine: 'postgresql', base: [users], files: ['UPDATE users SET age = 1 WHERE id = 2;'], stats: { 'public.users': busy }, expect: [] },
    { title: 'another table is busy', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL;'], stats: { users: { rows: 1 }, orders: busy }, expect: [] },
    { title: 'a new table', engine: 'mysql', files: [`${users}\nALTER TABLE users ADD COLUMN x int NULL;`], stats: { users: busy }, expect: [] },
  ],
};
