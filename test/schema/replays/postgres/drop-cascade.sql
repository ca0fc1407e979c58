-- >>> V1__create.sql
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE DOMAIN short AS varchar(5) CHECK (length(VALUE) > 1);
CREATE FUNCTION double(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'select $1 * 2';
CREATE SEQUENCE seq;
CREATE TABLE p (id int PRIMARY KEY, m mood, d short, n int DEFAULT nextval('seq'), g int CHECK (double(g) > 2), h int DEFAULT double(3));
CREATE TABLE c (p_id int REFERENCES p ON DELETE CASCADE, q int);
CREATE INDEX p_f ON p (double(n));
CREATE INDEX p_m ON p (m);
CREATE VIEW v AS SELECT p.id, c.q FROM p JOIN c ON c.p_id = p.id;
CREATE VIEW w AS SELECT id FROM v;
CREATE MATERIALIZED VIEW mv AS SELECT id FROM p;
CREATE UNIQUE INDEX mv_i ON mv (id);
-- >>> V2__objects.sql
DROP SEQUENCE seq CASCADE;
DROP FUNCTION double(int) CASCADE;
DROP TYPE mood CASCADE;
DROP DOMAIN short CASCADE;
-- >>> V3__constraint.sql
ALTER TABLE p DROP CONSTRAINT p_pkey CASCADE;
ALTER TABLE p ADD PRIMARY KEY (id);
ALTER TABLE c ADD FOREIGN KEY (p_id) REFERENCES p;
DROP VIEW v CASCADE;
DROP MATERIALIZED VIEW mv;
CREATE INDEX mv_i ON p (n);
-- >>> V4__table.sql
CREATE VIEW again AS SELECT * FROM p;
DROP TABLE p CASCADE;
DROP TABLE IF EXISTS p, c;
