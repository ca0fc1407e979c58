import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint NOT NULL, code int NOT NULL, note int NULL, PRIMARY KEY (id));';

export const dropPrimaryKey: EdgeCases = {
  bad: [
    { title: 'a key with a name, under a new name of the table', engine: 'postgresql', base: ['CREATE TABLE t (a int CONSTRAINT k PRIMARY KEY);'], files: ['ALTER TABLE t RENAME TO u;\nALTER TABLE u DROP CONSTRAINT k;'], expect: ['1:2'] },
    { title: 'a unique key over a column that may be NULL', engine: 'postgresql', base: [users], files: ['ALTER TABLE users DROP CONSTRAINT users_pkey, ADD UNIQUE (note);'], expect: ['1:1'] },
    { title: 'the replacement in another statement', engine: 'mysql', base: [users], files: ['ALTER TABLE users DROP PRIMARY KEY;\nALTER TABLE users ADD PRIMARY KEY (code);'], expect: ['1:1'] },
    { title: 'by the name of its index', engine: 'mariadb', base: [users], files: ['DROP INDEX `PRIMARY` ON users;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'another constraint', engine: 'postgresql', base: [users, 'ALTER TABLE users ADD CONSTRAINT c CHECK (code > 0);'], files: ['ALTER TABLE users DROP CONSTRAINT c;'], expect: [] },
    { title: 'the table goes as a whole', engine: 'postgresql', base: [users], files: ['DROP TABLE users;'], expect: [] },
    { title: 'a unique key in its place', engine: 'mysql', base: [users], files: ['ALTER TABLE users DROP PRIMARY KEY, ADD UNIQUE KEY k (code);'], expect: [] },
    { title: 'a column beside the key', engine: 'mysql', base: [users], files: ['ALTER TABLE users DROP COLUMN note;'], expect: [] },
    { title: 'one column of a key that stays', engine: 'mariadb', base: ['CREATE TABLE t (a int NOT NULL, b int NOT NULL, c int NOT NULL, PRIMARY KEY (a, b));'], files: ['ALTER TABLE t DROP PRIMARY KEY, ADD PRIMARY KEY (a), DROP COLUMN b;'], expect: [] },
  ],
};
