-- >>> V1__literals.sql
CREATE TABLE d (
  i int DEFAULT 1, n int DEFAULT -1, s smallint DEFAULT '5', b bigint DEFAULT 9999999999, z numeric(10,2) DEFAULT 0.00, e numeric DEFAULT 1e3,
  r real DEFAULT 1.5, f double precision DEFAULT -0.25, t text DEFAULT 'it''s', v varchar(20) DEFAULT 'x', c char(3) DEFAULT 'ab', w varchar DEFAULT E'a\nb\\c',
  bo boolean DEFAULT true, b2 boolean DEFAULT 't', b3 bool DEFAULT 'no', b4 bool NOT NULL DEFAULT '0',
  da date DEFAULT '2026-01-02', ts timestamp DEFAULT '2026-01-02 03:04:05', tz timestamptz DEFAULT '2026-01-02 03:04:05+00', ti time DEFAULT '10:00',
  iv interval DEFAULT '1 day', iv2 interval DEFAULT interval '2 hours', u uuid DEFAULT '00000000-0000-0000-0000-00000000000A',
  j json DEFAULT '{"b":1, "a": [1, 2]}', jb jsonb DEFAULT '{"b":1,"a":[1,2]}', jn jsonb NOT NULL DEFAULT '{}'::jsonb,
  a int[] DEFAULT '{}', a2 text[] DEFAULT '{a,b}', a3 text[] DEFAULT ARRAY['a', 'b'], a4 int[] DEFAULT ARRAY[]::int[],
  ip inet DEFAULT '10.0.0.1', bi bit(3) DEFAULT B'101', by bytea DEFAULT '\xdeadbeef', by2 bytea DEFAULT '', by3 bytea DEFAULT 'a\001b', m money, nu int DEFAULT NULL, nv varchar(5) DEFAULT NULL
);
-- >>> V2__functions.sql
CREATE SEQUENCE counter START 10;
CREATE TABLE e (
  id uuid DEFAULT md5('a')::uuid, a timestamptz DEFAULT now(), b timestamptz DEFAULT CURRENT_TIMESTAMP, c timestamp DEFAULT LOCALTIMESTAMP, d date DEFAULT CURRENT_DATE,
  e timestamptz(3) DEFAULT CURRENT_TIMESTAMP(3), f text DEFAULT CURRENT_USER, g text DEFAULT current_setting('server_version'), h date DEFAULT now()::date,
  i timestamp DEFAULT (now() AT TIME ZONE 'utc'), j timestamp DEFAULT timezone('utc', now()), k int DEFAULT nextval('counter'), l int DEFAULT nextval('public.counter'::regclass),
  m interval DEFAULT now() - CURRENT_TIMESTAMP, n bigint DEFAULT (extract(epoch from now()) * 1000)::bigint, o int DEFAULT (1 + 2) * 3, p text DEFAULT 'a' || 'b',
  q timestamptz DEFAULT now() + interval '30 days', r text DEFAULT lower('ABC'), s int DEFAULT length('abc'), t text DEFAULT substr(md5(random()::text), 1, 8),
  u double precision DEFAULT random(), v text DEFAULT upper(left('abc', 2)), w int DEFAULT COALESCE(NULL, 3), x text DEFAULT CASE WHEN true THEN 'y' END
);
-- >>> V3__changes.sql
ALTER TABLE d ALTER i SET DEFAULT 2, ALTER n DROP DEFAULT, ALTER t SET DEFAULT 'y', ALTER v SET DEFAULT 'z'::character varying, ALTER bo SET DEFAULT false, ALTER s SET DEFAULT NULL;
ALTER TABLE d ADD COLUMN extra text NOT NULL DEFAULT 'none', ADD COLUMN num numeric(8,3) DEFAULT 12.5;
ALTER TABLE e ALTER a SET DEFAULT statement_timestamp();
