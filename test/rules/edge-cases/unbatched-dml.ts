import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';
const large = { rows: 3_000_000, bytes: 400_000_000, nullFractions: { email: 0.001, age: 0.9 } };

export const unbatchedDml: EdgeCases = {
  bad: [
    { title: 'the fill of a column that the set adds', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL;', 'UPDATE users SET x = 1 WHERE x IS NULL;'], stats: { 'public.users': large }, expect: ['2:1'] },
    { title: 'nine of ten rows', engine: 'postgresql', base: [users], files: ['DELETE FROM users WHERE age IS NULL;'], stats: { 'public.users': large }, expect: ['1:1'] },
    { title: 'half of a key', engine: 'postgresql', base: ['CREATE TABLE m (a int, b int, n int, PRIMARY KEY (a, b));'], files: ['UPDATE m SET n = 0 WHERE a = 1;'], expect: ['1:1'] },
    { title: 'a key or something else', engine: 'postgresql', base: [users], files: ['UPDATE users SET age = 0 WHERE id = 1 OR age > 3;'], expect: ['1:1'] },
    { title: 'a DO block', engine: 'postgresql', base: [users], files: ['DO $$ BEGIN UPDATE users SET age = 0; END $$;'], stats: { 'public.users': large }, expect: ['1:1'] },
    { title: 'a copy into a new table', engine: 'mysql', base: [users], files: ['CREATE TABLE kept (id bigint PRIMARY KEY);\nINSERT INTO kept SELECT id FROM users;'], stats: { users: large }, expect: ['1:2'] },
    { title: 'a word in a string', engine: 'postgresql', base: [users], files: ["UPDATE users SET age = 0 WHERE email = 'limit 5 or id = 1';"], expect: ['1:1'] },
    { title: 'a derived table', engine: 'postgresql', base: [users, 'CREATE TABLE kept (id bigint);'], files: ['INSERT INTO kept SELECT t.id FROM (SELECT id FROM users) t WHERE NOT EXISTS (SELECT 1 FROM kept WHERE kept.id = t.id);'], expect: ['1:1'] },
    { title: 'a limit of one’s own', engine: 'mariadb', base: [users], files: ['UPDATE users SET age = 0;'], stats: { users: { rows: 100, bytes: 9000 } }, options: { rows: 100 }, expect: ['1:1'] },
  ],
  good: [
    { title: 'few rows hold NULL', engine: 'postgresql', base: [users], files: ["UPDATE users SET email = '' WHERE email IS NULL;"], stats: { 'public.users': large }, expect: [] },
    { title: 'some keys', engine: 'postgresql', base: [users], files: ["DELETE FROM users WHERE users.id IN (1, 2, 3) AND age > 5;"], expect: [] },
    { title: 'a unique column', engine: 'postgresql', base: [users, 'CREATE UNIQUE INDEX u ON users (email);'], files: ["UPDATE users SET age = 0 WHERE email = 'a@b.c';"], expect: [] },
    { title: 'rows that the statement names', engine: 'postgresql', base: [users], files: ["INSERT INTO users VALUES (1, 'a', 2), (2, 'b', 3);"], expect: [] },
    { title: 'a new table', engine: 'postgresql', files: [`${users}\nUPDATE users SET age = 0;`], expect: [] },
    { title: 'a piece at a time', engine: 'postgresql', base: [users], files: ['DELETE FROM users WHERE id IN (SELECT id FROM users WHERE age > 5 LIMIT 1000);'], expect: [] },
    {
      title: 'a loop over ranges of the key', engine: 'postgresql', base: [users], stats: { 'public.users': large },
      files: ['DO $$ DECLARE i bigint := 0; BEGIN\n  LOOP\n    UPDATE users SET age = 0 WHERE id > i AND id <= i + 1000;\n    i := i + 1000;\n    EXIT WHEN i > 100000;\n  END LOOP;\nEND $$;'], expect: [],
    },
    { title: 'a seed that is written once', engine: 'postgresql', base: [users], files: ["INSERT INTO users (id, email) SELECT 1, 'a' WHERE NOT EXISTS (SELECT 1 FROM users WHERE (email) = 'a');"], expect: [] },
    { title: 'a seed that is written once', engine: 'mysql', base: [users], files: ["INSERT INTO users (id, email) SELECT * FROM (SELECT 1 AS i, 'a' AS e) AS tmp WHERE NOT EXISTS (SELECT id FROM users WHERE email = 'a') LIMIT 1;\nINSERT INTO users (id, email) SELECT 2, 'b' FROM dual WHERE NOT EXISTS (SELECT id FROM users WHERE email = 'b');"], expect: [] },
    { title: 'a row found by its key', engine: 'mariadb', base: [users, 'CREATE TABLE kept (id bigint PRIMARY KEY);'], files: ['INSERT INTO kept SELECT id FROM users WHERE id = 5;'], expect: [] },
    { title: 'no row at all', engine: 'mysql', base: [users], files: ['DELETE FROM users WHERE false;'], expect: [] },
    { title: 'a key in backticks', engine: 'mariadb', base: [users], files: ['UPDATE `users` SET `age` = 0 WHERE `id` = 5;'], expect: [] },
  ],
};
