-- >>> V1__create.sql
CREATE TYPE money_range AS RANGE (SUBTYPE = numeric);
CREATE TYPE spot AS (x int, y int, label text);
CREATE TABLE t (id int PRIMARY KEY, r money_range, p spot, day daterange DEFAULT '[2024-01-01,2024-12-31)');
CREATE TYPE place AS (x int, y int, label text);
CREATE TABLE spots OF place (PRIMARY KEY (x), y WITH OPTIONS NOT NULL DEFAULT 0);
CREATE INDEX ON t USING gist (day);
ALTER TABLE t ADD EXCLUDE USING gist (day WITH &&);
-- >>> V2__alter.sql
ALTER TYPE spot ADD ATTRIBUTE z int CASCADE;
ALTER TYPE spot RENAME ATTRIBUTE label TO title CASCADE;
ALTER TYPE place ADD ATTRIBUTE z int CASCADE;
ALTER TYPE place RENAME ATTRIBUTE label TO title CASCADE;
ALTER TYPE place ALTER ATTRIBUTE z TYPE bigint CASCADE;
ALTER TYPE place DROP ATTRIBUTE title CASCADE, ADD ATTRIBUTE w text CASCADE;
ALTER TYPE spot DROP ATTRIBUTE IF EXISTS nothing;
ALTER TYPE money_range RENAME TO price_range;
-- >>> V3__typed.sql
ALTER TABLE spots NOT OF;
ALTER TABLE spots ADD COLUMN own int;
ALTER TABLE spots DROP COLUMN own;
ALTER TABLE spots OF place;
ALTER TYPE place DROP ATTRIBUTE z CASCADE;
CREATE TYPE later;
CREATE TYPE pair AS (a spot, b price_range);
CREATE TABLE pairs (p pair);
-- >>> V4__drop.sql
DROP TYPE later;
DROP TYPE pair CASCADE;
DROP TYPE spot CASCADE;
DROP TYPE place CASCADE;
DROP TYPE price_range CASCADE;
