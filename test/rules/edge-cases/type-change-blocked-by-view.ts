import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, name varchar(50), age int);';
const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY, name varchar(50));';
const refused = 'the server refuses what the rule warns of';
const stamp = 'CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := lower(NEW.name); RETURN NEW; END $$;';

export const typeChangeBlockedByView: EdgeCases = {
  bad: [
    { title: 'a star that was settled when the view was made', engine: 'postgresql', base: [users, 'CREATE VIEW everyone AS SELECT * FROM users;'], files: ['ALTER TABLE users ALTER COLUMN age TYPE bigint;'], expect: ['1:1'], impossible: refused },
    { title: 'an alias among two tables', engine: 'postgresql', base: [users, orgs, 'CREATE VIEW both_names AS SELECT u.id, o.name FROM users u JOIN orgs o ON o.id = u.id;'], files: ['ALTER TABLE orgs ALTER COLUMN name TYPE text;'], expect: ['1:1'], impossible: refused },
    { title: 'a materialized view, the table under its new name', engine: 'postgresql', base: [users, 'CREATE MATERIALIZED VIEW ages AS SELECT age FROM users;'], files: ['ALTER TABLE users RENAME TO members;\nALTER TABLE members ALTER COLUMN age TYPE bigint;'], expect: ['1:2'], impossible: refused },
    { title: 'a policy', engine: 'postgresql', base: [users, 'CREATE POLICY p ON users USING (age > 17);'], files: ['ALTER TABLE users ALTER COLUMN age TYPE bigint;'], expect: ['1:1'], impossible: refused },
    { title: 'a generated column', engine: 'postgresql', base: ['CREATE TABLE t (a int, twice int GENERATED ALWAYS AS (a * 2) STORED);'], files: ['ALTER TABLE t ALTER COLUMN a TYPE bigint;'], expect: ['1:1'], impossible: refused },
    { title: 'a trigger for one column', engine: 'postgresql', base: [users, stamp, 'CREATE TRIGGER s BEFORE UPDATE OF name ON users FOR EACH ROW EXECUTE FUNCTION stamp();'], files: ['ALTER TABLE users ALTER COLUMN name TYPE text;'], expect: ['1:1'], impossible: refused },
  ],
  good: [
    { title: 'a column of that name in another table', engine: 'postgresql', base: [users, orgs, 'CREATE VIEW both_names AS SELECT u.id, o.name FROM users u JOIN orgs o ON o.id = u.id;'], files: ['ALTER TABLE users ALTER COLUMN name TYPE text;'], expect: [] },
    { title: 'a column that came after the view with the star', engine: 'postgresql', base: [users, 'CREATE VIEW everyone AS SELECT * FROM users;', 'ALTER TABLE users ADD COLUMN x int;'], files: ['ALTER TABLE users ALTER COLUMN x TYPE bigint;'], expect: [] },
    { title: 'CASCADE takes the view along, which is another rule’s', engine: 'postgresql', base: [users, 'CREATE VIEW ages AS SELECT age FROM users;'], files: ['ALTER TABLE users DROP COLUMN age CASCADE;'], expect: [] },
    { title: 'a view of an earlier file is dropped before', engine: 'postgresql', base: [users, 'CREATE VIEW ages AS SELECT age FROM users;'], files: ['DROP VIEW ages;', 'ALTER TABLE users ALTER COLUMN age TYPE bigint;\nCREATE VIEW ages AS SELECT age FROM users;'], expect: [] },
    { title: 'an index', engine: 'postgresql', base: [users, 'CREATE INDEX i ON users (age) WHERE age > 17;'], files: ['ALTER TABLE users ALTER COLUMN age TYPE bigint;'], expect: [] },
  ],
};
