import { describe, expect, it } from '@jest/globals';

import type { TargetStatistics } from '../../src/model/target-statistics.ts';
import { jsonFault } from '../../src/statistics/json-fault.ts';
import { readStatistics } from '../../src/statistics/read-statistics.ts';
import { writeStatistics } from '../../src/statistics/write-statistics.ts';
import { errorOf } from '../support/error-of.ts';
import { hostileTexts } from '../support/hostile-texts.ts';

const whole: TargetStatistics = {
  engine: { name: 'postgresql', version: '16.4' },
  capturedAt: '2026-11-20T08:00:00Z',
  target: 'production',
  database: 'shop',
  replicas: 2,
  oldestTransactionSeconds: 12.5,
  notes: ['Transactions of other roles are not visible.'],
  tables: new Map([
    ['public.orders', { rows: 0, bytes: 8192 }],
    ['public.users', {
      rows: 25_000_000, bytes: 9_000_000_000, indexBytes: 4_000_000_000, deadRows: 3, writesPerSecond: 1.5, oldestTransactionSeconds: 2, rowVersions: 7,
      invalidIndexes: ['i'], nullFractions: { age: 0.25, __proto__x: 1 }, sequences: { id: { last: 5, max: 2_147_483_647, type: 'integer' } },
    }],
  ]),
};
const minimal = { schema: 'schema-gitops/stats/v1', capturedAt: '2026-11-20T08:00:00Z', engine: { name: 'postgresql', version: '16.4' }, tables: {} };
const read = (value: unknown): TargetStatistics => readStatistics(JSON.stringify(value), 'stats.json');
const refused = (change: Readonly<Record<string, unknown>>): unknown => errorOf(() => read({ ...minimal, ...change }));

