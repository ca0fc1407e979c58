import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const pets = 'CREATE TABLE pets (id bigint PRIMARY KEY, user_id bigint);';
const many = { rows: 25_000_000, bytes: 9_000_000_000 };

export const largeTableRehearsal: EdgeCases = {
  bad: [
    { title: 'a table that is only referred to is locked as well, and each is named once', engine: 'postgresql', base: [users, pets], files: ['ALTER TABLE pets ADD FOREIGN KEY (user_id) REFERENCES users NOT VALID;', 'ALTER TABLE users ADD COLUMN x int NULL;'], stats: { 'public.users': many }, description: '', expect: ['1:1'] },
    { title: 'rows that are written', engine: 'postgresql', base: [users], files: ['UPDATE users SET age = 1 WHERE id < 100;'], stats: { 'public.users': many }, description: '', expect: ['1:1'] },
    { title: 'under a name that the change set gave it', engine: 'mysql', base: [users], files: ['RENAME TABLE users TO people;'], stats: { users: many }, description: 'Rehearsal:', expect: ['1:1'] },
    { title: 'a lower bound', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD COLUMN x int;'], stats: { users: { rows: 4000 } }, options: { rows: 4000 }, description: 'Waiver: no', expect: ['1:1'] },
  ],
  good: [
    { title: 'a new table, and a query', engine: 'postgresql', base: [users], files: [`${pets}\nSELECT count(*) FROM users;`], stats: { 'public.users': many }, description: '', expect: [] },
    { title: 'a record that is an issue', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int;'], stats: { users: many }, description: '**Rehearsal**: see ops/runs#81', expect: [] },
    { title: 'a record below a heading, among words', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD COLUMN x int;'], stats: { users: many }, description: '## Rehearsal\n\nRun on the copy of Monday (https://ci.example.org/7), 4 minutes.', expect: [] },
    { title: 'a description that this run does not see', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int;'], stats: { 'public.users': many }, expect: [] },
  ],
};
