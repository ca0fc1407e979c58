-- >>> V1__create.sql
CREATE TABLE g (a int, b int, s text, c int GENERATED ALWAYS AS (a * 2) STORED, d text GENERATED ALWAYS AS (upper(s) || '-' || a::text) STORED, v tsvector GENERATED ALWAYS AS (to_tsvector('english', coalesce(s, ''))) STORED);
CREATE INDEX g_v ON g USING gin (v);
CREATE INDEX g_c ON g (c);
-- >>> V2__change.sql
ALTER TABLE g ADD COLUMN e int GENERATED ALWAYS AS (b + 1) STORED;
ALTER TABLE g RENAME a TO aa;
ALTER TABLE g ALTER c DROP EXPRESSION;
ALTER TABLE g ALTER c SET DEFAULT 7;
-- >>> V3__drop.sql
ALTER TABLE g DROP COLUMN b CASCADE;
ALTER TABLE g DROP COLUMN v;
