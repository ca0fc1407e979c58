import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { TypeName } from '../../../../src/model/column-definition.ts';
import { loadReader } from '../../../../src/sql/load-reader.ts';
import type { TestDatabase } from '../../../support/servers.ts';
import { createDatabase, describeEachServer } from '../../../support/servers.ts';

const written = [
  'int', 'int2', 'INT4', 'pg_catalog.int8', 'smallint', 'bigint', 'serial', 'bigserial', 'smallserial', 'bool', 'boolean', 'real', 'float4', 'float', 'float(1)', 'float(24)', 'float(25)', 'double precision',
  'numeric', 'numeric(10)', 'numeric(10,2)', 'decimal(5)', 'dec', 'money', 'text', 'varchar', 'varchar(30)', 'character varying(3)', 'char', 'char(2)', 'character(3)', 'nchar(4)', 'national character varying(5)',
  'bpchar', '"char"', 'name', 'bytea', 'date', 'time', 'time(3)', 'time with time zone', 'time(0) with time zone', 'timetz', 'timestamp', 'timestamp(6)', 'timestamp without time zone', 'timestamptz', 'timestamptz(3)',
  'timestamp(2) with time zone', 'interval', 'interval(3)', 'interval year', 'interval month', 'interval day', 'interval hour', 'interval minute', 'interval second', 'interval second(2)', 'interval year to month',
  'interval day to hour', 'interval day to minute', 'interval day to second', 'interval day to second(4)', 'interval hour to minute', 'interval hour to second', 'interval minute to second(1)',
  'bit', 'bit(3)', 'bit varying', 'bit varying(5)', 'varbit', 'uuid', 'json', 'jsonb', 'xml', 'inet', 'cidr', 'macaddr', 'point', 'int4range', 'tsvector', 'oid', 'regclass', 'pg_lsn',
  'int[]', 'text[][]', 'varchar(3)[]', 'numeric(5,1)[4]', 'timestamptz array', 'interval year to month[]', 'int array[3]', 'own', 'other."Mood"', 'other."Mood"[]', 'positive',
] as const;

/** The way format_type writes it. */
function print({ schema, name, arguments: args, dimensions }: TypeName): string {
  const quoted = /^[a-z_ ]+[a-z_0-9 ]*$|^"/.test(name) ? name : `"${name}"`;
  const base = schema === undefined ? quoted : `${schema}.${quoted}`;
  return withArguments(base, args) + (dimensions > 0 ? '[]' : '');
}

/** Arguments stand behind the first word of a time, and behind the fields of an interval. */
function withArguments(base: string, args: readonly string[]): string {
  const numbers = args.filter((arg) => /^\d+$/.test(arg));
  const fields = args.filter((arg) => !/^\d+$/.test(arg)).map((field) => ` ${field}`).join('');
  const list = numbers.length === 0 ? '' : `(${numbers.join(',')})`;
  return /^time/.test(base) ? base.replace(/^\w+/, (word) => word + list) : base + fields + list;
}

describeEachServer('the name of a type', ['postgresql'], (server) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase(server);
    await database.query("create schema other; create type own as (a int); create type other.\"Mood\" as enum ('a'); create domain positive as int check (value > 0)");
  });
  afterAll(() => database.drop());

  it('is the one that format_type prints', async () => {
    const sql = `create table t (${written.map((type, index) => `c${index} ${type}`).join(', ')})`;
    await database.query(sql);
    const rows = await database.query("select format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = 't'::regclass and attnum > 0 order by attnum");
    const reader = await loadReader({ name: 'postgresql' });
    const columns = reader.read(sql).statements[0]?.operations.flatMap((operation) => (operation.kind === 'create-table' ? operation.columns : [])) ?? [];
    expect(columns.map(({ type }, index) => `${written[index] ?? ''} is ${print(type)}`)).toEqual(rows.map((row, index) => `${written[index] ?? ''} is ${String(row['type'])}`));
  });
});
