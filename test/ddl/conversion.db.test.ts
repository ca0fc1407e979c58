import { expect, it } from '@jest/globals';

import { conversion } from '../../src/ddl/postgres/conversion.ts';
import { createDatabase, describeEachServer, type TestDatabase } from '../support/servers.ts';

/** Type before, a value of it, type after: what the server does with the value, or that it refuses. */
const conversions: readonly (readonly [string, string, string, string | RegExp])[] = [
  ['varchar(10)', "'abcdefgh'", 'varchar(4)', /value too long/],
  ['varchar(10)', "'abcd'", 'varchar(4)', 'abcd'],
  ['text', "'abcdefgh'", 'character(4)', /value too long/],
  ['bit(4)', "b'1010'", 'bit(2)', /does not match type/],
  ['bigint', '5000000000', 'integer', /out of range/],
  ['numeric(10,2)', '12.34', 'integer', '12'],
  ['integer', '7', 'text', '7'],
  ['text', "'7'", 'integer', '7'],
  ['text', "'seven'", 'integer', /invalid input syntax/],
  ['boolean', 'true', 'integer', '1'],
  ['integer', '1', 'boolean', 'true'],
  ['text', "'yes'", 'boolean', 'true'],
  ['timestamp', "'2026-01-02 03:04:05'", 'date', '2026-01-02'],
  ['text', "'2026-01-02'", 'date', '2026-01-02'],
  ['json', `'{"a": 1}'`, 'jsonb', '{"a": 1}'],
  ['text[]', "'{1,2}'", 'integer[]', '{1,2}'],
  ['uuid', "'00000000-0000-0000-0000-000000000001'", 'text', '00000000-0000-0000-0000-000000000001'],
  ['inet', "'10.0.0.1'", 'cidr', '10.0.0.1/32'],
];

describeEachServer('a column that gets another type', ['postgresql'], (server) => {
  it.each(conversions)('of %s %s to %s keeps its value or refuses', async (...[from, value, to, expected]) => {
    const database = await createDatabase(server);
    try {
      await database.query(`create table t (a ${from}); insert into t values (${value})`);
      const expression = conversion('a', await typeOf(database, from), await typeOf(database, to));
      const alter = `alter table t alter column a type ${to}${expression === undefined ? '' : ` using ${expression}`}`;
      if (typeof expected === 'string') {
        await database.query(alter);
        expect(await database.query('select a::text from t')).toEqual([{ a: expected }]);
      } else {
        await expect(database.query(alter)).rejects.toThrow(expected);
      }
    } finally {
      await database.drop();
    }
  });
});

/** A type as the inspection names it. */
async function typeOf(database: TestDatabase, written: string): Promise<string> {
  const [row] = await database.query(`create temp table probe (a ${written}); select format_type(atttypid, atttypmod) as name from pg_attribute where attrelid = 'pg_temp.probe'::regclass and attnum = 1`);
  return String(row?.['name']);
}
