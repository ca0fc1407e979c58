import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50));';

export const renameTable: EdgeCases = {
  bad: [
    { title: 'a swap in two statements', engine: 'postgresql', base: [users], files: ['CREATE TABLE users_next (id bigint PRIMARY KEY);\nALTER TABLE users RENAME TO users_old;\nALTER TABLE users_next RENAME TO users;'], expect: ['1:2'] },
    { title: 'a view that reads something else', engine: 'postgresql', base: [users, 'CREATE TABLE other (id bigint PRIMARY KEY);'], files: ['ALTER TABLE users RENAME TO accounts;\nCREATE VIEW users AS SELECT * FROM other;'], expect: ['1:1'] },
    { title: 'a view in the next file', engine: 'postgresql', base: [users], files: ['ALTER TABLE users RENAME TO accounts;', 'CREATE VIEW users AS SELECT * FROM accounts;'], expect: ['1:1'] },
    { title: 'a view behind COMMIT', engine: 'postgresql', base: [users], transaction: 'none', files: ['BEGIN;\nALTER TABLE users RENAME TO accounts;\nCOMMIT;\nCREATE VIEW users AS SELECT * FROM accounts;'], expect: ['1:2'] },
    { title: 'a view, since each change commits', engine: 'mysql', base: [users], files: ['RENAME TABLE users TO accounts;\nCREATE VIEW users AS SELECT * FROM accounts;'], expect: ['1:1'] },
    { title: 'one of two tables', engine: 'mariadb', base: [users], files: ['CREATE TABLE fresh (id bigint PRIMARY KEY);\nRENAME TABLE fresh TO ripe, users TO accounts;'], expect: ['1:2'] },
    { title: 'a table that no migration creates', engine: 'postgresql', files: ['ALTER TABLE IF EXISTS legacy RENAME TO older;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'an index by ALTER TABLE', engine: 'postgresql', base: [users, 'CREATE INDEX i ON users (email);'], files: ['ALTER TABLE i RENAME TO j;'], expect: [] },
    { title: 'a view with its columns between BEGIN and COMMIT', engine: 'postgresql', base: [users], transaction: 'none', files: ['BEGIN;\nALTER TABLE public.users RENAME TO accounts;\nCREATE VIEW public.users AS SELECT id, email FROM accounts;\nCOMMIT;'], expect: [] },
    { title: 'a constraint', engine: 'postgresql', base: [users], files: ['ALTER TABLE users RENAME CONSTRAINT users_pkey TO users_key;'], expect: [] },
    { title: 'a swap by way of a third name', engine: 'mariadb', base: [users], files: ['CREATE TABLE next (id bigint PRIMARY KEY, email varchar(50));\nRENAME TABLE users TO tmp, next TO users;'], expect: [] },
  ],
};
