import type { EngineFamily } from '../model/engine-name.ts';
import type { ObjectName } from '../model/expression.ts';
import type { CreateObject, Operation } from '../model/operation.ts';

/** What a statement makes: a key that two statements for one object share, and words for people. */
export interface Identity {
  readonly key: string;
  readonly name: string;
}

/** The object that an operation declares; undefined where it completes another or the server chooses its name. */
export function identityOf(operation: Operation, family: EngineFamily): Identity | undefined {
  switch (operation.kind) {
    case 'create-table':
      return named('table', operation.table, keyOf('relation', operation.table));
    case 'create-index': {
      const { name } = operation.index;
      if (name === undefined) return undefined;
      // Names of indexes are local to their table (MySQL manual, 15.1.15) or to their schema (PostgreSQL manual, CREATE INDEX).
      const object = { ...operation.table, name };
      return named('index', object, family === 'postgres' ? keyOf('relation', object) : keyOf('index', operation.table, name));
    }
    case 'create-object':
      return ofObject(operation, family);
    default:
      return undefined;
  }
}

/** Kinds that share the names of tables. */
const relations: ReadonlySet<string> = new Set(['view', 'materialized view', 'sequence', 'foreign table']);
const types: ReadonlySet<string> = new Set(['type', 'enum', 'domain']);
const onTables: ReadonlySet<string> = new Set(['trigger', 'rule', 'policy']);
/** A specification and its body are two statements; of other kinds nothing is known. */
const untold: ReadonlySet<string> = new Set(['package', 'other', 'cast', 'operator', 'text search', 'access method', 'conversion']);

function ofObject({ objectKind, object, table, signature }: CreateObject, family: EngineFamily): Identity | undefined {
  if (untold.has(objectKind)) return undefined;
  if (relations.has(objectKind)) return named(objectKind, object, keyOf('relation', object));
  if (types.has(objectKind)) return named(objectKind, object, keyOf('type', object));
  if (family === 'mysql') return named(objectKind, object, keyOf(objectKind, { name: object.name.toLowerCase() }));
  if (onTables.has(objectKind)) return named(objectKind, object, keyOf(objectKind, table ?? object, object.name));
  if (objectKind !== 'function' && objectKind !== 'procedure') return objectKind === 'aggregate' ? undefined : named(objectKind, object, keyOf(objectKind, object));
  // Routines of one name are told apart by their parameters; where those are not known, nothing can be said.
  return signature === undefined ? undefined : named('routine', object, keyOf('routine', object, ...signature.arguments));
}

function named(kind: string, { name }: ObjectName, key: string): Identity {
  return { key, name: `${kind} ${name}` };
}

function keyOf(kind: string, { schema = 'public', name }: Pick<ObjectName, 'schema' | 'name'>, ...parts: readonly string[]): string {
  return JSON.stringify([kind, schema, name, ...parts]);
}

/** The database that the name of what is declared is qualified with (MySQL, MariaDB). */
export function databaseOf(operation: Operation): string | undefined {
  switch (operation.kind) {
    case 'create-table':
    case 'create-index':
      return operation.table.schema;
    case 'create-object':
      return operation.object.schema ?? operation.table?.schema;
    default:
      return undefined;
  }
}
