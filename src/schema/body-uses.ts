import type { Operation } from '../model/operation.ts';
import type { BodyUse } from '../model/schema-state.ts';
import type { StatementBody, StatementEffect } from '../model/statement.ts';
import type { Catalog } from './catalog.ts';

/** Kinds of objects that hold a body. */
const programs: readonly string[] = ['function', 'procedure', 'trigger', 'event'];

/** Keeps with a routine, trigger or event which tables and columns its statements name. */
export function rememberBody(catalog: Catalog, { body, operations }: StatementEffect): void {
  const [operation] = operations;
  if (body?.executes !== 'later' || operation?.kind !== 'create-object' || !programs.includes(operation.objectKind)) return;
  const object = catalog.findObject([operation.objectKind], operation.object);
  const { rowColumns } = body;
  const uses = [...usesOf(body), ...(rowColumns === undefined ? [] : [{ tables: [], columns: rowColumns.map((name) => `new.${name}`) }])];
  if (object !== undefined && uses.length > 0) catalog.putObject({ ...object, body: uses });
}

function usesOf({ statements }: StatementBody): readonly BodyUse[] {
  return statements.flatMap(({ operations, body }) => [...operations.flatMap(useOf), ...(body === undefined ? [] : usesOf(body))]);
}

function useOf(operation: Operation): readonly BodyUse[] {
  switch (operation.kind) {
    case 'select': return [operation.query];
    case 'insert':
    case 'delete': return [{ tables: [operation.table, ...operation.query.tables], columns: operation.query.columns }];
    case 'update': return [{ tables: [operation.table, ...operation.query.tables], columns: [...operation.query.columns, ...operation.setColumns] }];
    default: return [];
  }
}
