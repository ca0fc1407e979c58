import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, name varchar(50), age int);';
const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY, name varchar(50));';
const refused = 'the server refuses what the rule warns of';
const stamp = 'CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := lower(NEW.name); RETURN NEW; END $$;';

export const dropColumnReferenced: EdgeCases = {
  bad: [
    { title: 'a trigger’s function by NEW', engine: 'postgresql', base: [users, stamp, 'CREATE TRIGGER s BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION stamp();'], files: ['ALTER TABLE users DROP COLUMN name;'], expect: ['1:1'] },
    { title: 'a function that does not learn the new name', engine: 'postgresql', base: [users, 'CREATE FUNCTION old_ones() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT count(*) FROM users u WHERE u.age > 90); END $$;'], files: ['ALTER TABLE users RENAME COLUMN age TO years;'], expect: ['1:1'] },
    { title: 'the predicate of an index', engine: 'postgresql', base: [users, 'CREATE INDEX i ON users (name) WHERE age > 17;'], files: ['ALTER TABLE users DROP COLUMN age;'], expect: ['1:1'] },
    { title: 'a view without CASCADE', engine: 'postgresql', base: [users, 'CREATE VIEW ages AS SELECT age FROM users;'], files: ['ALTER TABLE users DROP COLUMN age;'], expect: ['1:1'], impossible: refused },
    { title: 'a trigger by NEW', engine: 'mysql', base: [users, 'CREATE TRIGGER s BEFORE INSERT ON users FOR EACH ROW SET NEW.name = LOWER(NEW.name);'], files: ['ALTER TABLE users DROP COLUMN name;'], expect: ['1:1'] },
    { title: 'a definition anew under another name', engine: 'mysql', base: [users, 'CREATE VIEW ages AS SELECT u.age FROM users u;'], files: ['ALTER TABLE users CHANGE age years int;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a function of another table with a column of that name', engine: 'postgresql', base: [users, orgs, "CREATE FUNCTION names() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM orgs WHERE name <> '' $$;"], files: ['ALTER TABLE users DROP COLUMN name;'], expect: [] },
    { title: 'a trigger’s function of another table', engine: 'postgresql', base: [users, orgs, stamp, 'CREATE TRIGGER s BEFORE INSERT ON orgs FOR EACH ROW EXECUTE FUNCTION stamp();'], files: ['ALTER TABLE users DROP COLUMN name;'], expect: [] },
    { title: 'a view that is dropped before', engine: 'mysql', base: [users, 'CREATE VIEW ages AS SELECT age FROM users;'], files: ['DROP VIEW ages;\nALTER TABLE users DROP COLUMN age;'], expect: [] },
    { title: 'a definition anew under the same name', engine: 'mariadb', base: [users, 'CREATE VIEW ages AS SELECT age FROM users;'], files: ['ALTER TABLE users CHANGE age age bigint;'], expect: [] },
    { title: 'an index of the column alone', engine: 'postgresql', base: [users, 'CREATE INDEX i ON users (age);'], files: ['ALTER TABLE users DROP COLUMN age;'], expect: [] },
  ],
};
