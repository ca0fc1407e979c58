import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const alter = 'ALTER TABLE users ADD COLUMN x int NULL;';

export const missingLockTimeout: EdgeCases = {
  bad: [
    {
      title: 'SET LOCAL ends with its transaction', engine: 'postgresql', runnerLockTimeout: 'none', transaction: 'none', base: [users],
      files: [`BEGIN;\nSET LOCAL lock_timeout = '2s';\nCOMMIT;\n${alter}`], expect: ['1:4'],
    },
    {
      title: 'ROLLBACK undoes SET', engine: 'postgresql', runnerLockTimeout: 'none', transaction: 'none', base: [users],
      files: [`BEGIN;\nSET lock_timeout = '2s';\nROLLBACK;\n${alter}`], expect: ['1:4'],
    },
    {
      title: 'a timeout that is set back', engine: 'postgresql', runnerLockTimeout: 'none', base: [users],
      files: [`SET lock_timeout = '2s';\nRESET lock_timeout;\n${alter}`], expect: ['1:3'],
    },
    {
      title: 'a new table with a key to an old one', engine: 'postgresql', runnerLockTimeout: 'none', base: [users],
      files: ['CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users);'], expect: ['1:1'],
    },
  ],
  good: [
    {
      title: 'a new table', engine: 'postgresql', runnerLockTimeout: 'none',
      files: [`CREATE TABLE users (id bigint PRIMARY KEY);\n${alter}\nCREATE INDEX i ON users (id);`], expect: [],
    },
    {
      title: 'locks that writers pass', engine: 'postgresql', runnerLockTimeout: 'none', transaction: 'none',
      base: [users, 'ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;'],
      files: ["ALTER TABLE users VALIDATE CONSTRAINT c;\nCOMMENT ON TABLE users IS 'people';\nCREATE INDEX CONCURRENTLY i ON users (age);"], expect: [],
    },
    {
      title: 'rows', engine: 'postgresql', runnerLockTimeout: 'none', base: [users],
      files: ['UPDATE users SET age = 1 WHERE id = 1;'], expect: [],
    },
  ],
};
