-- >>> V1__create.sql
CREATE TABLE base (id serial PRIMARY KEY, name text NOT NULL DEFAULT 'x', n int CHECK (n > 0), CONSTRAINT quiet CHECK (n < 99) NO INHERIT);
CREATE TABLE other (name text, m int DEFAULT 4);
CREATE INDEX ON base (name);
CREATE TABLE kid (extra int) INHERITS (base);
CREATE TABLE two (name text DEFAULT 'own', z int) INHERITS (base, other);
-- >>> V2__alter.sql
ALTER TABLE base ADD COLUMN added int DEFAULT 3 NOT NULL;
ALTER TABLE base RENAME n TO num;
ALTER TABLE base ADD CONSTRAINT limits CHECK (num < 1000);
ALTER TABLE base ALTER name DROP NOT NULL;
ALTER TABLE ONLY base ADD CONSTRAINT only_here CHECK (num <> 7) NO INHERIT;
ALTER TABLE base ALTER name SET DEFAULT 'y';
ALTER TABLE ONLY base ALTER name SET DEFAULT 'z';
-- >>> V3__drop.sql
ALTER TABLE base DROP COLUMN added;
ALTER TABLE base DROP CONSTRAINT limits;
ALTER TABLE kid NO INHERIT base;
ALTER TABLE base ADD COLUMN only_base_and_two int;
ALTER TABLE kid ADD COLUMN only_base_and_two int;
ALTER TABLE kid INHERIT base;
ALTER TABLE base ALTER only_base_and_two TYPE bigint;
-- >>> V4__drop_all.sql
DROP TABLE kid;
DROP TABLE base CASCADE;
