import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);\nCREATE TABLE orgs (id int PRIMARY KEY);';

export const explicitLockTable: EdgeCases = {
  bad: [
    { title: 'each of several', engine: 'postgresql', base: [users], transaction: 'none', files: ['BEGIN;\nLOCK TABLE ONLY users,\n  orgs IN EXCLUSIVE MODE;\nCOMMIT;'], expect: ['1:2', '1:3'] },
    { title: 'inside a DO block', engine: 'postgresql', base: [users], files: ['DO $$\nBEGIN\n  LOCK TABLE users IN ACCESS EXCLUSIVE MODE;\nEND $$;'], expect: ['1:3'] },
    { title: 'a lock for reading keeps writers away', engine: 'mariadb', base: [users], files: ['LOCK TABLES users AS u READ, orgs WRITE WAIT 3;\nUNLOCK TABLES;'], expect: ['1:1', '1:1'] },
    { title: 'some tables', engine: 'mysql', base: [users], files: ['FLUSH TABLES users, orgs WITH READ LOCK;\nUNLOCK TABLES;'], expect: ['1:1'] },
    { title: 'a lock of its own, without a result', engine: 'mariadb', files: ["DO GET_LOCK('a', 1);"], expect: ['1:1'] },
  ],
  good: [
    { title: 'rows, not a table', engine: 'postgresql', base: [users], transaction: 'none', files: ['BEGIN;\nSELECT * FROM users FOR UPDATE;\nLOCK TABLE users IN ACCESS SHARE MODE;\nCOMMIT;'], expect: [] },
    { title: 'a new table', engine: 'postgresql', transaction: 'none', files: [`BEGIN;\n${users}\nLOCK TABLE users;\nCOMMIT;`], expect: [] },
    {
      title: 'a routine that takes one when it is called', engine: 'mysql',
      files: ["CREATE PROCEDURE p() DO GET_LOCK('a', 1);"], expect: [],
    },
    { title: 'a function of the same name in a text', engine: 'mariadb', base: [users], files: ["SELECT 'GET_LOCK()' FROM users;"], expect: [] },
  ],
};
