-- >>> V1__create.sql
CREATE TABLE a (id int PRIMARY KEY, k int UNIQUE, x int, y int CHECK (x > y), z int, s serial, UNIQUE (x, z), CHECK (y > 0), CONSTRAINT e EXCLUDE USING btree (z WITH =) WHERE (x > 1));
CREATE TABLE b (k int REFERENCES a (k), id int REFERENCES a, n int);
CREATE INDEX a_zx ON a (z, x);
CREATE INDEX a_z_where ON a (z) WHERE x > 0;
CREATE INDEX a_inc ON a (z) INCLUDE (x);
CREATE INDEX a_expr ON a ((x + z));
CREATE INDEX a_z ON a (z);
CREATE VIEW v AS SELECT x, y FROM a;
CREATE VIEW v2 AS SELECT z FROM a;
-- >>> V2__drop.sql
ALTER TABLE a DROP COLUMN x CASCADE;
ALTER TABLE a DROP COLUMN k CASCADE, DROP COLUMN s;
ALTER TABLE a DROP COLUMN IF EXISTS nothing, DROP COLUMN IF EXISTS y;
ALTER TABLE a ADD COLUMN x text;
ALTER TABLE b DROP COLUMN k;
-- >>> V3__all.sql
ALTER TABLE b DROP COLUMN id, DROP COLUMN n;
