-- >>> V1__create.sql
CREATE TABLE t (id int PRIMARY KEY, a int, b text, c numeric);
CREATE VIEW v1 WITH (security_barrier) AS SELECT id, a AS aa, b FROM t;
CREATE VIEW v2 (x, y) AS SELECT aa + 1, upper(b) FROM v1;
CREATE VIEW v3 AS SELECT * FROM t WHERE c > 0 WITH CASCADED CHECK OPTION;
CREATE MATERIALIZED VIEW mv AS SELECT v2.x, t.c FROM v2 JOIN t ON t.id = v2.x;
CREATE UNIQUE INDEX mv_x ON mv (x);
-- >>> V2__rename_under.sql
ALTER TABLE t RENAME COLUMN a TO amount;
ALTER TABLE t RENAME TO tt;
ALTER VIEW v1 RENAME COLUMN aa TO amount;
CREATE OR REPLACE VIEW v1 AS SELECT id, amount, b, c FROM tt WHERE id > 0;
ALTER VIEW v3 ALTER COLUMN b SET DEFAULT 'none';
ALTER VIEW v3 SET (security_barrier = true);
ALTER VIEW v3 RESET (security_barrier, check_option);
-- >>> V3__rules.sql
CREATE RULE in_v2 AS ON INSERT TO v2 DO INSTEAD INSERT INTO tt (id, amount) VALUES (new.x, 1);
CREATE OR REPLACE RULE silent AS ON DELETE TO tt WHERE old.id < 0 DO INSTEAD NOTHING;
ALTER RULE silent ON tt RENAME TO no_delete;
CREATE SCHEMA s;
ALTER VIEW v3 SET SCHEMA s;
ALTER MATERIALIZED VIEW mv SET SCHEMA s;
ALTER INDEX s.mv_x RENAME TO mv_key;
-- >>> V4__drop.sql
ALTER TABLE tt DROP COLUMN c CASCADE;
DROP RULE no_delete ON tt;
DROP VIEW IF EXISTS v2 CASCADE;
