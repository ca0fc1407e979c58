import { expect, it } from '@jest/globals';

import { canonicalArrays } from '../../src/engines/postgres/inspection/canonical-arrays.ts';
import { createDatabase, describeEachServer } from '../support/servers.ts';

const columns = `v varchar(20), c char(3), t text, i int, s smallint, b bigint, n numeric(10,2), f float8, d date, z timestamptz, o boolean, j jsonb,
  u uuid, w interval, va varchar(10)[], ia int[], "quoted ""Name" varchar, e varchar COLLATE "C"`;

/** Conditions as people write them; each prints in a form of its own. */
const conditions = [
  "v IN ('a', 'b')", "v NOT IN ('a', 'b')", "v = ANY (ARRAY['a', 'b'])", "v = ANY (ARRAY['a', 'b']::text[])", "v = ANY ('{a,b}')", "v <> ALL (ARRAY['a'::varchar, 'b'])",
  "c IN ('abc', 'x')", "t IN ('a', 'b')", "lower(v) IN ('a', 'it''s')", "v IN ('a]b', '(ARRAY[', ')::text[]')", "\"quoted \"\"Name\" IN ('a', 'b')", "e IN ('a', 'b')",
  "v || c IN ('a', 'b')", "substring(v, 1, 2) IN ('a', 'b')", "(v, c) IN (('a', 'b'), ('c', 'd'))", "v::char(5) IN ('a', 'b')", "v IN ('a', t)", "v IN (c, t)",
  'i IN (1, 2, 3)', 's IN (1, 2)', 'b IN (1, 2)', 'i IN (1, 2.5)', 's = ANY (ARRAY[1, 2])', 'b = ANY (ARRAY[i, s])', 'n IN (1, 2.50)', 'f IN (1, 2)', 'i = ANY (ARRAY[s, b])',
  "d IN ('2024-01-01', '2024-02-01')", "z > '2024-01-01 00:00:00+00'", "w > '1 day'", "i BETWEEN 1 AND 10", "v LIKE 'a%'", "v ~ '^[a-z]+$'", "v SIMILAR TO 'a|b'",
  "j ? 'a'", "j ?| ARRAY['a', 'b']", "j @> '{\"a\": 1}'", "j ->> 'a' IN ('x', 'y')", "va && ARRAY['a', 'b']::varchar[]", "va @> ARRAY['a']::varchar(10)[]", 'ia && ARRAY[1, 2]', "cardinality(va || 'x'::varchar) > 0",
  "array_length(ARRAY[v, c]::text[], 1) = 2", "ARRAY[v, e]::text[] <> ARRAY['a', 'b']", "coalesce(v, 'x') IN ('a')", "CASE v WHEN 'a' THEN c IN ('a', 'b') ELSE o END", 'o IS NOT TRUE', "NOT (v IN ('a', 'b') AND c IN ('x', 'y'))",
  "u = '00000000-0000-0000-0000-000000000001'", "date_part('year', d) > 2000", "extract(month from d) IN (1, 2)", "(v COLLATE \"C\") IN ('a', 'b')", "v = ANY (string_to_array('a,b', ','))", "v = ANY (ARRAY['a', NULL])",
];

describeEachServer('a condition that the server prints and reads again', ['postgresql'], (server) => {
  it('is in one form the same as before', async () => {
    const database = await createDatabase(server);
    try {
      await database.query(`create table a (${columns}); create table b (${columns})`);
      await database.query(conditions.map((condition, index) => `alter table a add constraint k${index} check (${condition})`).join(';'));
      const printed = await definitions('a');
      await database.query([...printed].map(([name, definition]) => `alter table b add constraint ${name} ${definition}`).join(';'));
      const again = await definitions('b');
      const pairs = [...printed].map(([name, definition]) => ({ first: canonicalArrays(definition), second: canonicalArrays(again.get(name) ?? '') }));
      expect(pairs.filter(({ first, second }) => first !== second)).toEqual([]);
      expect(pairs).toHaveLength(conditions.length);
      // Without it some differ: else nothing here would need it.
      expect([...printed].some(([name, definition]) => again.get(name) !== definition)).toBe(true);
    } finally {
      await database.drop();
    }

    async function definitions(table: string): Promise<ReadonlyMap<string, string>> {
      const rows = await database.query(`select conname, pg_get_constraintdef(oid) as text from pg_constraint where conrelid = '${table}'::regclass and contype = 'c'`);
      return new Map(rows.map((row) => [String(row['conname']), String(row['text'])]));
    }
  });
});
