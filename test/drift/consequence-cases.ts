import type { EngineName } from '../../src/model/engine-name.ts';
import type { ComparisonSettings } from '../../src/model/compared-parts.ts';

/** What somebody did to a database, and how a comparison tells it: consequences indented under their cause. */
export interface ConsequenceCase {
  readonly says: string;
  readonly engine: EngineName | readonly EngineName[];
  readonly base: string;
  readonly mutation: string;
  readonly lines: readonly string[];
  readonly settings?: ComparisonSettings;
  readonly minVersion?: number;
}

const partitioned = `CREATE TABLE p(id int NOT NULL, d date NOT NULL, x int) PARTITION BY RANGE(d);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');`;

/** Cases of PostgreSQL. */
export const postgresConsequences: readonly ConsequenceCase[] = [
  {
    says: 'a table takes all that it has along',
    engine: 'postgresql',
    base: 'SELECT 1;',
    mutation: `CREATE TABLE t(id serial PRIMARY KEY, g int GENERATED ALWAYS AS IDENTITY, b int CHECK (b > 0), UNIQUE (b));
CREATE INDEX i ON t(b); COMMENT ON COLUMN t.b IS 'x'; ALTER TABLE t ENABLE ROW LEVEL SECURITY; CREATE POLICY pol ON t USING (b > 0); CREATE STATISTICS st ON b, g FROM t;`,
    lines: ['statistics.added public.st', 'table.added public.t'],
  },
  {
    says: 'a column takes index, constraint, comment and sequence along',
    engine: 'postgresql',
    base: `CREATE TABLE t(id int, b serial CHECK (b > 0), c int, CONSTRAINT both_of_them CHECK (b > c), UNIQUE (b, c)); CREATE INDEX i ON t(b); COMMENT ON COLUMN t.b IS 'x'; CREATE STATISTICS st ON b, c FROM t;`,
    mutation: 'ALTER TABLE t DROP COLUMN b;',
    lines: ['column.removed public.t.b'],
  },
  {
    says: 'an index that is dropped is no matter of its column',
    engine: 'postgresql',
    base: 'CREATE TABLE t(id int, b int, c int); CREATE INDEX i ON t(b); CREATE INDEX k ON t(c);',
    mutation: 'ALTER TABLE t DROP COLUMN b; DROP INDEX k;',
    lines: ['index.removed public.k', 'column.removed public.t.b'],
  },
  {
    says: 'everything in a new schema is under the schema',
    engine: 'postgresql',
    base: 'SELECT 1;',
    mutation: `CREATE SCHEMA s; CREATE TABLE s.t(id serial PRIMARY KEY); CREATE VIEW s.v AS SELECT id FROM s.t; CREATE FUNCTION s.f() RETURNS int LANGUAGE sql AS 'select 1';
CREATE TYPE s.e AS ENUM ('a'); CREATE SEQUENCE s.q; CREATE DOMAIN s.d AS int CHECK (VALUE > 0); COMMENT ON TABLE s.t IS 'x'; CREATE MATERIALIZED VIEW s.m AS SELECT 1 AS a; CREATE INDEX mi ON s.m(a);`,
    lines: ['schema.added s'],
  },
  {
    says: 'a column of a partitioned table is in every partition',
    engine: 'postgresql',
    base: `${partitioned} CREATE TABLE p2 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY RANGE(d); CREATE TABLE p21 PARTITION OF p2 DEFAULT;`,
    mutation: `ALTER TABLE p ADD COLUMN y int; ALTER TABLE p ALTER COLUMN x TYPE bigint;`,
    lines: [
      'column.changed public.p.x [type]',
      'column.added public.p.y',
    ],
  },
  {
    says: 'a column of a parent table is lost in every child',
    engine: 'postgresql',
    base: 'CREATE TABLE a(id int, x int); CREATE TABLE b(y int) INHERITS (a);',
    mutation: 'ALTER TABLE a DROP COLUMN x;',
    lines: ['column.removed public.a.x'],
  },
  {
    says: 'keys, indexes, checks, foreign keys and triggers of a partitioned table are in every partition',
    engine: 'postgresql',
    minVersion: 130_000,
    base: `CREATE TABLE r(id int PRIMARY KEY); CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end'; ${partitioned}`,
    mutation: `ALTER TABLE p ADD PRIMARY KEY (id, d); CREATE INDEX px ON p(x); ALTER TABLE p ADD CONSTRAINT ck CHECK (x > 0); ALTER TABLE p ADD CONSTRAINT fk FOREIGN KEY (x) REFERENCES r(id); CREATE TRIGGER tr AFTER INSERT ON p FOR EACH ROW EXECUTE FUNCTION tf();`,
    lines: ['constraint.added public.p.ck', 'constraint.added public.p.fk', 'constraint.added public.p.p_pkey', 'trigger.added public.p.tr', 'index.added public.px'],
  },
  {
    says: 'a detached partition is told by one attribute',
    engine: 'postgresql',
    minVersion: 130_000,
    base: `CREATE TABLE r(id int PRIMARY KEY); CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end';
${partitioned} ALTER TABLE p ADD PRIMARY KEY (id, d); CREATE INDEX px ON p(x); ALTER TABLE p ADD CONSTRAINT ck CHECK (x > 0); ALTER TABLE p ADD CONSTRAINT fk FOREIGN KEY (x) REFERENCES r(id); CREATE TRIGGER tr AFTER INSERT ON p FOR EACH ROW EXECUTE FUNCTION tf();`,
    mutation: 'ALTER TABLE p DETACH PARTITION p1;',
    lines: ['table.changed public.p1 [partition]'],
  },
  {
    says: 'an attached table gets what the partitioned one has',
    engine: 'postgresql',
    base: `${partitioned} ALTER TABLE p ADD PRIMARY KEY (id, d); CREATE INDEX px ON p(x); CREATE TABLE p2(id int NOT NULL, d date NOT NULL, x int);`,
    mutation: `ALTER TABLE p ATTACH PARTITION p2 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');`,
    lines: ['table.changed public.p2 [partition]'],
  },
  {
    says: 'another bound of a partition is its bound',
    engine: 'postgresql',
    base: partitioned,
    mutation: `ALTER TABLE p DETACH PARTITION p1; ALTER TABLE p ATTACH PARTITION p1 FOR VALUES FROM ('2025-01-01') TO ('2027-01-01');`,
    lines: ['table.changed public.p1 [partition_bound]'],
  },
  {
    says: 'a partitioned table takes its partitions along',
    engine: 'postgresql',
    base: partitioned,
    mutation: 'DROP TABLE p;',
    lines: ['table.removed public.p'],
  },
  {
    says: 'an identity brings its sequence',
    engine: 'postgresql',
    base: 'CREATE TABLE t(id int NOT NULL);',
    mutation: 'ALTER TABLE t ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;',
    lines: ['column.changed public.t.id [identity]'],
  },
  {
    says: 'a serial that becomes an identity is one change',
    engine: 'postgresql',
    base: 'CREATE TABLE t(id serial);',
    mutation: 'ALTER TABLE t ALTER COLUMN id DROP DEFAULT; DROP SEQUENCE t_id_seq; ALTER TABLE t ALTER id ADD GENERATED ALWAYS AS IDENTITY;',
    lines: ['column.changed public.t.id [default, identity]'],
  },
  {
    says: 'the sequence of an identity has the column’s type',
    engine: 'postgresql',
    base: 'CREATE TABLE t(id int GENERATED ALWAYS AS IDENTITY);',
    mutation: 'ALTER TABLE t ALTER COLUMN id TYPE bigint;',
    lines: ['column.changed public.t.id [type]'],
  },
  {
    says: 'an option of an identity is the sequence’s',
    engine: 'postgresql',
    base: 'CREATE TABLE t(id int GENERATED ALWAYS AS IDENTITY);',
    mutation: 'ALTER TABLE t ALTER COLUMN id SET INCREMENT 5;',
    lines: ['sequence.changed public.t_id_seq [increment]'],
  },
  {
    says: 'a sequence has the owner of its table',
    engine: 'postgresql',
    settings: { owners: 'warning' },
    base: 'CREATE TABLE t(id serial, g int GENERATED ALWAYS AS IDENTITY);',
    mutation: 'ALTER TABLE t OWNER TO pg_read_all_data;',
    minVersion: 140_000,
    lines: ['table.changed public.t [owner]'],
  },
  {
    says: 'a renamed column is hinted at, and the constraint on it goes on',
    engine: 'postgresql',
    base: 'CREATE TABLE t(id int, b int, c int);',
    mutation: 'ALTER TABLE t RENAME COLUMN b TO bb;',
    lines: ['column.removed public.t.b', 'column.added public.t.bb was column:public.t.b'],
  },
  {
    says: 'a renamed table is hinted at',
    engine: 'postgresql',
    base: 'CREATE TABLE t(id serial PRIMARY KEY, b int CHECK (b > 0)); CREATE INDEX i ON t(b);',
    mutation: 'ALTER TABLE t RENAME TO u;',
    lines: ['table.removed public.t', 'table.added public.u was table:public.t'],
  },
  {
    says: 'a renamed function, view, enum and sequence are hinted at',
    engine: 'postgresql',
    base: `CREATE VIEW v AS SELECT 1 AS a; CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'select 1'; CREATE TYPE e AS ENUM ('a'); CREATE SEQUENCE s;`,
    mutation: 'ALTER VIEW v RENAME TO v2; ALTER FUNCTION f() RENAME TO f2; ALTER TYPE e RENAME TO e2; ALTER SEQUENCE s RENAME TO s2;',
    lines: [
      'type.removed public.e', 'type.added public.e2 was type:public.e', 'function.removed public.f()', 'function.added public.f2() was function:public.f()',
      'sequence.removed public.s', 'sequence.added public.s2 was sequence:public.s', 'view.removed public.v', 'view.added public.v2 was view:public.v',
    ],
  },
  {
    says: 'made-up names do not count in whatever order the objects were made',
    engine: 'postgresql',
    base: 'CREATE TABLE t(a int, b int); ALTER TABLE t ADD CHECK (a > 0); ALTER TABLE t ADD CHECK (a < 9); CREATE INDEX ON t(a); CREATE INDEX ON t(a) WHERE b > 0;',
    mutation: `ALTER TABLE t DROP CONSTRAINT t_a_check; ALTER TABLE t DROP CONSTRAINT t_a_check1; ALTER TABLE t ADD CHECK (a < 9); ALTER TABLE t ADD CHECK (a > 0);
DROP INDEX t_a_idx; DROP INDEX t_a_idx1; CREATE INDEX ON t(a) WHERE b > 0; CREATE INDEX ON t(a);`,
    lines: [],
  },
  {
    says: 'the sequence of a serial may have another name',
    engine: 'postgresql',
    base: 'CREATE TABLE t(id serial);',
    mutation: 'ALTER SEQUENCE t_id_seq RENAME TO "odd name";',
    lines: [],
  },
  {
    says: 'another order of columns is one change of the table',
    engine: 'postgresql',
    settings: { 'column-order': 'error' },
    base: 'CREATE TABLE t(a int, b int, c int);',
    mutation: 'ALTER TABLE t DROP COLUMN a; ALTER TABLE t ADD COLUMN a int; ALTER TABLE t ADD COLUMN d int;',
    lines: ['table.changed public.t [column_order]', 'column.added public.t.d'],
  },
  {
    says: 'a dropped table breaks the foreign key of another one, which is told',
    engine: 'postgresql',
    base: 'CREATE TABLE t(id int PRIMARY KEY); CREATE TABLE u(t_id int CONSTRAINT fk REFERENCES t); CREATE VIEW v AS SELECT id FROM t;',
    mutation: 'DROP TABLE t CASCADE;',
    lines: ['table.removed public.t', 'constraint.removed public.u.fk', 'view.removed public.v'],
  },
  {
    says: 'a function comes without the grants that it has by default',
    engine: 'postgresql',
    base: 'SELECT 1;',
    mutation: `CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'select 1'; REVOKE ALL ON FUNCTION f() FROM PUBLIC;`,
    lines: ['function.added public.f()'],
  },
];

