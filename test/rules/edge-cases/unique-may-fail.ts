import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';

export const uniqueMayFail: EdgeCases = {
  bad: [
    { title: 'a primary key over old columns', engine: 'postgresql', base: ['CREATE TABLE log (id bigint NOT NULL, line text);'], files: ['ALTER TABLE log ADD PRIMARY KEY (id);'], expect: ['1:1'] },
    { title: 'a new column with one value for all', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN n int NOT NULL DEFAULT 0 UNIQUE;'], expect: ['1:1'] },
    { title: 'a unique key for some rows', engine: 'postgresql', base: [users, 'CREATE UNIQUE INDEX i ON users (email) WHERE age > 0;'], files: ['CREATE UNIQUE INDEX j ON users (email, age);'], expect: ['1:1'] },
    { title: 'mending of another table', engine: 'postgresql', base: [users, 'CREATE TABLE t (id bigint PRIMARY KEY, email text);'], files: ['DELETE FROM t WHERE email IS NULL;\nALTER TABLE users ADD UNIQUE (email);'], expect: ['1:2'] },
    { title: 'a prefix of a unique column', engine: 'mysql', base: [users, 'CREATE UNIQUE INDEX i ON users (email);'], files: ['CREATE UNIQUE INDEX j ON users (email(3));'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a new column with another value in each row', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN n bigserial;\nALTER TABLE users ADD UNIQUE (n);'], expect: [] },
    { title: 'an index that is there', engine: 'postgresql', base: [users, 'CREATE UNIQUE INDEX i ON users (email);'], files: ['CREATE UNIQUE INDEX IF NOT EXISTS i ON users (email);'], expect: [] },
    { title: 'the same expression again', engine: 'postgresql', base: [users, 'CREATE UNIQUE INDEX i ON users (lower(email));'], files: ['CREATE UNIQUE INDEX j ON users (lower(email), age);'], expect: [] },
    { title: 'a new table filled in the same file', engine: 'postgresql', base: [users], files: ['CREATE TABLE t (id bigint, email text);\nINSERT INTO t SELECT id, email FROM users;\nCREATE UNIQUE INDEX i ON t (id);'], expect: [] },
    { title: 'an index that is not unique', engine: 'mariadb', base: [users], files: ['CREATE INDEX i ON users (email);'], expect: [] },
  ],
};
