-- >>> V1__create.sql
CREATE TABLE t (id int PRIMARY KEY, a int, b int, c text);
CREATE STATISTICS st (ndistinct, dependencies) ON a, b FROM t;
CREATE COLLATION german FROM "C";
CREATE TABLE words (w text COLLATE german, x varchar(5) COLLATE "POSIX");
CREATE FUNCTION is_odd(int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 % 2 = 1';
CREATE FUNCTION no_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE AGGREGATE total (int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');
CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq, COMMUTATOR = ===);
CREATE TYPE pair AS (a int, b int);
CREATE FUNCTION to_pair(int) RETURNS pair LANGUAGE sql IMMUTABLE AS 'SELECT ROW($1, $1)::pair';
CREATE CAST (int AS pair) WITH FUNCTION to_pair(int) AS ASSIGNMENT;
CREATE PUBLICATION feed FOR TABLE t;
CREATE TEXT SEARCH CONFIGURATION mine (COPY = simple);
CREATE INDEX ON t USING gin (to_tsvector('mine'::regconfig, c));
-- >>> V2__alter.sql
CREATE EVENT TRIGGER guard ON ddl_command_end WHEN TAG IN ('DROP TABLE', 'ALTER TABLE') EXECUTE FUNCTION no_ddl();
ALTER EVENT TRIGGER guard DISABLE;
ALTER PUBLICATION feed ADD TABLE words;
ALTER PUBLICATION feed SET (publish = 'insert');
ALTER PUBLICATION feed RENAME TO stream;
ALTER STATISTICS st RENAME TO stats;
ALTER COLLATION german RENAME TO deutsch;
ALTER AGGREGATE total (int) RENAME TO sum_of;
ALTER TABLE t RENAME COLUMN c TO text;
-- >>> V3__drop.sql
ALTER TABLE t DROP COLUMN b;
DROP CAST (int AS pair);
DROP OPERATOR === (int, int);
DROP AGGREGATE sum_of (int);
DROP EVENT TRIGGER guard;
DROP PUBLICATION stream;
DROP COLLATION deutsch CASCADE;
DROP TEXT SEARCH CONFIGURATION mine CASCADE;
