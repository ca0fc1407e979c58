import { quoteName } from '../../migrations/quote-table.ts';
import type { Statement } from '../../model/statement.ts';
import type { DatabaseSession } from '../../ports/database-session.ts';
import { done, notDone, unknown, type Image, type Intent, type Probe, type Verdict } from './probe.ts';

/** The table of TRUNCATE TABLE. */
export function truncatedTable(statement: Statement): { readonly schema?: string; readonly name: string } | undefined {
  const [operation, more] = statement.operations;
  return operation?.kind === 'truncate-table' && more === undefined ? operation.table : undefined;
}

/**
 * TRUNCATE leaves the definition as it is, but drops and creates the table (MySQL 8.4 manual, 15.1.37), which its creation time
 * shows. An empty table may be emptied again; one with rows and the old time was not truncated, if the time can tell at all:
 * it counts whole seconds.
 */
export const truncateProbe: Probe = { capture, judge };

async function capture(session: DatabaseSession, statement: Statement): Promise<Image> {
  const table = truncatedTable(statement);
  if (table === undefined) return [];
  const [row] = await session.query({
    text: 'select table_schema as db, create_time as created from information_schema.tables where table_schema = coalesce(?, database()) and table_name = ?',
    values: [table.schema ?? null, table.name],
  });
  return row === undefined ? [] : [String(row['db']), table.name, isoSeconds(row['created'])];
}

async function judge(session: DatabaseSession, { before, startedAt }: Intent): Promise<Verdict> {
  const [schema, name, created] = before;
  if (schema === undefined || name === undefined || created === undefined) return notDone;
  const [row] = await session.query({ text: 'select create_time as created from information_schema.tables where table_schema = ? and table_name = ?', values: [schema, name] });
  if (row === undefined) return unknown(`${schema}.${name} is no longer there`);
  if (isoSeconds(row['created']) !== created) return done;
  const rows = await session.query({ text: `select 1 as found from ${quoteName('mysql', schema)}.${quoteName('mysql', name)} limit 1` });
  if (rows.length === 0 || created < startedAt.slice(0, created.length)) return notDone;
  return unknown(`${schema}.${name} was created in the second in which the statement began, and holds rows`);
}

/** `2026-11-20 10:00:00` or with a T, cut to seconds. */
function isoSeconds(value: unknown): string {
  return String(value).replace(' ', 'T').slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
}
