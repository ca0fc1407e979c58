-- >>> V1__create.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (id int PRIMARY KEY, m mood DEFAULT 'ok' NOT NULL, many mood[] DEFAULT '{sad,ok}', CHECK (m <> 'sad'));
CREATE INDEX happy ON t (id) WHERE m = 'ok'::mood;
CREATE VIEW v AS SELECT id, m FROM t WHERE m = 'ok';
-- >>> V2__values.sql
ALTER TYPE mood ADD VALUE 'fine' BEFORE 'ok';
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'fine';
ALTER TYPE mood ADD VALUE 'great' AFTER 'ok';
ALTER TYPE mood ADD VALUE 'it''s';
-- >>> V3__rename.sql
ALTER TYPE mood RENAME VALUE 'ok' TO 'well';
ALTER TYPE mood RENAME TO feeling;
CREATE SCHEMA app;
ALTER TYPE feeling SET SCHEMA app;
ALTER TABLE t ADD COLUMN other app.feeling DEFAULT 'great';
-- >>> V4__replace.sql
CREATE TYPE app.feeling2 AS ENUM ('well', 'great');
DROP VIEW v;
DROP INDEX happy;
ALTER TABLE t DROP CONSTRAINT t_m_check;
ALTER TABLE t ALTER COLUMN m DROP DEFAULT;
ALTER TABLE t ALTER COLUMN m TYPE app.feeling2 USING m::text::app.feeling2;
ALTER TABLE t ALTER COLUMN m SET DEFAULT 'well';
DROP TYPE app.feeling CASCADE;
ALTER TYPE app.feeling2 RENAME TO feeling;
