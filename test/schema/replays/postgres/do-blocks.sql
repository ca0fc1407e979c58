-- >>> V1__create.sql
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'state') THEN
    CREATE TYPE state AS ENUM ('on', 'off');
  END IF;
END $$;
CREATE TABLE t (id int PRIMARY KEY, s state);
DO $$ BEGIN
  CREATE TYPE state AS ENUM ('other');
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
-- >>> V2__guarded.sql
DO $do$
BEGIN
  IF NOT EXISTS (SELECT FROM information_schema.columns WHERE table_name = 't' AND column_name = 'extra') THEN
    ALTER TABLE t ADD COLUMN extra int NOT NULL DEFAULT 0;
  END IF;
  ALTER TABLE t ADD COLUMN more text;
  CREATE INDEX t_more ON t (more);
END
$do$;
DO $$ BEGIN ALTER TABLE t ADD CONSTRAINT positive CHECK (extra >= 0); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN ALTER TABLE t ADD CONSTRAINT positive CHECK (extra >= 0); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
-- >>> V3__dynamic.sql
DO $$ BEGIN EXECUTE 'ALTER TABLE t DROP COLUMN more'; END $$;
