-- >>> V1__create.sql
CREATE TABLE t (id int PRIMARY KEY, a varchar(10) NOT NULL DEFAULT 'x', b numeric(8, 2));
CREATE TABLE c1 AS SELECT id, a, b FROM t;
CREATE TABLE c2 (one, two) AS SELECT id, a || '!' FROM t WITH NO DATA;
CREATE TABLE IF NOT EXISTS c1 AS SELECT 1 AS other;
-- >>> V2__alter.sql
ALTER TABLE c1 ADD PRIMARY KEY (id);
ALTER TABLE c2 RENAME COLUMN two TO second;
CREATE TABLE c3 (LIKE c1 INCLUDING INDEXES, extra int, UNIQUE (extra));
