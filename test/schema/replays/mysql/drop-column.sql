-- >>> V1__create.sql
CREATE TABLE d (a INT, b INT, c INT, e INT, f INT, KEY ka (a), KEY kab (a, b), KEY kcb (c, b), UNIQUE ue (e));
-- >>> V2__drop.sql
ALTER TABLE d DROP COLUMN a;
ALTER TABLE d DROP b, DROP COLUMN e;
ALTER TABLE d ADD COLUMN a INT, ADD KEY (a), DROP COLUMN f;
ALTER TABLE d DROP COLUMN c, DROP KEY a;
