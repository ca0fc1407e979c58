import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, name varchar(50), age int);';
const state = "CREATE TYPE state AS ENUM ('on', 'off');";
const touch = 'CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;';

export const dropObject: EdgeCases = {
  bad: [
    { title: 'a type with fewer values', engine: 'postgresql', base: [state], files: ["DROP TYPE state;\nCREATE TYPE state AS ENUM ('on');"], expect: ['1:1'] },
    { title: 'the trigger of another table comes back', engine: 'postgresql', base: [users, touch, 'CREATE TABLE pets (id bigint PRIMARY KEY);\nCREATE TRIGGER t BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();'], files: ['DROP TRIGGER t ON users;\nCREATE TRIGGER t BEFORE UPDATE ON pets FOR EACH ROW EXECUTE FUNCTION touch();'], expect: ['1:1'] },
    { title: 'each name of a list but the one that comes back', engine: 'postgresql', base: ['CREATE VIEW a AS SELECT 1 AS n;\nCREATE VIEW b AS SELECT 2 AS n;'], files: ['DROP VIEW a, b;\nCREATE VIEW b AS SELECT 3 AS n;'], expect: ['1:1'] },
    { title: 'made anew outside of a transaction', engine: 'postgresql', base: ['CREATE SEQUENCE s;'], transaction: 'none', files: ['DROP SEQUENCE s;\nCREATE SEQUENCE s;'], expect: ['1:1'] },
    { title: 'one of unknown origin', engine: 'mysql', files: ['DROP FUNCTION IF EXISTS legacy;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a trigger that comes back', engine: 'postgresql', base: [users, touch, 'CREATE TRIGGER t BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();'], files: ['DROP TRIGGER IF EXISTS t ON users;\nCREATE TRIGGER t BEFORE INSERT ON public.users FOR EACH ROW EXECUTE FUNCTION touch();'], expect: [] },
    { title: 'a type with more values, between BEGIN and COMMIT', engine: 'postgresql', base: [state], transaction: 'none', files: ["BEGIN;\nDROP TYPE public.state;\nCREATE TYPE state AS ENUM ('on', 'off', 'odd');\nCOMMIT;"], expect: [] },
    { title: 'a view of the change set under its new name', engine: 'postgresql', files: ['CREATE VIEW a AS SELECT 1 AS n;\nALTER VIEW a RENAME TO b;\nDROP VIEW b;'], expect: [] },
    { title: 'OR REPLACE', engine: 'mysql', base: ['CREATE VIEW v AS SELECT 1 AS n;'], files: ['CREATE OR REPLACE VIEW v AS SELECT 2 AS n;'], expect: [] },
    { title: 'a procedure that comes back', engine: 'mariadb', base: ['CREATE PROCEDURE p() SELECT 1;'], files: ['DROP PROCEDURE IF EXISTS p;\nCREATE PROCEDURE p() SELECT 2;'], expect: [] },
  ],
};
