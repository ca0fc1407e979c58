-- >>> V1__create.sql
CREATE TABLE r (id int, during tstzrange, room int4range, active boolean, EXCLUDE USING gist (during WITH &&), CONSTRAINT named EXCLUDE USING gist (room WITH &&, during WITH &&) WHERE (active), EXCLUDE USING gist (room WITH =) DEFERRABLE);
ALTER TABLE r ADD EXCLUDE USING gist (tstzrange(lower(during), upper(during)) WITH &&);
-- >>> V2__change.sql
ALTER TABLE r DROP CONSTRAINT named;
ALTER TABLE r RENAME during TO span;
CREATE TABLE copy (LIKE r INCLUDING INDEXES);
ALTER TABLE r DROP COLUMN span CASCADE;
