import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const alter = 'ALTER TABLE users ADD COLUMN x int NULL;';

export const lockTimeoutUnreasonable: EdgeCases = {
  bad: [
    {
      title: 'once for all statements that it holds for', engine: 'postgresql', base: [users],
      files: [`SELECT 1;\nSET lock_timeout TO '1h';\n${alter}\nALTER TABLE users DROP COLUMN x;`], expect: ['1:2'],
    },
    { title: 'the last one counts', engine: 'postgresql', base: [users], files: [`SET lock_timeout = '2s';\nSET LOCAL lock_timeout = 60000;\n${alter}`], expect: ['1:2'] },
    { title: 'a bound of the team', engine: 'postgresql', base: [users], files: [`SET lock_timeout = '10s';\n${alter}`], options: { 'max-lock-timeout': 5 }, expect: ['1:1'] },
    { title: 'the name with its scope', engine: 'mysql', base: [users], files: [`SET @@SESSION.lock_wait_timeout = 31;\nDROP TABLE users;`], expect: ['1:1'] },
  ],
  good: [
    { title: 'nobody waits', engine: 'postgresql', files: [`SET lock_timeout = 0;\n${users}\n${alter}`], expect: [] },
    { title: 'a shorter one before the lock', engine: 'postgresql', base: [users], files: [`SET lock_timeout = '10min';\nSET lock_timeout = '3s';\n${alter}`], expect: [] },
    { title: 'another timeout', engine: 'postgresql', base: [users], files: [`SET statement_timeout = 0;\n${alter}`], expect: [] },
    { title: 'rows, not a table', engine: 'postgresql', base: [users], files: ["SET lock_timeout = 0;\nUPDATE users SET age = 1 WHERE id = 1;"], expect: [] },
    {
      title: 'innodb_lock_wait_timeout, which is about rows', engine: 'mysql', base: [users],
      files: ['SET SESSION innodb_lock_wait_timeout = 600;\nALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT;'], expect: [],
    },
    { title: 'LOCAL outside of a transaction sets nothing', engine: 'postgresql', base: [users], transaction: 'none', files: [`SET LOCAL lock_timeout = 0;\n${alter}`], expect: [] },
    { title: 'a statement that does not wait', engine: 'mariadb', base: [users], files: ['ALTER TABLE users NOWAIT ADD COLUMN x int NULL;'], expect: [] },
  ],
};
