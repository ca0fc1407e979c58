import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50));';
const reachesOut = 'it writes outside the database';

export const forbiddenStatement: EdgeCases = {
  bad: [
    { title: 'a program of the server', engine: 'postgresql', base: [users], files: ["COPY users FROM PROGRAM 'true';"], expect: ['1:1'] },
    { title: 'a file of the server', engine: 'postgresql', base: [users], files: ["COPY users TO '/tmp/users.csv';"], expect: ['1:1'], impossible: reachesOut },
    { title: 'another session', engine: 'postgresql', files: ['SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE false;'], expect: ['1:1'] },
    { title: 'inside a DO block', engine: 'postgresql', files: ['DO $$ BEGIN\n  PERFORM pg_catalog.pg_terminate_backend(0);\nEND $$;'], expect: ['1:2'] },
    { title: 'a statement that the option names', engine: 'postgresql', files: ['CREATE EXTENSION pgcrypto;'], expect: ['1:1'], options: { statements: ['CREATE EXTENSION'] } },
    { title: 'a user', engine: 'mysql', files: ["CREATE USER app IDENTIFIED BY 'x';"], expect: ['1:1'], impossible: 'users outlive the database of a test' },
    { title: 'a file of the server', engine: 'mysql', base: [users], files: ["SELECT * FROM users INTO OUTFILE '/tmp/users';", "LOAD DATA INFILE '/tmp/users' INTO TABLE users;"], expect: ['1:1', '2:1'], impossible: reachesOut },
    { title: 'a scheduled event', engine: 'mariadb', base: [users], files: ['CREATE EVENT clean ON SCHEDULE EVERY 1 DAY DO DELETE FROM users WHERE id < 0;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a routine that is not called', engine: 'postgresql', files: ["CREATE FUNCTION f() RETURNS boolean LANGUAGE sql AS 'SELECT pg_terminate_backend(0)';"], expect: [] },
  ],
};
