import { beforeAll, describe, expect, it } from '@jest/globals';

import { loadReader } from '../../../../src/sql/load-reader.ts';
import type { ScriptReader } from '../../../../src/sql/script-reader.ts';
import { readOperations } from '../../../support/read-operations.ts';

let reader: ScriptReader;
beforeAll(async () => {
  reader = await loadReader({ name: 'postgresql' });
});

describe('an expression', () => {
  it.each([
    ["'x'::text", { text: "'x'::text", columns: [], functions: [], constant: 'literal' }],
    ['((0))', { text: '0', span: { start: 2, end: 3 }, constant: 'literal' }],
    ['(a) + (b)', { text: '(a) + (b)', columns: ['a', 'b'] }],
    ['(a, b)', { text: '(a, b)', columns: ['a', 'b'] }],
    ['(select max(x) from t)', { text: '(select max(x) from t)', columns: ['x'], functions: ['max'] }],
    ['(((select 1) + 2))', { text: '(select 1) + 2' }],
    ["nextval('s'::regclass)", { functions: ['nextval'] }],
    ['Public.F("A b".c)', { functions: ['public.f'], columns: ['A b.c'] }],
    ['current_timestamp', { functions: ['current_timestamp'] }],
    ['localtime(3)', { functions: ['localtime'] }],
    ["now() at time zone 'utc'", { functions: ['timezone', 'now'] }],
    ['extract(year from d)', { functions: ['extract'], columns: ['d'] }],
    ["array['a', 'b']::text[]", { constant: 'literal' }],
    ['array[now()]', { functions: ['now'] }],
    ['-1', { text: '-1', constant: 'literal' }],
    ["/* why */ 'é' -- end", { text: "'é'", span: { start: 10, end: 13 } }],
    ["interval '1 day'", { constant: 'literal' }],
  ])('reads %s', (text, expected) => {
    expect(reader.readExpression(text)).toMatchObject(expected);
  });

  it.each(['', ' -- nothing', 'a b', '1; select 2', 'a from t', ')', '1) + (2', 'a, b', "'", 'a where b', '/*', 'a as b'])('is not read from "%s"', (text) => {
    expect(reader.readExpression(text)).toBeUndefined();
  });
});

describe('a type', () => {
  it.each([
    ['int', 'integer', []], ['INT4', 'integer', []], ['pg_catalog.int8', 'bigint', []], ['smallint', 'smallint', []], ['bool', 'boolean', []],
    ['float', 'double precision', []], ['float(24)', 'real', []], ['real', 'real', []], ['decimal(5,2)', 'numeric', ['5', '2']], ['numeric(5)', 'numeric', ['5', '0']],
    ['numeric(3,-1)', 'numeric', ['3', '-1']], ['varchar', 'character varying', []], ['character varying(30)', 'character varying', ['30']], ['char', 'character', ['1']],
    ['nchar(3)', 'character', ['3']], ['bpchar', 'bpchar', []], ['"char"', '"char"', []], ['timestamp', 'timestamp without time zone', []],
    ['timestamptz(3)', 'timestamp with time zone', ['3']], ['time(0) with time zone', 'time with time zone', ['0']], ['interval', 'interval', []],
    ['interval(3)', 'interval', ['3']], ['interval year to month', 'interval', ['year to month']], ['interval day to second(2)', 'interval', ['day to second', '2']],
    ['interval hour', 'interval', ['hour']], ['bit', 'bit', ['1']], ['bit varying(5)', 'bit varying', ['5']], ['varbit', 'bit varying', []], ['jsonb', 'jsonb', []], ['UUID', 'uuid', []],
  ])('%s is %s', async (written, name, args) => {
    expect(await readOperations('postgresql', `create table t (a ${written})`)).toMatchObject([{ columns: [{ type: { name, arguments: args, dimensions: 0 } }] }]);
  });

  it.each([
    ['text[]', { name: 'text', dimensions: 1 }],
    ['int[3][4]', { name: 'integer', dimensions: 2 }],
    ['varchar(3) array', { name: 'character varying', arguments: ['3'], dimensions: 1 }],
    ['App."Mood"', { schema: 'app', name: 'Mood', arguments: [] }],
    ['geometry(Point, 4326)', { name: 'geometry', arguments: ['point', '4326'] }],
    ['bigserial', { name: 'bigint', serial: true }],
    ['serial2', { name: 'smallint', serial: true }],
    ['"serial"', { name: 'integer', serial: true }],
    ['pg_catalog.serial', { name: 'serial' }],
  ])('%s is read whole', async (written, expected) => {
    expect(await readOperations('postgresql', `create table t (a ${written})`)).toMatchObject([{ columns: [{ type: expected }] }]);
  });
});

describe('an identifier', () => {
  it.each([
    ['ÀB_c', 'Àb_c'],
    ['"A""b"', 'A"b'],
    ['U&"d\\0061t\\+000061"', 'data'],
    ['a'.repeat(70), 'a'.repeat(63)],
    [`"${'é'.repeat(40)}"`, 'é'.repeat(31)],
    ['"日本"', '日本'],
  ])('%s is %s', async (written, name) => {
    expect(await readOperations('postgresql', `drop table ${written}`)).toMatchObject([{ table: { name } }]);
    expect(await readOperations('postgresql', `drop view ${written}`)).toMatchObject([{ object: { name } }]);
  });
});
