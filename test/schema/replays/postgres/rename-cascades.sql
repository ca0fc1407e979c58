-- >>> V1__create.sql
CREATE FUNCTION norm(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower($1)';
CREATE TABLE t (id serial PRIMARY KEY, a int, b text, d daterange, CONSTRAINT both_set CHECK (a IS NOT NULL AND b <> ''), g text GENERATED ALWAYS AS (b || '!') STORED);
CREATE INDEX t_norm ON t (norm(b)) WHERE a > 0;
CREATE INDEX t_multi ON t (a DESC NULLS LAST, (b || 'x') COLLATE "C") INCLUDE (d);
ALTER TABLE t ADD CONSTRAINT no_clash EXCLUDE USING gist (d WITH &&) WHERE (a > 1);
CREATE TABLE c (t_id int CONSTRAINT fk REFERENCES t);
-- >>> V2__rename.sql
ALTER TABLE t RENAME COLUMN b TO "Body";
ALTER TABLE t RENAME COLUMN a TO "order";
ALTER TABLE t RENAME COLUMN d TO during;
ALTER FUNCTION norm(text) RENAME TO fold;
ALTER TABLE t RENAME COLUMN id TO key;
ALTER TABLE t RENAME TO "T";
-- >>> V3__more.sql
ALTER SEQUENCE t_id_seq RENAME TO numbers;
ALTER INDEX t_pkey RENAME TO main;
ALTER TABLE "T" RENAME CONSTRAINT no_clash TO apart;
ALTER INDEX t_norm RENAME TO "Norm";
CREATE SCHEMA fns;
ALTER FUNCTION fold(text) SET SCHEMA fns;
ALTER TABLE "T" SET SCHEMA fns;
-- >>> V4__types.sql
ALTER TABLE fns."T" ALTER COLUMN "order" TYPE bigint;
ALTER TABLE fns."T" DROP COLUMN during;
DROP FUNCTION fns.fold(text) CASCADE;
ALTER TABLE fns."T" DROP CONSTRAINT main CASCADE;
