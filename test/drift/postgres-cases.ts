import type { DriftCase } from './drift-case.ts';

const table = 'CREATE TABLE t (id int PRIMARY KEY, a text NOT NULL, b int DEFAULT 5, c varchar(20));';

/** Roles belong to the server: made once, kept, since several suites may use it. */
const role = 'DO $$BEGIN CREATE ROLE drift_case; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END$$;';

/** Scenarios of PostgreSQL. */
export const postgresCases: readonly DriftCase[] = [
  {
    id: 'P01', engine: 'postgresql', base: table,
    mutation: 'CREATE TABLE hot(x int);',
    expected: [{ kind: 'table.added', object: 'public.hot' }],
  },
  {
    id: 'P02', engine: 'postgresql', base: `${table  }CREATE TABLE u(x int);`,
    mutation: 'DROP TABLE u;',
    expected: [{ kind: 'table.removed', object: 'public.u' }],
  },
  {
    id: 'P03', engine: 'postgresql', base: table,
    mutation: 'ALTER TABLE t ADD COLUMN z timestamptz DEFAULT now();',
    expected: [{ kind: 'column.added', object: 'public.t.z' }],
  },
  {
    id: 'P04', engine: 'postgresql', base: table,
    mutation: 'ALTER TABLE t DROP COLUMN c;',
    expected: [{ kind: 'column.removed', object: 'public.t.c' }],
  },
  {
    id: 'P05', engine: 'postgresql', base: table,
    mutation: 'ALTER TABLE t ALTER COLUMN c TYPE varchar(40);',
    expected: [{ kind: 'column.changed', object: 'public.t.c', attributes: ['type'] }],
  },
  {
    id: 'P06', engine: 'postgresql', base: table,
    mutation: 'ALTER TABLE t ALTER COLUMN a DROP NOT NULL;',
    expected: [{ kind: 'column.changed', object: 'public.t.a', attributes: ['nullable'] }],
  },
  {
    id: 'P07', engine: 'postgresql', base: table,
    mutation: 'ALTER TABLE t ALTER COLUMN b SET DEFAULT 6;',
    expected: [{ kind: 'column.changed', object: 'public.t.b', attributes: ['default'] }],
  },
  {
    id: 'P08', engine: 'postgresql', base: table,
    mutation: 'ALTER TABLE t RENAME COLUMN c TO cc;',
    expected: [{ kind: 'column.removed', object: 'public.t.c' }, { kind: 'column.added', object: 'public.t.cc' }],
  },
  {
    id: 'P09', engine: 'postgresql', base: table,
    mutation: 'CREATE INDEX CONCURRENTLY t_b ON t(b) WHERE b>0;',
    expected: [{ kind: 'index.added', object: 'public.t_b' }],
  },
  {
    id: 'P10', engine: 'postgresql', base: `${table  }CREATE INDEX i ON t(b);`,
    mutation: 'DROP INDEX i; CREATE INDEX i ON t(b DESC);',
    expected: [{ kind: 'index.changed', object: 'public.i' }],
  },
  {
    id: 'P11', engine: 'postgresql', base: `${table  }CREATE INDEX i ON t(b);`,
    mutation: `UPDATE pg_index SET indisvalid=false WHERE indexrelid='i'::regclass;`,
    expected: [{ kind: 'index.changed', object: 'public.i', attributes: ['valid'] }],
  },
  {
    id: 'P12', engine: 'postgresql', base: table,
    mutation: 'ALTER TABLE t ADD CONSTRAINT ck CHECK (b>0) NOT VALID;',
    expected: [{ kind: 'constraint.added', object: 'public.t.ck' }],
  },
  {
    id: 'P13', engine: 'postgresql', base: `${table  }ALTER TABLE t ADD CONSTRAINT ck CHECK (b>0) NOT VALID;`,
    mutation: 'ALTER TABLE t VALIDATE CONSTRAINT ck;',
    expected: [{ kind: 'constraint.changed', object: 'public.t.ck', attributes: ['validated'] }],
  },
  {
    id: 'P14', engine: 'postgresql', base: `${table  }CREATE TABLE u(id int REFERENCES t(id));`,
    mutation: 'ALTER TABLE u DROP CONSTRAINT u_id_fkey; ALTER TABLE u ADD CONSTRAINT u_id_fkey FOREIGN KEY(id) REFERENCES t(id) ON DELETE CASCADE;',
    expected: [{ kind: 'constraint.changed', object: 'public.u.u_id_fkey' }],
  },
  {
    id: 'P15', engine: 'postgresql', base: table,
    mutation: 'ALTER TABLE t DROP CONSTRAINT t_pkey;',
    expected: [{ kind: 'constraint.removed', object: 'public.t.t_pkey' }],
  },
  {
    id: 'P16', engine: 'postgresql', base: `${table  }CREATE VIEW v AS SELECT a FROM t;`,
    mutation: 'CREATE OR REPLACE VIEW v AS SELECT a FROM t WHERE b>1;',
    expected: [{ kind: 'view.changed', object: 'public.v', attributes: ['definition'] }],
  },
  {
    id: 'P17', engine: 'postgresql', base: `${table  }CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'select $1';`,
    mutation: `CREATE OR REPLACE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'select $1+1';`,
    expected: [{ kind: 'function.changed', object: 'public.f(integer)', attributes: ['body'] }],
  },
  {
    id: 'P18', engine: 'postgresql', base: `${table  }CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'select $1';`,
    mutation: 'ALTER FUNCTION f(int) SECURITY DEFINER;',
    expected: [{ kind: 'function.changed', object: 'public.f(integer)', attributes: ['security'] }],
  },
  {
    id: 'P19', engine: 'postgresql', base: `${table  }CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end'; CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tf();`,
    mutation: 'ALTER TABLE t DISABLE TRIGGER tr;',
    expected: [{ kind: 'trigger.changed', object: 'public.t.tr', attributes: ['enabled'] }],
  },
  {
    id: 'P20', engine: 'postgresql', base: `CREATE TYPE e AS ENUM('a','b');`,
    mutation: `ALTER TYPE e ADD VALUE 'aa' AFTER 'a';`,
    expected: [{ kind: 'type.changed', object: 'public.e', attributes: ['labels'] }],
  },
  {
    id: 'P21', engine: 'postgresql', base: 'CREATE DOMAIN d AS int CHECK (VALUE>0);',
    mutation: 'ALTER DOMAIN d DROP CONSTRAINT d_check;',
    expected: [{ kind: 'constraint.removed', object: 'public.d.d_check' }],
  },
  {
    id: 'P22', engine: 'postgresql', base: 'CREATE SEQUENCE s;',
    mutation: 'ALTER SEQUENCE s INCREMENT 2 CACHE 10;',
    expected: [{ kind: 'sequence.changed', object: 'public.s', attributes: ['cache', 'increment'] }],
  },
  {
    id: 'P23', engine: 'postgresql', base: table,
    mutation: 'ALTER TABLE t ENABLE ROW LEVEL SECURITY;',
    expected: [{ kind: 'table.changed', object: 'public.t', attributes: ['rls'] }],
  },
  {
    id: 'P24', engine: 'postgresql', base: `${table  }ALTER TABLE t ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON t USING (b>0);`,
    mutation: 'ALTER POLICY p ON t USING (true);',
    expected: [{ kind: 'policy.changed', object: 'public.t.p', attributes: ['using'] }],
  },
  {
    id: 'P25', engine: 'postgresql', base: table,
    mutation: 'GRANT SELECT, INSERT ON t TO drift_case;',
    expected: [{ kind: 'grant.added', object: 'public.t:drift_case' }],
    setup: role,
  },
  {
    id: 'P26', engine: 'postgresql', base: table,
    mutation: `COMMENT ON TABLE t IS 'hand edited';`,
    expected: [{ kind: 'comment.added', object: 'public.t' }],
  },
  {
    id: 'P27', engine: 'postgresql', base: table,
    mutation: 'CREATE STATISTICS st ON a,b FROM t;',
    expected: [{ kind: 'statistics.added', object: 'public.st' }],
  },
  {
    id: 'P28', engine: 'postgresql', base: table,
    mutation: 'ALTER TABLE t SET (fillfactor=80);',
    expected: [{ kind: 'table.changed', object: 'public.t', attributes: ['options'] }],
  },
  {
    id: 'P29', engine: 'postgresql', base: `CREATE TABLE p(id int, d date) PARTITION BY RANGE(d); CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');`,
    mutation: `CREATE TABLE p2 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');`,
    expected: [{ kind: 'table.added', object: 'public.p2', attributes: ['partition'] }],
  },
  {
    id: 'P30', engine: 'postgresql', base: `CREATE TABLE p(id int, d date) PARTITION BY RANGE(d); CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');`,
    mutation: 'ALTER TABLE p DETACH PARTITION p1;',
    expected: [{ kind: 'table.changed', object: 'public.p1', attributes: ['partition'] }],
  },
  {
    id: 'P31', engine: 'postgresql', base: 'CREATE TABLE g(a int, b int GENERATED ALWAYS AS (a*2) STORED);',
    mutation: 'ALTER TABLE g ALTER COLUMN b DROP EXPRESSION;',
    expected: [{ kind: 'column.changed', object: 'public.g.b', attributes: ['generated'] }],
  },
  {
    id: 'P32', engine: 'postgresql', base: 'CREATE TABLE g(id int GENERATED ALWAYS AS IDENTITY);',
    mutation: 'ALTER TABLE g ALTER COLUMN id SET GENERATED BY DEFAULT;',
    expected: [{ kind: 'column.changed', object: 'public.g.id', attributes: ['identity'] }],
  },
  {
    id: 'P33', engine: 'postgresql', base: table,
    mutation: 'CREATE EXTENSION hstore;',
    expected: [{ kind: 'extension.added', object: 'hstore' }],
  },
  {
    id: 'P34', engine: 'postgresql', base: table,
    mutation: 'ALTER TABLE t ALTER COLUMN a SET STATISTICS 300; ALTER TABLE t ALTER COLUMN a SET STORAGE EXTERNAL;',
    expected: [{ kind: 'column.changed', object: 'public.t.a', attributes: ['statistics', 'storage'] }],
  },
  {
    id: 'P35', engine: 'postgresql', base: table,
    mutation: 'CREATE PUBLICATION pub FOR TABLE t;',
    expected: [{ kind: 'publication.added', object: 'pub' }],
  },
  {
    id: 'P36', engine: 'postgresql', base: table,
    mutation: 'ALTER TABLE t OWNER TO drift_case;',
    expected: [{ kind: 'table.changed', object: 'public.t', attributes: ['owner'] }],
    settings: { owners: 'warning' },
    setup: role,
  },
  {
    id: 'P36 without the setting', engine: 'postgresql', base: table,
    mutation: 'ALTER TABLE t OWNER TO drift_case;',
    expected: [],
    setup: role,
  },
  {
    id: 'P40', engine: 'postgresql', base: table,
    mutation: 'ALTER TABLE t DROP COLUMN c; ALTER TABLE t ADD COLUMN c varchar(20);',
    expected: [],
  },
  {
    id: 'P41', engine: 'postgresql', base: table,
    mutation: 'ALTER TABLE t DROP COLUMN b; ALTER TABLE t ADD COLUMN b int DEFAULT 5;',
    expected: [{ kind: 'table.changed', object: 'public.t', attributes: ['column_order'] }],
    settings: { 'column-order': 'warning' },
  },
  {
    id: 'P41 without the setting', engine: 'postgresql', base: table,
    mutation: 'ALTER TABLE t DROP COLUMN b; ALTER TABLE t ADD COLUMN b int DEFAULT 5;',
    expected: [],
  },
  {
    id: 'P42', engine: 'postgresql', base: 'CREATE TABLE t(id int); CREATE VIEW v AS SELECT id FROM t WHERE id IN (1,2);',
    mutation: 'DROP VIEW v; CREATE VIEW v AS  select t.id from public.t where id = any (array[1,2]);',
    expected: [],
  },
  {
    id: 'P43', engine: 'postgresql', base: 'CREATE TABLE t(id int); CREATE INDEX a1 ON t(id);',
    mutation: 'DROP INDEX a1; CREATE INDEX CONCURRENTLY a1 ON t USING btree (id ASC NULLS LAST);',
    expected: [],
  },
  {
    id: 'P44', engine: 'postgresql', base: 'CREATE TABLE t(id int);',
    mutation: 'INSERT INTO t SELECT generate_series(1,1000); VACUUM ANALYZE t; CREATE TEMP TABLE tt(x int);',
    expected: [],
  },
  {
    id: 'P45', engine: 'postgresql', base: 'CREATE TABLE t(id serial);',
    mutation: `SELECT setval('t_id_seq', 5000);`,
    expected: [],
  },
  {
    id: 'P46', engine: 'postgresql', base: 'CREATE TABLE t(id int, CHECK (id>0), CHECK (id<10));',
    mutation: 'ALTER TABLE t DROP CONSTRAINT t_id_check; ALTER TABLE t ADD CONSTRAINT t_id_check CHECK ((id > 0));',
    expected: [],
  },
  {
    id: 'P47', engine: 'postgresql', base: 'CREATE TABLE t(id int);',
    mutation: 'SET search_path=pg_catalog; CREATE SCHEMA IF NOT EXISTS public; ALTER ROLE postgres SET search_path=public; ALTER ROLE postgres RESET search_path;',
    expected: [],
  },
  {
    id: 'P50', engine: 'postgresql', base: 'CREATE TABLE t(id int PRIMARY KEY); CREATE TABLE u(id int, CONSTRAINT fk FOREIGN KEY (id) REFERENCES t(id));',
    mutation: 'ALTER TABLE u ALTER CONSTRAINT fk NOT ENFORCED;',
    expected: [{ kind: 'constraint.changed', object: 'public.u.fk', attributes: ['enforced'] }],
    minVersion: 180_000,
  },
  {
    id: 'P51', engine: 'postgresql', base: 'CREATE TABLE g(a int, b int GENERATED ALWAYS AS (a*2) VIRTUAL);',
    mutation: 'ALTER TABLE g DROP COLUMN b; ALTER TABLE g ADD COLUMN b int GENERATED ALWAYS AS (a*2) STORED;',
    expected: [{ kind: 'column.changed', object: 'public.g.b', attributes: ['generated'] }],
    minVersion: 180_000,
  },
  {
    id: 'P52', engine: 'postgresql', base: 'CREATE TABLE t(a int NOT NULL);',
    mutation: 'ALTER TABLE t RENAME CONSTRAINT t_a_not_null TO a_required;',
    expected: [],
    minVersion: 180_000,
  },
  {
    id: 'P53', engine: 'postgresql', base: 'CREATE TABLE t(a int);',
    mutation: 'ALTER TABLE t ADD CONSTRAINT nn NOT NULL a NOT VALID;',
    expected: [{ kind: 'column.changed', object: 'public.t.a', attributes: ['nullable'] }],
    minVersion: 180_000,
  },
  {
    id: 'P54', engine: 'postgresql', base: 'CREATE EXTENSION btree_gist; CREATE TABLE t(id int, d daterange, CONSTRAINT pk PRIMARY KEY (id, d WITHOUT OVERLAPS));',
    mutation: 'ALTER TABLE t DROP CONSTRAINT pk; ALTER TABLE t ADD CONSTRAINT pk PRIMARY KEY (id, d);',
    expected: [{ kind: 'constraint.changed', object: 'public.t.pk', attributes: ['definition'] }],
    minVersion: 180_000,
  },
];
