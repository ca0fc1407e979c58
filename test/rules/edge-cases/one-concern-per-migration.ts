import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int, created_at timestamp NULL);';
const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY);';

export const oneConcernPerMigration: EdgeCases = {
  bad: [
    { title: 'two old tables', engine: 'postgresql', base: [users, orgs], files: ['ALTER TABLE users ADD COLUMN x int NULL;\nALTER TABLE orgs ADD COLUMN x int NULL;'], expect: ['1:2'] },
    {
      title: 'four concerns in one change set', engine: 'postgresql', base: [users],
      files: ['CREATE TABLE audit (id bigint PRIMARY KEY);', 'UPDATE users SET age = 0 WHERE age IS NULL;', 'ALTER TABLE users ADD COLUMN x int NULL;', 'ALTER TABLE users DROP COLUMN age;'],
      expect: ['4:1'],
    },
  ],
  good: [
    {
      title: 'a table in exchange for another', engine: 'postgresql', base: [users],
      files: ['CREATE TABLE users_new (id bigint PRIMARY KEY);\nALTER TABLE users RENAME TO users_old;\nALTER TABLE users_new RENAME TO users;\nDROP TABLE users_old;'],
      expect: [],
    },
    {
      title: 'a new name, and a view under the old one', engine: 'postgresql', base: [users],
      files: ['ALTER TABLE users RENAME TO people;\nCREATE VIEW users AS SELECT * FROM people;'], expect: [],
    },
    { title: 'several additions to one table', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN a int NULL;\nALTER TABLE users ADD COLUMN b int NULL;'], expect: [] },
    {
      title: 'a column, its rows and its constraint', engine: 'postgresql', base: [users],
      files: ["SET lock_timeout = '2s';\nALTER TABLE users ADD COLUMN nick text NULL;\nUPDATE users SET nick = '';\nALTER TABLE users ADD CHECK (nick <> '') NOT VALID;"], expect: [],
    },
    {
      title: 'the steps to NOT NULL', engine: 'postgresql', base: [users],
      files: ['UPDATE users SET age = 0 WHERE age IS NULL;\nALTER TABLE users ADD CONSTRAINT c CHECK (age IS NOT NULL) NOT VALID;\nALTER TABLE users VALIDATE CONSTRAINT c;'], expect: [],
    },
  ],
};
