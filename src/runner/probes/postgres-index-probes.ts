import type { Operation } from '../../model/operation.ts';
import type { Statement } from '../../model/statement.ts';
import { quoteName } from '../../migrations/quote-table.ts';
import type { DatabaseSession, Row, SqlCommand } from '../../ports/database-session.ts';
import { done, notDone, unknown, type Image, type Intent, type Probe, type Verdict } from './probe.ts';
import { onlyOperation, resolveRelation } from './postgres-relations.ts';

/** An index of a table. */
interface FoundIndex {
  readonly schema: string;
  readonly name: string;
  readonly valid: boolean;
}

/**
 * CREATE INDEX CONCURRENTLY: a build that was cut short leaves an invalid index (PostgreSQL manual, CREATE INDEX), which
 * IF NOT EXISTS would keep. It is dropped if it appeared after the intent, and the build is run again.
 * Image: schema and name of the table, then the names of its indexes.
 */
export const createIndexProbe: Probe = {
  async capture(session: DatabaseSession, statement: Statement): Promise<Image> {
    const operation = onlyOperation(statement, 'create-index');
    const table = operation === undefined ? undefined : await resolveRelation(session, operation.table);
    if (table === undefined) return [];
    const indexes = await indexesOf(session, table.schema, table.name);
    return [table.schema, table.name, ...indexes.map(({ name }) => name)];
  },

  async judge(session: DatabaseSession, { statement, before }: Intent): Promise<Verdict> {
    const operation = onlyOperation(statement, 'create-index');
    const [schema, table, ...known] = before;
    if (schema === undefined || table === undefined) return notDone;
    const added = (await indexesOf(session, schema, table)).filter(({ name }) => !known.includes(name));
    const wanted = operation?.index.name === undefined ? added : added.filter(({ name }) => name === operation.index.name);
    const [index, more] = wanted;
    if (index === undefined) return notDone;
    if (more !== undefined) return unknown(`${schema}.${table} has several indexes that were not there before`);
    return index.valid ? done : { verdict: 'not-done', cleanup: [dropConcurrently(index)] };
  },
};

/** DROP INDEX CONCURRENTLY: one that was cut short leaves the index, perhaps invalid, and can be run again. Image: schema and name. */
export const dropIndexProbe: Probe = {
  async capture(session: DatabaseSession, statement: Statement): Promise<Image> {
    const operation = onlyOperation(statement, 'drop-index');
    const index = operation === undefined ? undefined : await resolveRelation(session, operation.index);
    return index === undefined ? [] : [index.schema, index.name];
  },

  async judge(session: DatabaseSession, { before }: Intent): Promise<Verdict> {
    const [schema, name] = before;
    if (schema === undefined || name === undefined) return notDone;
    return (await resolveRelation(session, { schema, name })) === undefined ? done : notDone;
  },
};

/**
 * REINDEX CONCURRENTLY can always be run again, but one that was cut short leaves a copy with the ending _ccnew or _ccold
 * (manual, REINDEX, Rebuilding Indexes Concurrently). Image: the copies that were there before, as `schema.name`.
 */
export const reindexProbe: Probe = {
  async capture(session: DatabaseSession): Promise<Image> {
    return (await leftovers(session)).map(({ schema, name }) => `${schema}.${name}`);
  },

  async judge(session: DatabaseSession, { before }: Intent): Promise<Verdict> {
    const added = (await leftovers(session)).filter(({ schema, name }) => !before.includes(`${schema}.${name}`));
    return { verdict: 'not-done', cleanup: added.map(dropConcurrently) };
  },
};

/** True for REINDEX … CONCURRENTLY. */
export function isConcurrentReindex(operation: Operation): boolean {
  return operation.kind === 'maintain' && operation.concurrently && operation.command.startsWith('REINDEX');
}

async function indexesOf(session: DatabaseSession, schema: string, table: string): Promise<readonly FoundIndex[]> {
  const rows = await session.query({
    text: `
select n.nspname as schema, i.relname as name, x.indisvalid as valid
from pg_catalog.pg_index x
join pg_catalog.pg_class i on i.oid = x.indexrelid
join pg_catalog.pg_namespace n on n.oid = i.relnamespace
join pg_catalog.pg_class t on t.oid = x.indrelid
join pg_catalog.pg_namespace s on s.oid = t.relnamespace
where s.nspname = $1 and t.relname = $2
order by i.relname`,
    values: [schema, table],
  });
  return rows.map(foundIndex);
}

async function leftovers(session: DatabaseSession): Promise<readonly FoundIndex[]> {
  const rows = await session.query({
    text: `
select n.nspname as schema, i.relname as name, x.indisvalid as valid
from pg_catalog.pg_index x
join pg_catalog.pg_class i on i.oid = x.indexrelid
join pg_catalog.pg_namespace n on n.oid = i.relnamespace
where not x.indisvalid and i.relname ~ '_cc(new|old)[0-9]*$' and n.nspname <> 'pg_toast'
order by n.nspname, i.relname`,
  });
  return rows.map(foundIndex);
}

function foundIndex(row: Row): FoundIndex {
  return { schema: String(row['schema']), name: String(row['name']), valid: row['valid'] === true };
}

function dropConcurrently({ schema, name }: FoundIndex): SqlCommand {
  return { text: `DROP INDEX CONCURRENTLY IF EXISTS ${quoteName('postgres', schema)}.${quoteName('postgres', name)}` };
}
