-- >>> V1__create.sql
CREATE SCHEMA app;
CREATE SCHEMA IF NOT EXISTS app;
CREATE TABLE app.a (id serial PRIMARY KEY);
SET search_path TO app, public;
CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a);
CREATE INDEX ON b (a_id);
SELECT pg_catalog.set_config('search_path', 'public', false);
CREATE TABLE a (id int UNIQUE);
CREATE TABLE c (a_id int REFERENCES a (id), app_a int REFERENCES app.a);
-- >>> V2__fresh_path.sql
CREATE TABLE d (x int);
SET search_path = app;
ALTER TABLE a ADD COLUMN added int;
SET LOCAL search_path = public;
RESET search_path;
ALTER TABLE a ADD COLUMN public_added int;
-- >>> V3__move.sql
ALTER TABLE app.b SET SCHEMA public;
ALTER TABLE c SET SCHEMA app;
CREATE SCHEMA "Other Place" CREATE TABLE inside (id int PRIMARY KEY);
CREATE TYPE app.kind AS ENUM ('x');
CREATE TABLE app.typed (k app.kind DEFAULT 'x');
-- >>> V4__rename.sql
ALTER SCHEMA app RENAME TO application;
ALTER TABLE application.a RENAME COLUMN added TO renamed;
-- >>> V5__drop.sql
DROP SCHEMA application CASCADE;
