import { DatabaseError } from '../../errors/database-error.ts';
import type { ReferenceRows } from '../../model/reference-rows.ts';
import type { DatabaseSession, Row } from '../../ports/database-session.ts';
import type { ReferenceReading, ReferenceTableReader } from '../../ports/engine.ts';
import { optionalInteger, optionalText, text } from '../catalog-values.ts';
import { readInAttempts } from '../read-in-attempts.ts';
import { gatherReferenceRows, keyColumn, keyLimit, rowsAsked } from '../reference-rows.ts';
import { openReading } from './inspection/inspection-session.ts';
import { quoteName } from './inspection/quote-name.ts';

/**
 * Columns of tables, not of views, with what tells how to print them (MySQL 8.4 manual, 28.3.8). MariaDB's names match in any case,
 * and a name that is not given twice would make it open every table of the database.
 */
const columnsQuery = `
select c.table_name as table_name, c.column_name as name, c.data_type as data_type, c.character_set_name as character_set, c.numeric_scale as scale, c.extra as extra
from information_schema.columns c
join information_schema.tables t on t.table_schema = database() and t.table_name = ? and t.table_name = c.table_name and t.table_type in ('BASE TABLE', 'SYSTEM VERSIONED')
where c.table_schema = database() and c.table_name = ?`;

const primaryKeyQuery = `
select table_name as table_name, column_name as name from information_schema.statistics
where table_schema = database() and table_name = ? and index_name = 'PRIMARY' order by seq_in_index`;

/** Expressions for a column's values. */
interface Printed {
  readonly name: string;
  /** Bytes that are equal where the values are. */
  readonly hashed: string;
  /** Text, of a key. */
  readonly shown: string;
}

/** Finds a table of the session's database whose rows are to be compared. Rejects with DatabaseError. */
export async function findReferenceTable(session: DatabaseSession, name: string): Promise<ReferenceTableReader | undefined> {
  const isOwn = (row: Row): boolean => text(row, 'table_name') === name;
  const columns = (await session.query({ text: columnsQuery, values: [name, name] })).filter((row) => isOwn(row) && !isServerMade(row));
  if (columns.length === 0) return undefined;
  const keys = (await session.query({ text: primaryKeyQuery, values: [name] })).filter(isOwn);
  const printed = new Map(columns.map((row) => [text(row, 'name'), printColumn(row)]));
  return {
    columns: [...printed.keys()].toSorted(),
    primaryKey: keys.map((row) => text(row, 'name')).filter((column) => printed.has(column)),
    read: (reading, { clock }) => readInAttempts(clock, () => readOnce(session, { name, parts: reading.key.length, query: rowsQuery(name, printed, reading) })),
  };
}

/** The key that a server gives a table without one numbers its rows as they came (MySQL 8.4 manual 15.1.20.11): it says nothing of them. */
function isServerMade(row: Row): boolean {
  return text(row, 'name') === 'my_row_id' && /auto_increment.*invisible/i.test(text(row, 'extra'));
}

/** Values that are bytes and no text. */
const binaryTypes = /binary|blob|^bit$|geom|point|linestring|polygon|^vector$/;

function printColumn(row: Row): Printed {
  const name = quoteName(text(row, 'name'));
  if (binaryTypes.test(text(row, 'data_type').toLowerCase())) return { name, hashed: name, shown: `hex(${name})` };
  const shown = printText(row, name);
  return { name, hashed: shown, shown };
}

/**
 * Texts in one character set, whatever the column's. A FLOAT prints six digits, as a double all that it has (MySQL 8.4 manual
 * B.3.4.8). Trailing zeros of a decimal are no other value.
 */
function printText(row: Row, name: string): string {
  const type = text(row, 'data_type').toLowerCase();
  if (optionalText(row, 'character_set') !== undefined) return `convert(${name} using utf8mb4)`;
  if (type === 'float') return `cast(${name} + 0e0 as char)`;
  const hasPlaces = type === 'decimal' && (optionalInteger(row, 'scale') ?? 0) > 0;
  return hasPlaces ? `trim(trailing '.' from trim(trailing '0' from cast(${name} as char)))` : `cast(${name} as char)`;
}

interface RowsQuery {
  readonly name: string;
  readonly parts: number;
  readonly query: string;
}

/**
 * Hashes first, then one hash of them: a NULL is told from every text, and where one value ends from where the next begins. A value
 * that the server cannot hash makes the whole NULL, which the reader refuses.
 */
function rowsQuery(table: string, printed: ReadonlyMap<string, Printed>, { key, columns }: ReferenceReading): string {
  const hashes = columns.flatMap((column) => {
    const found = printed.get(column);
    return found === undefined ? [] : [`if(${found.name} is null, '-', ${hash(found.hashed)})`];
  });
  const keys = key.flatMap((column, index) => {
    const found = printed.get(column);
    return found === undefined ? [] : [`${shownKey(found)} as ${keyColumn(index)}`];
  });
  return `select ${hash(`concat(${["''", ...hashes].join(", ',', ")})`)} as hash, ${keys.join(', ')} from ${quoteName(table)} limit ${String(rowsAsked)}`;
}

function shownKey({ shown }: Printed): string {
  return `if(char_length(${shown}) > ${String(keyLimit)}, concat(left(${shown}, ${String(keyLimit)}), '... ', ${hash(shown)}), ${shown})`;
}

/** MD5() is no part of the server any more (MySQL 9.6 release notes). */
function hash(value: string): string {
  return `left(sha2(${value}, 256), 32)`;
}

async function readOnce(session: DatabaseSession, { name, parts, query }: RowsQuery): Promise<ReferenceRows> {
  try {
    await session.queryAll(openReading(session.server));
    const [rows = []] = await session.queryAll([query, 'rollback']);
    return gatherReferenceRows(rows, parts, name);
  } catch (error) {
    if (error instanceof DatabaseError && !error.problem.connectionLost) await session.query({ text: 'rollback' });
    throw error;
  }
}
