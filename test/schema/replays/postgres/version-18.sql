-- needs postgresql 18
-- >>> V1__create.sql
CREATE TABLE plain (id int PRIMARY KEY, v int GENERATED ALWAYS AS (id * 2), w int GENERATED ALWAYS AS (id + 1) VIRTUAL, CONSTRAINT soft CHECK (id > 0) NOT ENFORCED);
CREATE TABLE room (during daterange, n int4range, m int4range, UNIQUE (m, during WITHOUT OVERLAPS), PRIMARY KEY (n, during WITHOUT OVERLAPS));
CREATE TABLE booking (n int4range, during daterange, FOREIGN KEY (n, PERIOD during) REFERENCES room (n, PERIOD during));
CREATE TABLE loose (id int REFERENCES plain NOT ENFORCED, x int CONSTRAINT x_there NOT NULL NO INHERIT);
-- >>> V2__alter.sql
ALTER TABLE loose ALTER CONSTRAINT loose_id_fkey ENFORCED;
ALTER TABLE loose ADD CONSTRAINT id_there NOT NULL id NOT VALID;
ALTER TABLE loose VALIDATE CONSTRAINT id_there;
ALTER TABLE loose RENAME CONSTRAINT x_there TO x_set;
ALTER TABLE loose ALTER CONSTRAINT x_set INHERIT;
ALTER TABLE room DROP CONSTRAINT room_m_during_key;
-- >>> V3__drop.sql
ALTER TABLE loose DROP CONSTRAINT x_set;
ALTER TABLE plain DROP CONSTRAINT soft;
ALTER TABLE plain DROP COLUMN v;
