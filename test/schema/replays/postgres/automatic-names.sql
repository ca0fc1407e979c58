-- >>> V1__collisions.sql
CREATE TABLE t (a int UNIQUE, b int, c text, UNIQUE (a, b), UNIQUE (b), CHECK (a > 0), CHECK (a < 100), CHECK (b > a), CHECK (b <> a), CHECK (true));
CREATE TABLE t_a_key1 (x int);
CREATE UNIQUE INDEX t_b_key1 ON t (c);
ALTER TABLE t ADD UNIQUE (b), ADD UNIQUE (a);
CREATE INDEX ON t (a);
CREATE INDEX ON t (a, b);
CREATE INDEX ON t (a);
CREATE INDEX ON t (b) INCLUDE (a, c);
-- >>> V2__expressions.sql
CREATE INDEX ON t (lower(c));
CREATE INDEX ON t (lower(c), upper(c), a);
CREATE INDEX ON t ((a + b));
CREATE INDEX ON t ((a + b), (a - b));
CREATE INDEX ON t ((c::varchar(10)));
CREATE INDEX ON t (coalesce(c, ''));
CREATE INDEX ON t ((CASE WHEN a > 0 THEN a END));
CREATE INDEX ON t ((CASE WHEN a > 0 THEN a ELSE b END));
CREATE INDEX ON t ((c COLLATE "C"));
CREATE INDEX ON t (nullif(a, b), greatest(a, b));
CREATE INDEX ON t ((a IS NULL));
CREATE INDEX ON t (substring(c from 1 for 3), trim(c));
CREATE INDEX ON t (lower(c), lower(c || 'x'));
CREATE INDEX ON t ((md5(c)::uuid));
CREATE INDEX ON t ((a::bigint), (a = 1));
CREATE INDEX ON t (a, a);
-- >>> V3__long.sql
CREATE TABLE a_table_with_a_very_long_name_that_goes_on_and_on_for_ever_more (
  a_column_with_a_quite_long_name int PRIMARY KEY,
  another_column_with_a_long_name serial,
  "größe_größe_größe_größe_größe_größe_größe" int UNIQUE CHECK ("größe_größe_größe_größe_größe_größe_größe" > 0),
  CHECK (a_column_with_a_quite_long_name > another_column_with_a_long_name)
);
CREATE INDEX ON a_table_with_a_very_long_name_that_goes_on_and_on_for_ever_more (a_column_with_a_quite_long_name, another_column_with_a_long_name);
CREATE TABLE child (
  a_reference_to_the_first_part_of_the_key int,
  a_reference_to_the_second_part_of_the_key int,
  FOREIGN KEY (a_reference_to_the_first_part_of_the_key) REFERENCES a_table_with_a_very_long_name_that_goes_on_and_on_for_ever_more
);
ALTER TABLE child ADD FOREIGN KEY (a_reference_to_the_first_part_of_the_key) REFERENCES a_table_with_a_very_long_name_that_goes_on_and_on_for_ever_more;
-- >>> V4__after_renames.sql
ALTER TABLE t RENAME TO u;
CREATE TABLE t (a int UNIQUE, CHECK (a > 0));
CREATE INDEX ON t (a);
CREATE INDEX ON u (a);
ALTER TABLE u ADD UNIQUE (c);
ALTER TABLE u ADD CHECK (a > -5);
-- >>> V5__foreign_keys.sql
CREATE TABLE p (x int, y int, PRIMARY KEY (x, y));
CREATE TABLE f (x int, y int, FOREIGN KEY (x, y) REFERENCES p, FOREIGN KEY (x, y) REFERENCES p (x, y));
CREATE TABLE g (f_x_y_fkey int CHECK (f_x_y_fkey > 1));
ALTER TABLE f ADD FOREIGN KEY (y, x) REFERENCES p;
ALTER TABLE f ADD FOREIGN KEY (x, y) REFERENCES p;
