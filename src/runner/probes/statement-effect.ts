import type { EngineFamily } from '../../model/engine-name.ts';
import type { ObjectName } from '../../model/expression.ts';
import type { Operation } from '../../model/operation.ts';
import type { Statement } from '../../model/statement.ts';
import type { DatabaseSession } from '../../ports/database-session.ts';

/** Whether what a statement made is still there; `unclear` where the catalogue does not tell. */
export type Effect = 'there' | 'gone' | 'unclear';

/** Where a statement's objects are looked for. */
export interface EffectContext {
  readonly session: DatabaseSession;
  readonly family: EngineFamily;
  /** Schema of names without one. */
  readonly schema: string;
}

/** Asks for the first thing that a statement makes: a table, a column, an index, a view. */
export async function effectOf(context: EffectContext, statement: Statement): Promise<Effect> {
  for (const operation of statement.operations) {
    const made = madeBy(context, operation);
    if (made !== undefined) return (await exists(context, made)) ? 'there' : 'gone';
  }
  return 'unclear';
}

interface Made {
  readonly from: 'tables' | 'columns' | 'indexes';
  readonly schema: string;
  readonly table: string;
  readonly name?: string;
}

function madeBy({ schema }: EffectContext, operation: Operation): Made | undefined {
  const placed = (written: ObjectName): Pick<Made, 'schema' | 'table'> => ({ schema: written.schema ?? schema, table: written.name });
  switch (operation.kind) {
    case 'create-table':
      return operation.temporary ? undefined : { from: 'tables', ...placed(operation.table) };
    case 'create-object':
      return operation.objectKind === 'view' ? { from: 'tables', ...placed(operation.object) } : undefined;
    case 'add-column':
      return { from: 'columns', ...placed(operation.table), name: operation.column.name };
    case 'create-index':
      return operation.index.name === undefined ? undefined : { from: 'indexes', ...placed(operation.table), name: operation.index.name };
    default:
      return undefined;
  }
}

const indexQueries: Readonly<Record<EngineFamily, string>> = {
  postgres: 'select 1 as found from pg_catalog.pg_indexes where schemaname = $1 and tablename = $2 and indexname = $3',
  mysql: 'select 1 as found from information_schema.statistics where table_schema = ? and table_name = ? and index_name = ? limit 1',
};

const columnQueries: Readonly<Record<EngineFamily, string>> = {
  postgres: 'select 1 as found from information_schema.columns where table_schema = $1 and table_name = $2 and column_name = $3',
  mysql: 'select 1 as found from information_schema.columns where table_schema = ? and table_name = ? and column_name = ?',
};

const tableQueries: Readonly<Record<EngineFamily, string>> = {
  postgres: 'select 1 as found from information_schema.tables where table_schema = $1 and table_name = $2',
  mysql: 'select 1 as found from information_schema.tables where table_schema = ? and table_name = ?',
};

const queries = { tables: tableQueries, columns: columnQueries, indexes: indexQueries } as const;

async function exists({ session, family }: EffectContext, { from, schema, table, name }: Made): Promise<boolean> {
  const values = name === undefined ? [schema, table] : [schema, table, name];
  return (await session.query({ text: queries[from][family], values })).length > 0;
}
