-- >>> V1__all.sql
CREATE TABLE t (
  a int2, b int4, c int8, d float4, e float8, f float(20), g float(40), h decimal, i decimal(5), j numeric(6,2), k dec(4,1), l char, m char(5), n character varying, o varchar(3),
  p character(2), q nchar(4), r text, s "char", t name, u bytea, v bool, w date, x time, y time(2), z timetz, aa timestamp(3), ab timestamptz, ac timestamp(0) with time zone,
  ad interval, ae interval(3), af interval year to month, ag interval day to second(2), ah bit, ai bit(4), aj bit varying, ak varbit(9), al uuid, am json, an jsonb, ao xml, ap inet, aq cidr,
  ar macaddr, at money, au oid, av regclass, aw tsvector, ax tsquery, ay point, az box, ba int4range, bb tstzrange, bc int[], bd int[3], be text[][], bf varchar(5)[], bg numeric(3,1)[], bh int ARRAY, bi national character varying(7)
);
-- >>> V2__user.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE pair AS (x int, y text);
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE SCHEMA other;
CREATE TYPE other.mood AS ENUM ('a');
CREATE TABLE u (a mood DEFAULT 'ok', b mood[] DEFAULT '{sad}', c pair, d positive DEFAULT 5, e other.mood DEFAULT 'a'::other.mood, f positive[], g public.mood);
-- >>> V3__alter.sql
ALTER TABLE t ALTER a TYPE int, ALTER b SET DATA TYPE bigint, ALTER o TYPE varchar(30), ALTER j TYPE numeric(12,4), ALTER r TYPE varchar(100) USING r::varchar(100);
ALTER TABLE u ALTER a DROP DEFAULT;
ALTER TABLE u ALTER a TYPE text USING a::text;
ALTER TABLE u ALTER g TYPE other.mood USING 'a'::other.mood;
ALTER TABLE t ALTER r TYPE text COLLATE "C", ALTER n TYPE text COLLATE pg_catalog."C";
ALTER TABLE t ADD COLUMN zz text COLLATE "C" DEFAULT 'x';
ALTER TABLE t ALTER zz TYPE text;
-- >>> V4__rename.sql
ALTER TYPE mood RENAME TO feeling;
ALTER TYPE feeling SET SCHEMA other;
ALTER TYPE other.feeling ADD VALUE 'happy';
ALTER TYPE other.feeling ADD VALUE 'angry' BEFORE 'ok';
ALTER TYPE other.feeling ADD VALUE IF NOT EXISTS 'ok';
ALTER TYPE other.feeling ADD VALUE 'zen' AFTER 'sad';
ALTER TYPE other.feeling RENAME VALUE 'ok' TO 'fine';
ALTER DOMAIN positive RENAME TO plus;
