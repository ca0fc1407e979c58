import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';
const large = { rows: 25_000_000, bytes: 9_000_000_000, indexBytes: 600_000_000 };

export const myPreferOnlineTool: EdgeCases = {
  bad: [
    { title: 'a conversion, in the database of the statistics', engine: 'mysql', base: [users], files: ["ALTER TABLE `users` MODIFY `age` bigint COMMENT 'it''s',\n  ALGORITHM=COPY, LOCK=SHARED;"], stats: { 'shop.users': large }, expect: ['1:1'] },
    { title: 'a threshold of one’s own', engine: 'mariadb', base: [users], files: ['ALTER TABLE users MODIFY age bigint, ALGORITHM=COPY;'], stats: { users: { rows: 100_000, bytes: 9_000_000 } }, options: { seconds: 1 }, expect: ['1:1'] },
  ],
  good: [
    { title: 'INSTANT', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT;'], stats: { users: large }, expect: [] },
    { title: 'a new table', engine: 'mysql', files: [`${users}\nALTER TABLE users MODIFY age bigint, ALGORITHM=COPY;`], stats: { users: large }, expect: [] },
    { title: 'no statistics', engine: 'mariadb', base: [users], files: ['ALTER TABLE users MODIFY age bigint, ALGORITHM=COPY;'], expect: [] },
    { title: 'changed rows', engine: 'mariadb', base: [users], files: ['UPDATE users SET age = 0;'], stats: { users: large }, expect: [] },
  ],
};
