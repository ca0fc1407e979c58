-- >>> V1__create.sql
CREATE SCHEMA a;
CREATE SCHEMA b AUTHORIZATION CURRENT_USER CREATE TABLE inner_table (id int PRIMARY KEY) CREATE VIEW inner_view AS SELECT id FROM inner_table CREATE INDEX ON inner_table (id);
SET search_path = a, b;
CREATE TYPE kind AS ENUM ('x');
CREATE TABLE t (id serial PRIMARY KEY, k kind DEFAULT 'x');
SET search_path = b, a;
CREATE TYPE kind AS ENUM ('y');
CREATE TABLE t (id serial PRIMARY KEY, k kind DEFAULT 'y', o a.kind);
CREATE TABLE child (t_id int REFERENCES t, a_id int REFERENCES a.t);
-- >>> V2__paths.sql
SET search_path = '';
ALTER TABLE b.t RENAME COLUMN k TO kk;
SET SESSION search_path TO DEFAULT;
CREATE TABLE plain (id int);
SET search_path TO "$user", b;
ALTER TABLE t ADD COLUMN added int;
CREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path = a AS 'SELECT 1';
BEGIN;
SET LOCAL search_path = a;
ALTER TABLE t ADD COLUMN in_a int;
COMMIT;
ALTER TABLE t ADD COLUMN in_b int;
-- >>> V3__moves.sql
SET search_path = a;
ALTER TABLE b.t SET SCHEMA public;
ALTER TABLE t SET SCHEMA b;
ALTER TYPE kind SET SCHEMA public;
SET search_path = public;
ALTER TABLE t ALTER COLUMN o SET DEFAULT 'x';
DROP SCHEMA b CASCADE;
ALTER SCHEMA a RENAME TO c;
