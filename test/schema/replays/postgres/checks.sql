-- >>> V1__forms.sql
CREATE TABLE c (
  id int, a int, b int, s text, v varchar(20), n numeric(10,2), f double precision, d date, ts timestamptz, bo boolean, j jsonb, ar text[],
  CONSTRAINT c1 CHECK (s IN ('a', 'b', 'c')),
  CONSTRAINT c2 CHECK (v IN ('a', 'b')),
  CONSTRAINT c3 CHECK (v = 'x' OR v = 'y'),
  CONSTRAINT c4 CHECK (a IN (1, 2, 3)),
  CONSTRAINT c5 CHECK (a NOT IN (1, 2)),
  CONSTRAINT c6 CHECK (a IN (1)),
  CONSTRAINT c7 CHECK (a BETWEEN 1 AND 10),
  CONSTRAINT c8 CHECK (a NOT BETWEEN 1 AND 10 OR b IS NULL),
  CONSTRAINT c9 CHECK (n > 0),
  CONSTRAINT c10 CHECK (n >= 0.5 AND n <= 100),
  CONSTRAINT c11 CHECK (f > 0 AND f < 1.5),
  CONSTRAINT c12 CHECK (d > '2020-01-01'),
  CONSTRAINT c13 CHECK (ts IS NOT NULL AND d IS NOT NULL),
  CONSTRAINT c14 CHECK (s LIKE 'a%' AND s NOT LIKE '%z' AND s ILIKE '%B'),
  CONSTRAINT c15 CHECK (s ~ '^[a-z]+$' AND v !~* 'x'),
  CONSTRAINT c16 CHECK (length(s) > 3 AND char_length(v) <= 20),
  CONSTRAINT c17 CHECK (bo OR a > 0),
  CONSTRAINT c18 CHECK (NOT bo OR (a > 0 AND b > 0 AND n > 0)),
  CONSTRAINT c19 CHECK (bo IS TRUE OR bo IS NOT FALSE),
  CONSTRAINT c20 CHECK (a != b),
  CONSTRAINT c21 CHECK (a IS DISTINCT FROM b),
  CONSTRAINT c22 CHECK (a IS NOT DISTINCT FROM b OR a <> 5),
  CONSTRAINT c23 CHECK (jsonb_typeof(j) = 'object' AND j ? 'k' AND j->>'k' <> ''),
  CONSTRAINT c24 CHECK (s = ANY (ar)),
  CONSTRAINT c25 CHECK (a + b * 2 - 1 > 0 AND (a + b) * 2 > 1 AND -a < 5 AND a % 2 = 0),
  CONSTRAINT c26 CHECK (CASE WHEN a > 0 THEN b > 0 ELSE true END),
  CONSTRAINT c27 CHECK ((a IS NULL) = (b IS NULL)),
  CONSTRAINT c28 CHECK (num_nonnulls(a, b) = 1),
  CONSTRAINT c29 CHECK (coalesce(a, 0) + coalesce(b, 0) >= 0),
  CONSTRAINT c30 CHECK (extract(year from d) > 2000),
  CONSTRAINT c31 CHECK (date_trunc('month', d) = d),
  CONSTRAINT c32 CHECK (s = lower(s) COLLATE "C"),
  CONSTRAINT c33 CHECK (c.a > 0),
  CONSTRAINT c34 CHECK (a > b::bigint AND a::text <> s),
  CONSTRAINT c35 CHECK (upper(trim(s)) <> ''),
  CONSTRAINT c36 CHECK (cardinality(ar) > 0 AND ar[1] = 'x' AND ar @> ARRAY['x']),
  CONSTRAINT c37 CHECK (s SIMILAR TO '(a|b)%'),
  CONSTRAINT c38 CHECK (a > 0) NO INHERIT,
  CONSTRAINT c39 CHECK (a <= 2147483646 AND id < 99999999999),
  CONSTRAINT c40 CHECK (a = -1 OR a >= +1),
  CONSTRAINT c41 CHECK (v::text = 'q' OR (v || 'x') = 'y'),
  CONSTRAINT c42 CHECK (position('@' in s) > 1),
  CONSTRAINT c43 CHECK (ts AT TIME ZONE 'utc' > '2020-01-01'::timestamp)
);
-- >>> V2__alter.sql
ALTER TABLE c ADD CONSTRAINT later CHECK (a > 0) NOT VALID;
ALTER TABLE c VALIDATE CONSTRAINT later;
ALTER TABLE c ADD CHECK (a < b) NOT VALID;
ALTER TABLE c RENAME CONSTRAINT c1 TO first;
ALTER TABLE c DROP CONSTRAINT c2, DROP CONSTRAINT IF EXISTS nothing;
ALTER TABLE c RENAME a TO alpha;
ALTER TABLE c RENAME s TO "Sigma";
ALTER TABLE c ALTER v TYPE text;
-- >>> V3__drop.sql
ALTER TABLE c DROP COLUMN alpha;
ALTER TABLE c DROP COLUMN "Sigma";
