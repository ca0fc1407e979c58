import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';
const orders = 'CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);';
const huge = { rows: 200_000_000, bytes: 60_000_000_000, indexBytes: 9_000_000_000 };
const usual = { rows: 20_000, bytes: 4_000_000, indexBytes: 500_000 };
const setNotNull = 'ALTER TABLE users ALTER COLUMN email SET NOT NULL;';

export const lockBudgetExceeded: EdgeCases = {
  bad: [
    { title: 'the referenced table waits for the check of a foreign key, too', engine: 'postgresql', base: [users, orders], files: ['ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users (id);'], stats: { 'public.users': usual, 'public.orders': huge }, expect: ['1:1', '1:1'] },
    { title: 'one transaction for several files', engine: 'postgresql', base: [users], transaction: 'whole-run', files: ['ALTER TABLE users ADD COLUMN x int NULL;', 'CREATE INDEX i ON users (age);'], stats: { 'public.users': huge }, expect: ['1:1'] },
    { title: 'a budget of one’s own', engine: 'postgresql', base: [users], files: [setNotNull], stats: { 'public.users': { rows: 5_000_000, bytes: 2_400_000_000 } }, options: { 'max-blocked-seconds': 1 }, expect: ['1:1'] },
    { title: 'a lock that is asked for', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD INDEX i (age), ALGORITHM=INPLACE, LOCK=SHARED;'], stats: { users: huge }, expect: ['1:1'] },
    { title: 'under its new name', engine: 'mariadb', base: [users], files: ['RENAME TABLE users TO people;\nALTER TABLE people MODIFY age bigint, ALGORITHM=COPY;'], stats: { users: huge }, expect: ['1:2'] },
  ],
  good: [
    { title: 'statements that end their transactions', engine: 'postgresql', base: [users], transaction: 'none', files: ['ALTER TABLE users ADD COLUMN x int NULL;\nCREATE INDEX CONCURRENTLY i ON users (age);'], stats: { 'public.users': huge }, expect: [] },
    { title: 'a COMMIT between', engine: 'postgresql', base: [users], transaction: 'none', files: ['BEGIN;\nALTER TABLE users ADD COLUMN x int NULL;\nCOMMIT;\nUPDATE users SET age = 0;'], stats: { 'public.users': huge }, expect: [] },
    { title: 'the check of a constraint that is there', engine: 'postgresql', base: [users, 'ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;'], files: ['ALTER TABLE users VALIDATE CONSTRAINT c;'], stats: { 'public.users': huge }, expect: [] },
    { title: 'work on rows behind no lock', engine: 'postgresql', base: [users], files: ['UPDATE users SET age = 0;'], stats: { 'public.users': huge }, expect: [] },
    { title: 'INSTANT', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT;'], stats: { users: huge }, expect: [] },
    { title: 'another transaction for each statement of MariaDB', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT;\nALTER TABLE users ADD INDEX i (age), ALGORITHM=INPLACE, LOCK=NONE;'], stats: { users: huge }, expect: [] },
  ],
};
