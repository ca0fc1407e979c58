import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';
const gone = 'CREATE TABLE gone (id bigint PRIMARY KEY);';

export const updateWithoutWhere: EdgeCases = {
  bad: [
    { title: 'FROM alone picks nothing', engine: 'postgresql', base: [users, gone], files: ['UPDATE users SET age = 1 FROM gone;'], expect: ['1:1'] },
    { title: 'a column of the change set', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL;', 'UPDATE users SET x = 1;'], expect: ['2:1'] },
    { title: 'a join without a condition', engine: 'mysql', base: [users, gone], files: ['UPDATE users, gone SET users.age = 1;'], expect: ['1:1'] },
    { title: 'a limit without the order of a key', engine: 'mysql', base: [users], files: ['UPDATE users SET age = 1 LIMIT 10;\nUPDATE users SET age = 1 ORDER BY age LIMIT 10;'], expect: ['1:1', '1:2'] },
    { title: 'a limit without an order', engine: 'mariadb', base: [users], files: ['UPDATE users SET age = 1 LIMIT 10;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a limit with a condition', engine: 'mariadb', base: [users], files: ['UPDATE users SET age = 1 WHERE age IS NULL LIMIT 10;'], expect: [] },
    { title: 'a new table under its new name', engine: 'postgresql', base: [users], files: ['CREATE TABLE a (id bigint PRIMARY KEY, n int);\nALTER TABLE a RENAME TO b;\nUPDATE b SET n = 1;'], expect: [] },
    { title: 'a condition on another table', engine: 'postgresql', base: [users, gone], files: ['UPDATE users u SET age = 1 FROM gone g WHERE g.id = u.id;'], expect: [] },
    { title: 'an upsert', engine: 'postgresql', base: [users], files: ['INSERT INTO users (id, age) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET age = 2;'], expect: [] },
    { title: 'a join picks the rows', engine: 'mysql', base: [users, gone], files: ['UPDATE users u JOIN gone USING (id) SET u.age = 1;'], expect: [] },
  ],
};
