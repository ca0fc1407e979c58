-- >>> V1__create.sql
CREATE TABLE p (id int PRIMARY KEY, v int CHECK (v > 0), w int GENERATED ALWAYS AS (v + 1) STORED, EXCLUDE USING btree (v WITH =));
CREATE TABLE c (p_id int REFERENCES p (id), x text DEFAULT 'p_id');
CREATE INDEX c_i ON c (lower(x), p_id) INCLUDE (x) WHERE p_id > 5 AND x <> 'p_id';
CREATE VIEW look AS SELECT id, v FROM p;
-- >>> V2__columns.sql
ALTER TABLE p RENAME COLUMN id TO "Key";
ALTER TABLE p RENAME v TO value;
ALTER TABLE c RENAME p_id TO "p id";
-- >>> V3__tables.sql
ALTER TABLE p RENAME TO q;
ALTER INDEX p_pkey RENAME TO q_pkey;
ALTER INDEX c_i RENAME TO "C I";
ALTER TABLE c RENAME CONSTRAINT c_p_id_fkey TO to_q;
ALTER TABLE "C I" RENAME TO c_index;
ALTER TABLE look RENAME TO looking;
ALTER VIEW looking RENAME TO seen;
-- >>> V4__swap.sql
BEGIN;
ALTER TABLE c RENAME TO c_old;
CREATE TABLE c (LIKE c_old INCLUDING ALL);
ALTER TABLE c ADD FOREIGN KEY ("p id") REFERENCES q;
DROP TABLE c_old;
COMMIT;
