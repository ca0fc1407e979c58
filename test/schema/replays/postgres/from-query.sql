-- >>> V1__create.sql
CREATE TABLE s (id int PRIMARY KEY, v text);
CREATE TABLE q AS SELECT id, v || 'x' AS w FROM s;
SELECT * INTO r FROM s;
ALTER TABLE q ADD COLUMN z int;
CREATE INDEX ON q (w);
ALTER TABLE s ADD COLUMN more int;
-- >>> V2__drop.sql
DROP TABLE q, r;
