-- needs mysql 8.0.16
-- needs mariadb
-- >>> V1__forms.sql
CREATE TABLE c (id INT, a INT CHECK (a > 0), b INT, s VARCHAR(20), n DECIMAL(10,2), d DATE, j JSON, bo BOOL, x INT,
  CHECK (b > 0), CHECK (a < b), CONSTRAINT named CHECK (b <> 5),
  CONSTRAINT c1 CHECK (s IN ('a', 'b')), CONSTRAINT c2 CHECK (s NOT IN ('x')), CONSTRAINT c3 CHECK (a BETWEEN 1 AND 10), CONSTRAINT c4 CHECK (a NOT BETWEEN 1 AND 10 OR b IS NULL),
  CONSTRAINT c5 CHECK (n >= 0.50 AND n <= 100 AND (a > 1 OR b > 1)), CONSTRAINT c6 CHECK (s LIKE 'a%' AND s NOT LIKE '%z'), CONSTRAINT c7 CHECK (s REGEXP '^[a-z]+$'),
  CONSTRAINT c8 CHECK (char_length(s) > 3 AND CHARACTER_LENGTH(s) < 9), CONSTRAINT c9 CHECK (a != b AND NOT (a = 4)), CONSTRAINT c10 CHECK (bo = TRUE OR bo IS NOT NULL), CONSTRAINT c11 CHECK (a % 2 = 0 AND a DIV 2 > 1 AND a MOD 3 = 1),
  CONSTRAINT c12 CHECK (coalesce(a, 0) + ifnull(b, 0) >= 0), CONSTRAINT c13 CHECK (CASE WHEN a > 0 THEN b ELSE 1 END > 0), CONSTRAINT c14 CHECK (if(a > 0, b, x) > 0), CONSTRAINT c15 CHECK (d > '2020-01-01' AND year(d) > 2019), CONSTRAINT c16 CHECK (a <=> b OR a XOR b),
  CONSTRAINT c17 CHECK (-a < 5 AND +b > 1 AND a - -3 > 0), CONSTRAINT c18 CHECK (a && b || x), CONSTRAINT c19 CHECK (lower(s) = s AND upper(`s`) <> ''), CONSTRAINT c20 CHECK (a & 1 = 1 AND a | b > 0 AND a << 1 > 2 AND a ^ b > 0),
  CONSTRAINT c21 CHECK (cast(s AS SIGNED) > 1), CONSTRAINT c22 CHECK (trim(s) <> '' AND substring(s, 1, 2) = 'ab'), CONSTRAINT c23 CHECK (s = 'it''s' OR s = "dq" OR s = 'back\\slash'), CONSTRAINT c24 CHECK (greatest(a, b) > least(a, b)), CONSTRAINT c25 CHECK ((a + b) * 2 > a + b * 2), CONSTRAINT c26 CHECK (json_valid(j)),
  CONSTRAINT c27 CHECK (d + INTERVAL 1 DAY > '2020-01-01'), CONSTRAINT c28 CHECK (c.a > 0 OR ! bo));
-- >>> V2__alter.sql
ALTER TABLE c ADD CHECK (x > 1), ADD CONSTRAINT more CHECK (x < 100);
ALTER TABLE c DROP CONSTRAINT named;
ALTER TABLE c ADD CONSTRAINT CHECK (x <> 50);
ALTER TABLE c DROP CONSTRAINT c1, ADD CHECK (x <> 51);
-- >>> V3__rename.sql
RENAME TABLE c TO c2;
ALTER TABLE c2 ADD CHECK (id > 0);
