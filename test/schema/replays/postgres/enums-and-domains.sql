-- >>> V1__create.sql
CREATE TYPE color AS ENUM ('red', 'green', 'it''s');
CREATE DOMAIN email AS text NOT NULL DEFAULT 'x@y' CHECK (VALUE LIKE '%@%');
CREATE DOMAIN nested AS email;
CREATE TABLE t (c color NOT NULL DEFAULT 'red', cs color[] DEFAULT ARRAY['red'::color], e email, n nested, CHECK (c <> 'green'), CHECK (c IN ('red', 'it''s')));
CREATE INDEX ON t (c) WHERE c = 'green';
-- >>> V2__alter.sql
ALTER TYPE color ADD VALUE 'blue' AFTER 'red';
ALTER TYPE color ADD VALUE IF NOT EXISTS 'blue';
ALTER TYPE color RENAME VALUE 'green' TO 'lime';
ALTER DOMAIN email DROP NOT NULL;
ALTER DOMAIN email ADD CONSTRAINT long CHECK (length(VALUE) > 3) NOT VALID;
-- >>> V3__replace.sql
CREATE TYPE color_new AS ENUM ('a', 'b');
ALTER TABLE t DROP CONSTRAINT t_c_check, DROP CONSTRAINT t_c_check1, ALTER c DROP DEFAULT;
DROP INDEX t_c_idx;
ALTER TABLE t ALTER c TYPE color_new USING 'a'::color_new, ALTER c SET DEFAULT 'b';
ALTER TABLE t DROP COLUMN cs;
DROP TYPE color;
ALTER TYPE color_new RENAME TO color;
