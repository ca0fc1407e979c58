import type { ObjectName } from '../../model/expression.ts';
import type { Operation, OperationKind } from '../../model/operation.ts';
import type { Statement } from '../../model/statement.ts';

/** Kinds whose definition SHOW CREATE gives; `user` stands for SHOW GRANTS. */
export type DefinedKind = 'table' | 'function' | 'procedure' | 'trigger' | 'event' | 'database' | 'user';

/** An object whose definition a statement can change. */
export interface DefinedObject {
  readonly kind: DefinedKind;
  readonly schema?: string;
  readonly name: string;
}

const definedKinds: Readonly<Partial<Record<string, DefinedKind>>> = {
  view: 'table', sequence: 'table', table: 'table', function: 'function', aggregate: 'function', procedure: 'procedure', trigger: 'trigger',
  event: 'event', database: 'database', schema: 'database', role: 'user',
};

/**
 * The objects whose definitions tell whether a statement took effect.
 * @returns undefined where a part of the statement changes something else as well.
 */
export function definedObjects(statement: Statement): readonly DefinedObject[] | undefined {
  if (statement.problem !== undefined || statement.operations.length === 0) return undefined;
  const objects: DefinedObject[] = [];
  for (const operation of statement.operations) {
    const found = objectsOf(operation);
    if (found === undefined) return undefined;
    objects.push(...found);
  }
  return objects;
}

function objectsOf(operation: Operation): readonly DefinedObject[] | undefined {
  switch (operation.kind) {
    case 'rename-table':
      return renamedTables(operation);
    case 'create-object':
    case 'drop-object':
      return namedObject(operation.objectKind, operation.object, tableOfObject(operation));
    case 'alter-object':
      return alteredObjects(operation);
    case 'grant':
    case 'revoke':
      return accounts(operation.grantees);
    default:
      return 'table' in operation ? alteredTable(operation.kind, operation.table) : undefined;
  }
}

/** Kinds that name a table but leave its definition alone. */
const changesRows: ReadonlySet<OperationKind> = new Set(['insert', 'update', 'delete', 'copy', 'truncate-table', 'lock-table']);

function alteredTable(kind: OperationKind, table: ObjectName): readonly DefinedObject[] | undefined {
  return changesRows.has(kind) ? undefined : [tableOf(table)];
}

/** The new name stands in the schema of the old one unless it is written with its own. */
function renamedTables({ table, to }: Extract<Operation, { kind: 'rename-table' }>): readonly DefinedObject[] {
  return [tableOf(table), tableOf({ ...to, schema: to.schema ?? table.schema })];
}

function tableOfObject(operation: Extract<Operation, { kind: 'create-object' | 'drop-object' }>): ObjectName | undefined {
  return 'table' in operation ? operation.table : undefined;
}

function accounts(grantees: readonly string[]): readonly DefinedObject[] | undefined {
  return grantees.length === 0 ? undefined : grantees.map((name) => ({ kind: 'user', name }));
}

function alteredObjects(operation: Extract<Operation, { kind: 'alter-object' }>): readonly DefinedObject[] | undefined {
  const altered = namedObject(operation.objectKind, operation.object, undefined);
  if (altered === undefined || operation.action !== 'RENAME TO' || operation.value === undefined) return altered;
  return [...altered, ...altered.map((object) => ({ ...object, name: operation.value ?? '' }))];
}

function namedObject(objectKind: string, object: ObjectName, table: ObjectName | undefined): readonly DefinedObject[] | undefined {
  const kind = definedKinds[objectKind];
  if (kind === undefined) return undefined;
  const schema = object.schema ?? table?.schema;
  return [{ kind, name: object.name, ...(schema === undefined ? {} : { schema }) }];
}

function tableOf({ schema, name }: { readonly schema?: string | undefined; readonly name: string }): DefinedObject {
  return { kind: 'table', name, ...(schema === undefined ? {} : { schema }) };
}
