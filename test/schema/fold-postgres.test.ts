import { describe, expect, it } from '@jest/globals';
import { describeState, foldText } from '../support/describe-schema.ts';

const engine = { name: 'postgresql', version: { text: '16.4', number: 160400 } } as const;

const cases: readonly { readonly name: string; readonly sql: string; readonly state: readonly string[] }[] = [
  {
    name: 'names keys, checks, foreign keys and indexes as the server does',
    sql: `CREATE TABLE a (id serial PRIMARY KEY, code varchar(20) UNIQUE, n int CHECK (n > 0), CHECK (n < id));
      CREATE TABLE b (a_id int NOT NULL REFERENCES a, x int, y int, UNIQUE (x, y), CHECK (x > 0), CHECK (x < 9));
      CREATE INDEX ON b (a_id); CREATE INDEX ON b (a_id) INCLUDE (x); CREATE INDEX ON b (a_id);`,
    state: [
      'public.a',
      "  id integer not null default nextval('public.a_id_seq'::regclass)",
      '  code character varying(20)',
      '  n integer',
      '  = a_n_check check n > 0',
      '  = a_check check n < id',
      '  = a_pkey primary-key (id)',
      '  = a_code_key unique (code)',
      'public.b',
      '  a_id integer not null',
      '  x integer',
      '  y integer',
      '  = b_x_check check x > 0',
      '  = b_x_check1 check x < 9',
      '  = b_x_y_key unique (x, y)',
      '  = b_a_id_fkey (a_id) -> public.a(id)',
      '  # b_a_id_idx (a_id)',
      '  # b_a_id_x_idx (a_id) include (x)',
      '  # b_a_id_idx1 (a_id)',
    ],
  },
  {
    name: 'follows renames of tables and columns everywhere',
    sql: `CREATE TABLE p (id int PRIMARY KEY, v int CHECK (v > 0));
      CREATE TABLE c (p_id int REFERENCES p (id)); CREATE INDEX c_i ON c (lower(p_id::text)) WHERE p_id > 5;
      ALTER TABLE p RENAME COLUMN id TO key; ALTER TABLE p RENAME COLUMN v TO w; ALTER TABLE p RENAME TO q;
      ALTER TABLE c RENAME COLUMN p_id TO q_id; CREATE SCHEMA s; ALTER TABLE q SET SCHEMA s;`,
    state: [
      'public.c', '  q_id integer', '  = c_p_id_fkey (q_id) -> s.q(key)', '  # c_i ((lower(q_id::text))) where q_id > 5',
      's.q', '  key integer not null', '  w integer', '  = p_v_check check w > 0', '  = p_pkey primary-key (key)',
    ],
  },
  {
    name: 'takes indexes, constraints and foreign keys along with a dropped column',
    sql: `CREATE TABLE a (id int PRIMARY KEY, k int UNIQUE, x int, y int CHECK (x > y), z int);
      CREATE TABLE b (k int REFERENCES a (k), id int REFERENCES a);
      CREATE INDEX ai ON a (z, x); CREATE INDEX aj ON a (z) WHERE x > 0; CREATE INDEX ak ON a (z);
      ALTER TABLE a DROP COLUMN x, DROP COLUMN k CASCADE;`,
    state: [
      'public.a', '  id integer not null', '  y integer', '  z integer', '  = a_pkey primary-key (id)', '  # ak (z)',
      'public.b', '  k integer', '  id integer', '  = b_id_fkey (id) -> public.a(id)',
    ],
  },
  {
    name: 'promotes an index to a constraint under the constraint’s name',
    sql: `CREATE TABLE t (id int, e int); CREATE UNIQUE INDEX t_i ON t (id);
      ALTER TABLE t ADD CONSTRAINT t_pk PRIMARY KEY USING INDEX t_i;`,
    state: ['public.t', '  id integer not null', '  e integer', '  = t_pk primary-key (id)'],
  },
  {
    name: 'gives partitions the parent’s indexes, keys and foreign keys under their own names',
    sql: `CREATE TABLE r (id int PRIMARY KEY);
      CREATE TABLE m (id int, d date, r_id int REFERENCES r, PRIMARY KEY (id, d)) PARTITION BY RANGE (d);
      CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
      CREATE INDEX m_r ON m (r_id);
      CREATE TABLE m2 (id int NOT NULL, d date NOT NULL, r_id int);
      CREATE INDEX own ON m2 (r_id);
      ALTER TABLE m ATTACH PARTITION m2 FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
      ALTER TABLE m ADD COLUMN note text NOT NULL DEFAULT 'x';
      DROP INDEX m_r;`,
    state: [
      'public.m', '  id integer not null', '  d date not null', '  r_id integer', "  note text not null default 'x'",
      '  = m_pkey primary-key (id, d)', '  = m_r_id_fkey (r_id) -> public.r(id)',
      'public.m1', '  id integer not null', '  d date not null', '  r_id integer', "  note text not null default 'x'",
      '  = m1_pkey primary-key (id, d)', '  = m_r_id_fkey (r_id) -> public.r(id)',
      'public.m2', '  id integer not null', '  d date not null', '  r_id integer', "  note text not null default 'x'",
      '  = m2_pkey primary-key (id, d)', '  = m_r_id_fkey (r_id) -> public.r(id)',
      'public.r', '  id integer not null', '  = r_pkey primary-key (id)',
    ],
  },
  {
    name: 'copies with LIKE what is asked for, in its place',
    sql: `CREATE TABLE s (id int PRIMARY KEY, v text DEFAULT 'x' NOT NULL CHECK (v <> ''), w int UNIQUE); CREATE INDEX sv ON s (v);
      CREATE TABLE l (a int, LIKE s, z int); CREATE TABLE m (LIKE s INCLUDING ALL EXCLUDING DEFAULTS);`,
    state: [
      'public.l', '  a integer', '  id integer not null', '  v text not null', '  w integer', '  z integer',
      'public.m', '  id integer not null', '  v text not null', '  w integer', "  = s_v_check check v <> ''", '  = m_pkey primary-key (id)',
      '  = m_w_key unique (w)', '  # m_v_idx (v)',
      'public.s', '  id integer not null', "  v text not null default 'x'", '  w integer', "  = s_v_check check v <> ''", '  = s_pkey primary-key (id)',
      '  = s_w_key unique (w)', '  # sv (v)',
    ],
  },
  {
    name: 'shortens long names by the bytes of the longer part',
    sql: `CREATE TABLE a_table_with_a_very_long_name_that_goes_on_and_on_for_ever (a_column_with_a_quite_long_name int UNIQUE);`,
    state: [
      'public.a_table_with_a_very_long_name_that_goes_on_and_on_for_ever',
      '  a_column_with_a_quite_long_name integer',
      '  = a_table_with_a_very_long_name_a_column_with_a_quite_long_na_key unique (a_column_with_a_quite_long_name)',
    ],
  },
  {
    name: 'records what it cannot follow',
    sql: 'ALTER TABLE nowhere ADD COLUMN x int; CREATE TABLE t (a int); ALTER TABLE t DROP COLUMN b; CREATE TABLE q AS SELECT 1 AS x;',
    state: [
      'public.q incomplete', 'public.t', '  a integer', '? 1 table nowhere is not known', '? 3 column b of table t is not known',
      '? 4 the columns come from a query',
    ],
  },
];

describe('the catalogue of a PostgreSQL server', () => {
  it.each(cases)('$name', async ({ sql, state }) => {
    const catalog = await foldText(engine, sql);
    expect(describeState(catalog.snapshot())).toEqual(state);
  });
});
