import { DatabaseError } from '../../errors/database-error.ts';
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
 * TRUNCATE leaves the definition as it is, but drops and creates the table (MySQL 8.4 manual, 15.1.37): InnoDB gives it another
 * number, which an account with the PROCESS privilege sees, and the creation time changes, which counts whole seconds.
 * An empty table may be emptied again. Image: schema, table, creation time, number or nothing.
 */
export const truncateProbe: Probe = { capture, judge };

async function capture(session: DatabaseSession, statement: Statement): Promise<Image> {
  const table = truncatedTable(statement);
  if (table === undefined) return [];
  const [row] = await session.query({
    text: 'select table_schema as db, create_time as created from information_schema.tables where table_schema = coalesce(?, database()) and table_name = ?',
    values: [table.schema ?? null, table.name],
  });
  if (row === undefined) return [];
  const schema = String(row['db']);
  return [schema, table.name, isoSeconds(row['created']), await tableNumber(session, schema, table.name)];
}

async function judge(session: DatabaseSession, { before, startedAt }: Intent): Promise<Verdict> {
  const [schema, name, created, number] = before;
  if (schema === undefined || name === undefined || created === undefined) return notDone;
  const [row] = await session.query({ text: 'select create_time as created from information_schema.tables where table_schema = ? and table_name = ?', values: [schema, name] });
  if (row === undefined) return unknown(`${schema}.${name} is no longer there`);
  const current = await tableNumber(session, schema, name);
  return judgeNumbers(number, current) ?? (isoSeconds(row['created']) === created ? await judgeRows(session, { schema, name, created, startedAt }) : done);
}

/** What InnoDB's numbers say; undefined where one of them is not known. */
function judgeNumbers(before: string | undefined, current: string): Verdict | undefined {
  if (before === undefined || before === '' || current === '') return undefined;
  return current === before ? notDone : done;
}

interface SameCreation {
  readonly schema: string;
  readonly name: string;
  readonly created: string;
  readonly startedAt: string;
}

/** The same creation time says that nothing happened, unless the table was created in the very second in which the statement began. */
async function judgeRows(session: DatabaseSession, { schema, name, created, startedAt }: SameCreation): Promise<Verdict> {
  const rows = await session.query({ text: `select 1 as found from ${quoteName('mysql', schema)}.${quoteName('mysql', name)} limit 1` });
  if (rows.length === 0 || created < startedAt.slice(0, created.length)) return notDone;
  return unknown(`${schema}.${name} was created in the second in which the statement began, and holds rows`);
}

/** InnoDB's own number of a table; empty where the account may not see it, or the table is another engine's. */
async function tableNumber(session: DatabaseSession, schema: string, name: string): Promise<string> {
  const catalogue = session.server.engine === 'mariadb' ? 'innodb_sys_tables' : 'innodb_tables';
  try {
    const [row] = await session.query({ text: `select table_id as id from information_schema.${catalogue} where name = ?`, values: [`${schema}/${name}`] });
    return row === undefined ? '' : String(row['id']);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.problem.connectionLost) throw error;
    return '';
  }
}

/** `2026-11-20 10:00:00` or with a T, cut to seconds. */
function isoSeconds(value: unknown): string {
  return String(value).replace(' ', 'T').slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
}
