import { quoteName } from '../../migrations/quote-table.ts';
import type { Operation, OperationKind } from '../../model/operation.ts';
import type { Statement } from '../../model/statement.ts';
import type { DatabaseSession } from '../../ports/database-session.ts';

/** A relation with its schema. */
export interface Relation {
  readonly schema: string;
  readonly name: string;
}

/** Finds a relation by the session's search path where no schema is given. */
export async function resolveRelation(session: DatabaseSession, named: { readonly schema?: string | undefined; readonly name: string }): Promise<Relation | undefined> {
  const quoted = (text: string): string => quoteName('postgres', text);
  const [row] = await session.query({
    text: `
select n.nspname as schema, c.relname as name
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.oid = pg_catalog.to_regclass($1)`,
    values: [named.schema === undefined ? quoted(named.name) : `${quoted(named.schema)}.${quoted(named.name)}`],
  });
  return row === undefined ? undefined : { schema: String(row['schema']), name: String(row['name']) };
}

/** The operation of a statement that has one only, if it is of a kind. */
export function onlyOperation<Kind extends OperationKind>(statement: Statement, kind: Kind): Extract<Operation, { kind: Kind }> | undefined {
  const [operation, more] = statement.operations;
  return operation !== undefined && more === undefined && isOfKind(operation, kind) ? operation : undefined;
}

function isOfKind<Kind extends OperationKind>(operation: Operation, kind: Kind): operation is Extract<Operation, { kind: Kind }> {
  return operation.kind === kind;
}
