-- >>> V1__create.sql
CREATE TABLE t (id int PRIMARY KEY);
CREATE PROCEDURE add_column() LANGUAGE plpgsql AS $$ BEGIN ALTER TABLE t ADD COLUMN IF NOT EXISTS extra int; END $$;
CREATE FUNCTION add_index() RETURNS void LANGUAGE plpgsql AS $$ BEGIN IF to_regclass('t_extra') IS NULL THEN CREATE INDEX t_extra ON t (extra); END IF; END $$;
CREATE FUNCTION pure(int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT $1 + 1 $$;
-- >>> V2__call.sql
CALL add_column();
CALL add_column();
SELECT add_index();
SELECT pure(1);
DROP PROCEDURE add_column();
DROP FUNCTION add_index();
