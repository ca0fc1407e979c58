import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50));';
const view = 'CREATE VIEW mails AS SELECT email FROM users;';

export const renameSchemaOrView: EdgeCases = {
  bad: [
    { title: 'a function', engine: 'postgresql', base: ['CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;'], files: ['ALTER FUNCTION f(int) RENAME TO g;'], expect: ['1:1'] },
    { title: 'a type', engine: 'postgresql', base: ["CREATE TYPE state AS ENUM ('a');"], files: ['ALTER TYPE state RENAME TO status;'], expect: ['1:1'] },
    { title: 'a sequence by ALTER TABLE', engine: 'postgresql', base: ['CREATE SEQUENCE s;'], files: ['ALTER TABLE s RENAME TO r;'], expect: ['1:1'] },
    { title: 'a view that moves', engine: 'postgresql', base: [users, view, 'CREATE SCHEMA old;'], files: ['SELECT 1;\nALTER VIEW mails SET SCHEMA old;'], expect: ['1:2'] },
    { title: 'a view that is defined anew first', engine: 'postgresql', base: [users, view], files: ['CREATE OR REPLACE VIEW mails AS SELECT email FROM users WHERE id > 0;\nALTER VIEW mails RENAME TO addresses;'], expect: ['1:2'] },
  ],
  good: [
    { title: 'a table that moves and leaves a view', engine: 'postgresql', base: [users, 'CREATE SCHEMA old;'], files: ['ALTER TABLE users SET SCHEMA old;\nCREATE VIEW users AS SELECT * FROM old.users;'], expect: [] },
    { title: 'a table, which is another rule’s', engine: 'postgresql', base: [users], files: ['ALTER TABLE users RENAME TO accounts;'], expect: [] },
    { title: 'a trigger', engine: 'postgresql', base: [users, 'CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;\nCREATE TRIGGER a BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION t();'], files: ['ALTER TRIGGER a ON users RENAME TO b;'], expect: [] },
    { title: 'a new table that moves', engine: 'postgresql', files: ['CREATE SCHEMA s;\nCREATE TABLE fresh (id int PRIMARY KEY);\nALTER TABLE fresh SET SCHEMA s;'], expect: [] },
    { title: 'a table', engine: 'mysql', base: [users], files: ['RENAME TABLE users TO accounts;'], expect: [] },
  ],
};
