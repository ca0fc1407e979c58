import { DatabaseError } from '../../errors/database-error.ts';
import type { ReferenceRows } from '../../model/reference-rows.ts';
import type { DatabaseSession, Row } from '../../ports/database-session.ts';
import type { ReferenceReading, ReferenceTableReader } from '../../ports/engine.ts';
import { quoteIdentifier } from '../../sql/postgres/quote-identifier.ts';
import { flag, optionalInteger, text } from '../catalog-values.ts';
import { readInAttempts } from '../read-in-attempts.ts';
import { gatherReferenceRows, keyColumn, keyLimit, rowsAsked } from '../reference-rows.ts';
import { openReading } from './inspection/open-reading.ts';

/** Columns of a table, partitioned ones included, by its name in reports; a domain's values print as those of the type beneath. */
const columnsQuery = `
select n.nspname as schema, c.relname as relation, a.attname as name, 'pg_catalog.numeric'::regtype in (t.oid, t.typbasetype) as is_numeric, (
  select k.place::int
  from pg_catalog.pg_index i, unnest(i.indkey) with ordinality as k (number, place)
  where i.indrelid = c.oid and i.indisprimary and k.number = a.attnum and k.place <= i.indnkeyatts) as key_place
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_type t on t.oid = a.atttypid
where n.nspname || '.' || c.relname = $1 and c.relkind in ('r', 'p')
order by key_place`;

/** The expression that prints each column, by the column's name. */
type Printed = ReadonlyMap<string, string>;

/** Finds a table whose rows are to be compared, by its name in reports, `schema.table`. Rejects with DatabaseError. */
export async function findReferenceTable(session: DatabaseSession, name: string): Promise<ReferenceTableReader | undefined> {
  const columns = await session.query({ text: columnsQuery, values: [name] });
  const [first] = columns;
  if (first === undefined) return undefined;
  const place = [text(first, 'schema'), text(first, 'relation')];
  const printed: Printed = new Map(columns.map((row) => [text(row, 'name'), printColumn(row)]));
  return {
    columns: [...printed.keys()].toSorted(),
    primaryKey: columns.filter((row) => optionalInteger(row, 'key_place') !== undefined).map((row) => text(row, 'name')),
    read: (reading, { clock }) => readInAttempts(clock, () => readOnce(session, { name, parts: reading.key.length, query: rowsQuery(place, printed, reading) })),
  };
}

/**
 * Trailing zeros of a decimal are no other value (trim_scale, PostgreSQL 13). All others print one value in one way under the
 * settings of the reading; a blank-padded text loses its padding in the cast.
 */
function printColumn(row: Row): string {
  const name = quoteIdentifier(text(row, 'name'));
  return flag(row, 'is_numeric') ? `trim_scale(${name})::text` : `${name}::text`;
}

interface RowsQuery {
  readonly name: string;
  readonly parts: number;
  readonly query: string;
}

/** Hashes first, then one hash of them: a NULL is told from every text, and where one value ends from where the next begins. */
function rowsQuery(place: readonly string[], printed: Printed, { key, columns }: ReferenceReading): string {
  const print = (column: string): string => printed.get(column) ?? 'null::text';
  const hashes = columns.map((column) => `coalesce(${hash(print(column))}, '-')`);
  const keys = key.map((column, index) => {
    const value = print(column);
    return `case when length(${value}) > ${String(keyLimit)} then left(${value}, ${String(keyLimit)}) || '... ' || ${hash(value)} else ${value} end as ${keyColumn(index)}`;
  });
  return `select ${hash(`array_to_string(array[${hashes.join(', ')}]::text[], ',')`)} as hash, ${keys.join(', ')} from ${place.map(quoteIdentifier).join('.')} limit ${String(rowsAsked)}`;
}

/** Over the same bytes in every encoding of a database. MD5 is not to be had where OpenSSL runs in FIPS mode. */
function hash(value: string): string {
  return `left(encode(sha256(convert_to(${value}, 'UTF8')), 'hex'), 32)`;
}

/** Where policies would hide rows the server refuses, instead of answering as if they were gone (row_security, manual 20.11). */
async function readOnce(session: DatabaseSession, { name, parts, query }: RowsQuery): Promise<ReferenceRows> {
  try {
    await session.queryAll([...openReading, 'set local row_security = off']);
    const [rows = []] = await session.queryAll([query, 'commit']);
    return gatherReferenceRows(rows, parts, name);
  } catch (error) {
    if (error instanceof DatabaseError && !error.problem.connectionLost) await session.queryAll(['rollback']);
    throw error;
  }
}