describe('a statistics file', () => {
  it('says what was written, whatever the order it was collected in', () => {
    const text = writeStatistics(whole);
    expect(readStatistics(text, 'stats.json')).toEqual(whole);
    expect(writeStatistics({ ...whole, tables: new Map([...whole.tables].reverse()) })).toBe(text);
    expect(text).toContain('    "public.orders": {"rows":0,"bytes":8192},\n');
  });

  it('may tell more of a table than this version knows', () => {
    expect(read({ ...minimal, moon: 'full', tables: { t: { rows: 1, colour: ['red'] } } }).tables.get('t')).toEqual({ rows: 1 });
    expect(readStatistics(`\uFEFF${JSON.stringify(minimal)}`, 'stats.json').tables.size).toBe(0);
  });

  it.each([
    [{ schema: 'schema-gitops/report/v1' }, 'stats.json: schema', 'schema-gitops/stats/v1'],
    [{ schema: undefined }, 'stats.json: schema', 'a value'],
    [{ engine: { name: 'oracle', version: '1' } }, 'stats.json: engine.name', 'one of postgresql, mysql, mariadb'],
    [{ engine: { name: 'mysql' } }, 'stats.json: engine.version', 'a value'],
    [{ capturedAt: 'yesterday' }, 'stats.json: capturedAt', 'a time in UTC such as 2026-11-20T08:00:00Z'],
    [{ capturedAt: '2026-13-40T08:00:00Z' }, 'stats.json: capturedAt', 'a time in UTC such as 2026-11-20T08:00:00Z'],
    [{ tables: [] }, 'stats.json: tables', 'an object'],
    [{ tables: { 'public.users': 5 } }, 'stats.json: tables["public.users"]', 'an object'],
    [{ tables: { 'public.users': { rows: -1 } } }, 'stats.json: tables["public.users"].rows', 'a whole number, 0 or more'],
    [{ tables: { 'public.users': { rows: '25000000' } } }, 'stats.json: tables["public.users"].rows', 'a whole number, 0 or more'],
    [{ tables: { users: { bytes: 1.5 } } }, 'stats.json: tables.users.bytes', 'a whole number, 0 or more'],
    [{ tables: { users: { nullFractions: { a: 2 } } } }, 'stats.json: tables.users.nullFractions.a', 'a number from 0 to 1'],
    [{ tables: { users: { invalidIndexes: [1] } } }, 'stats.json: tables.users.invalidIndexes["0"]', 'a text of 1 to 1000 characters'],
    [{ tables: { users: { sequences: { id: { last: 1, max: 0 } } } } }, 'stats.json: tables.users.sequences.id.max', 'a whole number above 0'],
    [{ tables: { users: { sequences: { id: { last: 1 } } } } }, 'stats.json: tables.users.sequences.id.max', 'a value'],
    [{ tables: { '': {} } }, 'stats.json: tables[""]', 'a name of 1 to 1000 characters'],
  ])('is refused with the place: %j', (change, where, expected) => {
    expect(refused(change)).toMatchObject({ code: 'statistics/file-invalid', where, expected });
  });

  it('of a later version is not guessed at', () => {
    expect(refused({ schema: 'schema-gitops/stats/v2' })).toMatchObject({ code: 'statistics/newer-file', where: 'stats.json', actual: 'version 2' });
  });

  it('that is no JSON is refused with line and column, and without a word of it', () => {
    const error = errorOf(() => readStatistics('root:x:0:0\n', 'stats.json'));
    expect(error).toMatchObject({ code: 'statistics/file-invalid', where: 'stats.json:1:1', expected: 'JSON' });
    expect(JSON.stringify(error)).not.toContain('x:0:0');
    expect(errorOf(() => readStatistics('{\n  "schema": "schema-gitops/stats/v1",\n  "tables": {,}\n}', 'stats.json'))).toMatchObject({ where: 'stats.json:3:14' });
  });

  it('refuses numbers that no server has', () => {
    expect(errorOf(() => readStatistics(JSON.stringify({ ...minimal, tables: { t: {} } }).replace('"t":{}', '"t":{"rows":1e999}'), 'stats.json'))).toMatchObject({ code: 'statistics/file-invalid' });
  });

  it.each(Object.entries(hostileTexts))('with a hostile name is read or refused, and never misread: %s', (_, name) => {
    const text = JSON.stringify({ ...minimal, tables: { [name]: { rows: 1 } } });
    const isName = name.length > 0 && name.length <= 1000 && !/\p{Cc}/u.test(name);
    if (isName) expect(readStatistics(text, 'stats.json').tables.get(name)).toEqual({ rows: 1 });
    else expect(errorOf(() => readStatistics(text, 'stats.json'))).toMatchObject({ code: 'statistics/file-invalid' });
  });

  it('may hold names that mean something to the language', () => {
    const text = '{"schema":"schema-gitops/stats/v1","capturedAt":"2026-11-20T08:00:00Z","engine":{"name":"mysql","version":"9"},"tables":{"__proto__":{"rows":1,"sequences":{"__proto__":{"last":1,"max":2}}}}}';
    const table = readStatistics(text, 'stats.json').tables.get('__proto__');
    expect([table?.rows, Object.keys(table?.sequences ?? {})]).toEqual([1, ['__proto__']]);
    expect(readStatistics(writeStatistics(readStatistics(text, 'a')), 'b').tables.get('__proto__')).toEqual(table);
  });
});

describe('the place where a text stops being JSON', () => {
  it.each(['', '{', '{"a"}', '{"a":}', '[1,]', '[1 2]', '{"a":1,}', '"a', '"\\x"', '01', 'tru', '{} {}', '[[[[', ']', '{"a":[1,{"b":2}],"c":"d"} x'])('is found in %j', (text) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(jsonFault(text)).toBeGreaterThanOrEqual(0);
  });

  it.each(['{}', '[]', ' {"a": [1, -2.5e3, "x\\u00e9\\n", {"b": null}], "c": {}} \n', '"a"', 'true', '[[],[{}]]'])('is nowhere in %j', (text) => {
    expect(jsonFault(text)).toBeUndefined();
  });
});
