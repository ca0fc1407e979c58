import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const alter = 'ALTER TABLE users ADD COLUMN x int NULL;';

export const missingLockTimeout: EdgeCases = {
  bad: [
    { title: 'a lock that is waited for', engine: 'postgresql', runnerLockTimeout: 'none', base: [users], files: ['LOCK TABLE users;'], expect: ['1:1'], impossible: 'it needs the runner’s transaction' },
    { title: 'the table that a foreign key refers to', engine: 'mysql', runnerLockTimeout: 'none', base: [users], files: ['CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, FOREIGN KEY (user_id) REFERENCES users (id));'], expect: ['1:1'] },
    { title: 'a trigger', engine: 'postgresql', runnerLockTimeout: 'none', base: [users, 'CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;'], files: ['CREATE TRIGGER tr BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION f();'], expect: ['1:1'] },
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
    { title: 'the statement bounds its own wait', engine: 'mariadb', runnerLockTimeout: 'none', base: [users], files: ['ALTER TABLE users WAIT 5 ADD COLUMN x int NULL;', 'DROP TABLE users NOWAIT;'], expect: [] },
    { title: 'a lock that is not waited for', engine: 'postgresql', runnerLockTimeout: 'none', base: [users], files: ['LOCK TABLE users IN SHARE MODE NOWAIT;'], expect: [], impossible: 'it needs the runner’s transaction' },
    { title: 'a timeout of none, which is a rule of its own', engine: 'postgresql', runnerLockTimeout: 'none', base: [users], files: ['SET lock_timeout = 0;\nALTER TABLE users ADD COLUMN x int NULL;'], expect: [] },
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
