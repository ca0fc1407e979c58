import { describe, expect, it } from '@jest/globals';
import type { TypeName } from '../../src/model/column-definition.ts';
import type { Engine } from '../../src/model/engine-name.ts';
import { loadNormalizer } from '../../src/schema/load-normalizer.ts';

const type = (name: string, ...args: readonly string[]): TypeName => ({ name, arguments: args, dimensions: 0 });

/** What somebody writes, what a server prints for it (seen on servers), and the column's type where it is a default. */
type Pair = readonly [written: string, printed: string, type?: TypeName];

const postgres: readonly Pair[] = [
  ["status IN ('a', 'b')", "(status)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])"],
  ["s NOT IN ('a', 'b')", "(s <> ALL (ARRAY['a'::text, 'b'::text]))"],
  ['a IN (1)', '(a = 1)'],
  ['a IN (b, c)', '((a = b) OR (a = c))'],
  ['a BETWEEN 1 AND 5', '((a >= 1) AND (a <= 5))'],
  ['a NOT BETWEEN 1 AND 5 OR b', '((a < 1) OR (a > 5) OR b)'],
  ["s LIKE 'x%'", "(s ~~ 'x%'::text)"],
  ["s NOT ILIKE 'x%'", "(s !~~* 'x%'::text)"],
  ['a != b', '(a <> b)'],
  ['a > 0 AND b > 0 AND c > 0', '((a > 0) AND (b > 0) AND (c > 0))'],
  ['price > 0', '(price > (0)::numeric)'],
  ['a IS NOT DISTINCT FROM b', '(NOT (a IS DISTINCT FROM b))'],
  ['CASE WHEN a THEN 1 END', "CASE\n    WHEN a THEN 1\n    ELSE NULL::integer\nEND"],
  ['extract(year from d) > 2000', "(date_part('year'::text, d) > (2000)::double precision)"],
  ["lower(public.f(x))", 'lower(f(x))'],
  ["nextval('s')", "nextval('public.s'::regclass)"],
  ["nextval('\"Big S\"')", "nextval('public.\"Big S\"'::regclass)"],
  ['t.a > 0', '(a > 0)'],
  ['(now() AT TIME ZONE \'utc\')', "timezone('utc'::text, now())"],
  ['d COLLATE "C"', 'd COLLATE "C"'],
  ["'t'", 'true', type('boolean')],
  ["'off'", 'false', type('boolean')],
  ["'5'", '5', type('integer')],
  ['-1', "'-1'::integer", type('integer')],
  ['0.50', '0.5', type('numeric', '5', '2')],
  ['1e3', '1000', type('double precision')],
  ["'it''s'", "'it''s'::character varying", type('character varying', '20')],
  ["'1 day'", "'1 day'::interval", type('interval')],
  ["'24 hours'", "'24:00:00'::interval", type('interval')],
  ["interval '1 year 2 mons'", "'1 year 2 mons'::interval", type('interval')],
  ["'2026-1-2'", "'2026-01-02'::date", type('date')],
  ["'2026-01-02'", "'2026-01-02 00:00:00'::timestamp without time zone", type('timestamp without time zone')],
  ["'10:00'", "'10:00:00'::time without time zone", type('time without time zone')],
  ['\'{"b":1,"a":[1,2]}\'', '\'{"a": [1, 2], "b": 1}\'::jsonb', type('jsonb')],
  ["'00000000-0000-0000-0000-00000000000A'", "'00000000-0000-0000-0000-00000000000a'::uuid", type('uuid')],
  ["B'101'", "'101'::\"bit\"", type('bit', '3')],
  ["''", "'\\x'::bytea", type('bytea')],
  ["'a\\001\\\\'", "'\\x61015c'::bytea", type('bytea')],
  ["'\\xDEAD'", "'\\xdead'::bytea", type('bytea')],
];

