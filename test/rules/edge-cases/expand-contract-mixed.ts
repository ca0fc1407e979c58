import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, first_name varchar(50), last_name varchar(50), age int, bio text);';

export const expandContractMixed: EdgeCases = {
  bad: [
    { title: 'two columns in one', engine: 'postgresql', base: [users], files: ["ALTER TABLE users ADD COLUMN label text NULL;\nUPDATE users u SET label = u.first_name || ' ' || u.last_name WHERE id > 0;", 'ALTER TABLE users DROP COLUMN first_name,\n  DROP COLUMN last_name;'], expect: ['2:1', '2:2'] },
    { title: 'the original under another name', engine: 'postgresql', base: [users], files: ['ALTER TABLE users RENAME COLUMN bio TO bio_old;\nALTER TABLE users ADD COLUMN bio jsonb NULL;\nALTER TABLE users DROP COLUMN bio_old;'], expect: ['1:3'] },
    { title: 'a table made by a query', engine: 'postgresql', base: [users], files: ['CREATE TABLE people AS SELECT * FROM users;', 'DROP TABLE users;'], expect: ['2:1'] },
  ],
  good: [
    { title: 'a copy of another table', engine: 'postgresql', base: [users, 'CREATE TABLE other (id bigint PRIMARY KEY);'], files: ['CREATE TABLE people AS SELECT * FROM other;\nDROP TABLE users;'], expect: [] },
    { title: 'a copy that goes as well', engine: 'postgresql', base: [users], files: ['CREATE TABLE keep AS SELECT * FROM users;\nDROP TABLE users;\nDROP TABLE keep;'], expect: [] },
    { title: 'a column of another table', engine: 'mysql', base: [users, 'CREATE TABLE other (id bigint PRIMARY KEY);'], files: ['ALTER TABLE other ADD COLUMN age int NULL;\nALTER TABLE users DROP COLUMN age;'], expect: [] },
  ],
};
