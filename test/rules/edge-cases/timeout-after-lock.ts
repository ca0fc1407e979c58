import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);';
const alter = 'ALTER TABLE users ADD COLUMN x int NULL;';

export const timeoutAfterLock: EdgeCases = {
  bad: [
    { title: 'a lock that stops writers', engine: 'postgresql', base: [users], files: ["CREATE INDEX i ON users (age);\nSET LOCAL lock_timeout TO '3s';"], expect: ['1:2'] },
    { title: 'by set_config', engine: 'postgresql', base: [users], files: [`${alter}\nSELECT set_config('lock_timeout', '2s', true);`], expect: ['1:2'] },
    { title: 'each transaction by itself', engine: 'postgresql', base: [users], transaction: 'none', files: [`BEGIN;\nSET LOCAL lock_timeout = '2s';\nSELECT 1;\nCOMMIT;\nBEGIN;\n${alter}\nSET LOCAL lock_timeout = '2s';\nCOMMIT;`], expect: ['1:7'] },
  ],
  good: [
    { title: 'a second value', engine: 'postgresql', base: [users], files: [`SET lock_timeout = '2s';\n${alter}\nSET lock_timeout = '5s';\nALTER TABLE users ADD COLUMN y int NULL;`], expect: [] },
    { title: 'taken off at the end', engine: 'postgresql', base: [users], files: [`${alter}\nSET lock_timeout = 0;`], expect: [] },
    { title: 'another timeout', engine: 'postgresql', base: [users], files: [`${alter}\nSET statement_timeout = '5s';`], expect: [] },
    { title: 'rows first, the lock later', engine: 'postgresql', base: [users], files: [`UPDATE users SET age = 1 WHERE id = 1;\nSET LOCAL lock_timeout = '2s';\n${alter}`], expect: [] },
  ],
};
