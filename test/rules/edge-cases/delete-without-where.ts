import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';
const gone = 'CREATE TABLE gone (id bigint PRIMARY KEY);';

export const deleteWithoutWhere: EdgeCases = {
  bad: [
    { title: 'USING alone picks nothing', engine: 'postgresql', base: [users, gone], files: ['DELETE FROM users USING gone;'], expect: ['1:1'] },
    { title: 'in a common table expression', engine: 'postgresql', base: [users], files: ['WITH d AS (DELETE FROM public.users RETURNING id) SELECT count(*) FROM d;'], expect: ['1:1'] },
    { title: 'true for one side of an OR, and for both of an AND', engine: 'postgresql', base: [users], files: ['DELETE FROM users WHERE age > 1 OR users.id = users.id;\nDELETE FROM users WHERE (id = id) AND 1 = 1;'], expect: ['1:1', '1:2'] },
    { title: 'an old table under its new name', engine: 'postgresql', base: [users], files: ['ALTER TABLE users RENAME TO people;\nDELETE FROM people;'], expect: ['1:2'] },
    { title: 'in a DO block', engine: 'postgresql', base: [users], files: ['DO $$\nBEGIN\n  DELETE FROM users;\nEND $$;'], expect: ['1:3'] },
    { title: 'an outer join keeps every row', engine: 'mysql', base: [users, gone], files: ['DELETE u FROM users u LEFT JOIN gone g ON g.id = u.id;'], expect: ['1:1'] },
    { title: 'a limit without an order', engine: 'mysql', base: [users], files: ['DELETE FROM users LIMIT 10;\nDELETE FROM users ORDER BY age LIMIT 10;'], expect: ['1:1', '1:2'] },
    { title: 'a number as a condition', engine: 'mariadb', base: [users], files: ['DELETE FROM users WHERE 1;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'USING with a condition', engine: 'postgresql', base: [users, gone], files: ['DELETE FROM users u USING gone g WHERE g.id = u.id;'], expect: [] },
    { title: 'a temporary table', engine: 'postgresql', base: [users], files: ['CREATE TEMP TABLE users AS SELECT 1 AS id;\nDELETE FROM users;'], expect: [] },
    { title: 'the body of a function, which runs later', engine: 'postgresql', base: [users], files: ["CREATE FUNCTION wipe() RETURNS void LANGUAGE sql AS 'DELETE FROM users';"], expect: [] },
    { title: 'a comparison of two columns', engine: 'postgresql', base: [users], files: ["DELETE FROM users WHERE id = age;\nDELETE FROM users WHERE email = 'id = id' OR age = -1;"], expect: [] },
    { title: 'the join of a subquery picks rows by its condition', engine: 'mysql', base: [users, gone], files: ['DELETE FROM users WHERE id IN (SELECT id FROM gone);'], expect: [] },
    { title: 'a natural join', engine: 'mariadb', base: [users, gone], files: ['DELETE users FROM users NATURAL JOIN gone;'], expect: [] },
  ],
};