const mysql: readonly Pair[] = [
  ['a > 0 AND (b < 3 OR c = 1)', '((`a` > 0) and ((`b` < 3) or (`c` = 1)))'],
  ["s IN ('a', 'b')", "(`s` in (_utf8mb4'a',_utf8mb4'b'))"],
  ["s NOT LIKE 'a%'", "(not((`s` like _utf8mb4'a%')))"],
  ["s REGEXP '^a'", "regexp_like(`s`,_utf8mb4'^a')"],
  ['a != b', '(`a` <> `b`)'],
  ['a && b || c', '(((0 <> `a`) and (0 <> `b`)) or (0 <> `c`))'],
  ['!a', '(0 = `a`)'],
  ['a MOD 3 = 1', '((`a` % 3) = 1)'],
  ['a DIV 2', '(`a` DIV 2)'],
  ['NOW()', 'CURRENT_TIMESTAMP'],
  ['current_timestamp(0)', 'now()'],
  ["j->>'$.x'", "json_unquote(json_extract(`j`,_utf8mb4'$.x'))"],
  ['date_add(d, INTERVAL 1 DAY)', '(`d` + interval 1 day)'],
  ["concat(a, \"b\")", "concat(`a`,_utf8mb4'b')"],
  ['t.a IS NOT NULL', '(`a` is not null)'],
  ['SUBSTRING(s, 1, 2)', 'substr(`s`,1,2)'],
  ['a - -3', '(`a` - -(3))'],
  ['CASE a WHEN 1 THEN 2 END', '(case `a` when 1 then 2 end)'],
  ['5', "'5'", type('int')],
  ['0', "'0.00'", type('decimal', '10', '2')],
  ['1.5', "'1.50'", type('decimal', '10', '2')],
  ['TRUE', "'1'", type('tinyint', '1')],
  ['7', "'7'", type('varchar', '10')],
  ["'2020-01-01'", "'2020-01-01 00:00:00'", type('datetime')],
  ["'20200102'", "'2020-01-02'", type('date')],
  ["'10:00'", "'10:00:00'", type('time')],
  ["b'101'", "b'101'", type('bit', '3')],
  ["x'05'", "b'101'", type('bit', '3')],
];

const mariadb: readonly Pair[] = [
  ["s NOT IN ('x')", "`s` <> 'x'"],
  ['NOT (a = 4)', '`a` <> 4'],
  ['a AND b', '`a` <> 0 and `b` <> 0'],
  ["r <> 'back\\\\slash'", "`r` <> 'back\\\\slash'"],
  ['NEXT VALUE FOR s', 'nextval(`shop`.`s`)'],
  ['curdate()', 'CURRENT_DATE'],
  ['0', "'0000-00-00 00:00:00'", type('timestamp')],
];

const engines: readonly (readonly [Engine, readonly Pair[]])[] = [
  [{ name: 'postgresql' }, postgres],
  [{ name: 'mysql' }, mysql],
  [{ name: 'mariadb' }, mariadb],
];

describe.each(engines)('expressions of $name', (engine, pairs) => {
  it.each(pairs.map(([written, printed, column]) => ({ written, printed, column })))('finds $written in $printed', async ({ written, printed, column }) => {
    const normalize = await loadNormalizer(engine);
    const context = column === undefined ? {} : { type: column };
    expect(normalize(written, context)).toBe(normalize(printed, context));
  });

  it.each([
    ['a > 0', 'a >= 0'], ['a = 1 AND b = 2', 'a = 1 OR b = 2'], ["s = 'A'", "s = 'a'"], ['a + b * c', '(a + b) * c'], ['a - (b - c)', 'a - b - c'],
    ['a IS NULL', 'a IS NOT NULL'], ['f(a)', 'g(a)'], ['a BETWEEN 1 AND 5', 'a BETWEEN 1 AND 6'], ["s LIKE 'a%'", "s LIKE 'b%'"], ['a = b', 'a = c'],
    ['a IN (1, 2)', 'a IN (1, 3)'], ['a < b', 'b < a'], ["'1'", "'2'"], ['NOT a', 'a'], ['CASE WHEN a THEN 1 ELSE 2 END', 'CASE WHEN a THEN 2 ELSE 1 END'],
  ])('tells %s from %s', async (left, right) => {
    const normalize = await loadNormalizer(engine);
    expect(normalize(left)).not.toBe(normalize(right));
  });

  it.each(['', 'not an expression at all (', 'SELECT', "'", ')))', '\0', 'a b c'])('does not fail on %j', async (text) => {
    const normalize = await loadNormalizer(engine);
    expect(normalize(text)).toBe(normalize(text));
  });
});

describe('fractions of a second', () => {
  const column = { type: type('datetime', '2') };

  it('are rounded by MySQL and cut off by MariaDB', async () => {
    const [mysqlForm, mariadbForm] = [await loadNormalizer({ name: 'mysql' }), await loadNormalizer({ name: 'mariadb' })];
    expect(mysqlForm("'2020-01-01 00:00:00.129'", column)).toBe("'2020-01-01 00:00:00.13'");
    expect(mariadbForm("'2020-01-01 00:00:00.129'", column)).toBe("'2020-01-01 00:00:00.12'");
  });
});
