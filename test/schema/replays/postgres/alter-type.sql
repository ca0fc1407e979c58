-- >>> V1__create.sql
CREATE TABLE t (a int DEFAULT 5 CHECK (a > 3), b varchar(10) DEFAULT 'x' CHECK (b IN ('x', 'y')), c text DEFAULT '7', d timestamp DEFAULT '2026-01-01', e numeric DEFAULT 1.5, f int UNIQUE, g text COLLATE "C");
CREATE INDEX t_b ON t (b) WHERE b <> 'q';
CREATE INDEX t_l ON t (lower(b), a);
-- >>> V2__alter.sql
ALTER TABLE t ALTER a TYPE bigint, ALTER f TYPE numeric(12,2), ALTER g TYPE varchar(9);
ALTER TABLE t ALTER b TYPE text, ALTER e TYPE numeric(8,2);
ALTER TABLE t ALTER b TYPE varchar(40);
ALTER TABLE t ALTER d TYPE timestamptz;
ALTER TABLE t ALTER c DROP DEFAULT, ALTER c TYPE int USING c::int, ALTER c SET DEFAULT 8;
ALTER TABLE t ALTER g TYPE text COLLATE "POSIX";