const both = ['mysql', 'mariadb'] as const;

/** Cases of MySQL and MariaDB. */
export const mysqlConsequences: readonly ConsequenceCase[] = [
  {
    says: 'a table takes all that it has along',
    engine: both,
    base: 'SELECT 1;',
    mutation: 'CREATE TABLE r(id INT PRIMARY KEY); CREATE TABLE t(id INT PRIMARY KEY, b INT CHECK (b > 0), r_id INT, KEY kb (b), CONSTRAINT fk FOREIGN KEY (r_id) REFERENCES r(id)); CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.b = 1;',
    lines: ['table.added r', 'table.added t'],
  },
  {
    says: 'a column takes its index along, and goes from those of several columns',
    engine: both,
    base: 'CREATE TABLE t(id INT PRIMARY KEY, b INT, c VARCHAR(50), KEY kb (b), KEY kbc (b, c(10)), KEY kc (c));',
    mutation: 'ALTER TABLE t DROP COLUMN b;',
    lines: ['column.removed t.b'],
  },
  {
    says: 'a foreign key brings an index',
    engine: both,
    base: 'CREATE TABLE r(id INT PRIMARY KEY); CREATE TABLE t(id INT PRIMARY KEY, r_id INT);',
    mutation: 'ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (r_id) REFERENCES r(id);',
    lines: ['constraint.added t.fk'],
  },
  {
    says: 'a better index takes the place of the one that came with a foreign key',
    engine: both,
    base: 'CREATE TABLE r(id INT PRIMARY KEY); CREATE TABLE t(id INT PRIMARY KEY, r_id INT, x INT, CONSTRAINT fk FOREIGN KEY (r_id) REFERENCES r(id));',
    mutation: 'ALTER TABLE t ADD KEY better (r_id, x);',
    lines: ['index.added t.better'],
  },
  {
    says: 'the index stays when the foreign key is dropped',
    engine: both,
    base: 'CREATE TABLE r(id INT PRIMARY KEY); CREATE TABLE t(id INT PRIMARY KEY, r_id INT, CONSTRAINT fk FOREIGN KEY (r_id) REFERENCES r(id));',
    mutation: 'ALTER TABLE t DROP FOREIGN KEY fk;',
    lines: ['constraint.removed t.fk'],
  },
  {
    says: 'made-up names of foreign keys and checks do not count',
    engine: both,
    base: 'CREATE TABLE r(id INT PRIMARY KEY); CREATE TABLE t(a INT, b INT, FOREIGN KEY (a) REFERENCES r(id), FOREIGN KEY (b) REFERENCES r(id));',
    mutation: 'ALTER TABLE t DROP FOREIGN KEY t_ibfk_1; ALTER TABLE t DROP FOREIGN KEY t_ibfk_2; ALTER TABLE t ADD FOREIGN KEY (b) REFERENCES r(id); ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES r(id);',
    lines: [],
  },
  {
    says: 'triggers are renumbered under the one that is new',
    engine: both,
    base: 'CREATE TABLE t(a INT); CREATE TRIGGER t1 BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1; CREATE TRIGGER t2 BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 2;',
    mutation: 'CREATE TRIGGER t0 BEFORE INSERT ON t FOR EACH ROW PRECEDES t1 SET NEW.a = 0;',
    lines: ['trigger.added t.t0'],
  },
  {
    says: 'triggers are renumbered under the one that moved',
    engine: both,
    base: 'CREATE TABLE t(a INT); CREATE TRIGGER t1 BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1; CREATE TRIGGER t2 BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 2; CREATE TRIGGER t3 BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 3;',
    mutation: 'DROP TRIGGER t1; CREATE TRIGGER t1 BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1;',
    lines: ['trigger.changed t.t1 [order]'],
  },
  {
    says: 'a default that is dropped is a change of the default',
    engine: both,
    base: "CREATE TABLE t(a INT, d DATETIME DEFAULT '2020-01-01 00:00:00');",
    mutation: 'ALTER TABLE t ALTER d DROP DEFAULT;',
    lines: ['column.changed t.d [default]'],
  },
  {
    says: 'a renamed column is hinted at',
    engine: both,
    base: 'CREATE TABLE t(id INT, b INT, c INT);',
    mutation: 'ALTER TABLE t CHANGE b bb INT;',
    lines: ['column.removed t.b', 'column.added t.bb was column:t.b'],
  },
  {
    says: 'another order of columns is one change of the table',
    engine: both,
    settings: { 'column-order': 'warning' },
    base: 'CREATE TABLE t(a INT, b INT, c INT);',
    mutation: 'ALTER TABLE t MODIFY c INT FIRST;',
    lines: ['table.changed t [column_order]'],
  },
  {
    says: 'a check that stands with its column comes with it',
    engine: 'mariadb',
    base: 'CREATE TABLE t(a INT);',
    mutation: 'ALTER TABLE t ADD COLUMN z INT CHECK (z > 0), ADD COLUMN j JSON;',
    lines: ['column.added t.j', 'column.added t.z'],
  },
];
