import type { ColumnDefinition } from '../../model/column-definition.ts';
import type { EngineFamily } from '../../model/engine-name.ts';
import type { ObjectName } from '../../model/expression.ts';
import type { AlterObject, CreateObject, CreateTable, DropObject, ObjectKind, OperationKind } from '../../model/operation.ts';
import { builtInVolatility } from '../../sql/postgres/function-volatility.ts';
import type { Operations } from '../handler.ts';
import { calledRoutines } from '../routines.ts';
import { namesInColumn, namesInConstraint, namesInExpressions, namesInIndex } from './definition-names.ts';
import { join, type OperationNames } from './linked-names.ts';

/** Says which names an operation has: a new kind of operation does not compile until it is said for it. */
type NamesByKind = {
  readonly [Kind in OperationKind]: (operation: Operations[Kind], family: EngineFamily) => OperationNames;
};

const none: OperationNames = { own: [] };

function onTable({ table }: { readonly table: ObjectName }): OperationNames {
  return { own: [table.name] };
}

/** PostgreSQL finds an index by its own name, as it finds a table. In MySQL and MariaDB an index is its table's, and says nothing. */
function withIndexes(family: EngineFamily, table: ObjectName | undefined, indexes: readonly (string | undefined)[]): OperationNames {
  const names = [table?.name, ...(family === 'postgres' ? indexes : [])];
  return { own: names.filter((name) => name !== undefined) };
}

function readingRows(operation: { readonly table: ObjectName; readonly query: { readonly tables: readonly ObjectName[] } }): OperationNames {
  return { own: [operation.table.name], reads: operation.query.tables.map(nameOf) };
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

/** Functions in a default that a migration may have made: whether one is VOLATILE decides what adding the column costs. */
function ownFunctions({ default: value }: ColumnDefinition, family: EngineFamily): readonly string[] {
  if (family !== 'postgres' || value === undefined) return [];
  return value.functions.filter((name) => builtInVolatility(name) === undefined).map((name) => name.slice(name.lastIndexOf('.') + 1));
}

const namesByKind: NamesByKind = {
  'create-table': namesInCreateTable,
  'drop-table': onTable,
  'truncate-table': onTable,
  'rename-table': ({ table, to }) => ({ own: [table.name, to.name] }),
  'set-table-schema': onTable,
  'add-column': ({ table, column }, family) => join([{ own: [table.name], reads: ownFunctions(column, family) }, namesInColumn(column, family)]),
  'drop-column': onTable,
  'alter-column-type': onTable,
  'redefine-column': ({ table, definition }, family) => join([{ own: [table.name] }, namesInColumn(definition, family)]),
  'set-default': ({ table, default: value }) => join([{ own: [table.name] }, namesInExpressions([value])]),
  'drop-default': onTable,
  'set-not-null': onTable,
  'drop-not-null': onTable,
  'set-identity': onTable,
  'set-generated-expression': ({ table, expression }) => join([{ own: [table.name] }, namesInExpressions([expression])]),
  'rename-column': onTable,
  'add-constraint': ({ table, constraint }, family) => join([{ own: [table.name] }, namesInConstraint(constraint, family)]),
  'drop-constraint': onTable,
  'validate-constraint': onTable,
  'rename-constraint': ({ table, name, to }, family) => withIndexes(family, table, [name, to]),
  'create-index': ({ table, index }, family) => join([{ own: [table.name] }, namesInIndex(index, family)]),
  'drop-index': ({ table, index }, family) => withIndexes(family, table, [index.name]),
  'rename-index': ({ table, index, to }, family) => withIndexes(family, table, [index.name, to]),
  'attach-partition': ({ table, partition }) => ({ own: [table.name, partition.name] }),
  'detach-partition': ({ table, partition }) => ({ own: [table.name, partition.name] }),
  'maintain-partitions': onTable,
  'convert-character-set': onTable,
  // INHERIT and NO INHERIT name the parent; values of other options are no tables.
  'set-table-option': ({ table, option, value }) => ({ own: option.endsWith('INHERIT') && value !== undefined ? [table.name, value] : [table.name] }),
  'create-object': namesInCreateObject,
  'alter-object': namesInAlterObject,
  'drop-object': (operation, family) => namesOfObject(operation, family),
  comment: ({ object, table }) => ({ own: [], reads: [object.name, ...(table === undefined ? [] : [table.name])] }),
  grant: ({ objects }) => ({ own: [], reads: objects.map(nameOf) }),
  revoke: ({ objects }) => ({ own: [], reads: objects.map(nameOf) }),
  'set-variable': () => none,
  insert: readingRows,
  update: readingRows,
  delete: readingRows,
  select: (operation) => ({ own: calledRoutines(operation).map(nameOf), reads: operation.query.tables.map(nameOf) }),
  copy: ({ table }) => ({ own: table === undefined ? [] : [table.name] }),
  'transaction-control': () => none,
  'lock-table': onTable,
  maintain: ({ objects }) => ({ own: [], reads: objects.map(nameOf) }),
  'run-code': ({ object }) => ({ own: object === undefined ? [] : [object.name] }),
  // USE names a database, in which everything stands.
  other: ({ command, objects }) => (command === 'USE' ? none : { own: [], reads: objects.map(nameOf) }),
};

/** The names in an operation, columns and schemas apart. */
export function namesInOperation<Kind extends OperationKind>(operation: Operations[Kind] & { readonly kind: Kind }, family: EngineFamily): OperationNames {
  const namesOf: NamesByKind[Kind] = namesByKind[operation.kind];
  return namesOf(operation, family);
}

/** Partitions, and children by INHERITS, follow their parents, and an index of a parent its parts. */
function namesInCreateTable(operation: CreateTable, family: EngineFamily): OperationNames {
  const { table, partitionOf, inherits, like, likes, asQuery } = operation;
  return join([
    {
      own: [table, ...(partitionOf === undefined ? [] : [partitionOf]), ...inherits].map(nameOf),
      needs: [...(like === undefined ? [] : [like.name]), ...(likes ?? []).map((item) => item.table.name)],
      reads: (asQuery?.tables ?? []).map(nameOf),
    },
    ...operation.columns.map((column) => namesInColumn(column, family)),
    ...operation.constraints.map((constraint) => namesInConstraint(constraint, family)),
  ]);
}

/** Kinds that hold other objects, whose names are then found in no statement about those. */
const containers: ReadonlySet<ObjectKind> = new Set<ObjectKind>(['schema', 'database']);

/** Columns are resolved by these: their statements are read wherever they stand. */
const types: ReadonlySet<ObjectKind> = new Set<ObjectKind>(['type', 'enum', 'domain']);

/** Kinds that no table depends on, and that no rule looks up. */
const apart: ReadonlySet<ObjectKind> = new Set<ObjectKind>([
  'extension', 'role', 'tablespace', 'event trigger', 'publication', 'subscription', 'language', 'cast', 'access method', 'server',
  'foreign data wrapper', 'user mapping', 'plugin', 'collation', 'conversion', 'operator', 'text search',
]);

const onTables: ReadonlySet<ObjectKind> = new Set<ObjectKind>(['trigger', 'rule', 'policy']);

/** What is new changes nothing else, but for a type, by whose name columns may have been waiting for it. */
function namesInCreateObject(operation: CreateObject, family: EngineFamily): OperationNames {
  const { own, changes } = namesOfObject(operation, family);
  return { own, needs: (operation.query?.tables ?? []).map(nameOf), ...(changes === 'types' ? { changes } : {}) };
}

/** A new name is one more of the object; ATTACH PARTITION names an index of a partition. */
function namesInAlterObject(operation: AlterObject, family: EngineFamily): OperationNames {
  const { action, objectKind, value } = operation;
  if (containers.has(objectKind) && action !== 'RENAME TO') return none;
  const names = namesOfObject(operation, family);
  const isName = !onTables.has(objectKind) && (action === 'RENAME TO' || action === 'ATTACH PARTITION');
  return isName && value !== undefined && names.own.length > 0 ? { ...names, own: [...names.own, value] } : names;
}

function namesOfObject({ objectKind, object, table }: Pick<DropObject, 'objectKind' | 'object' | 'table'>, family: EngineFamily): OperationNames {
  if (containers.has(objectKind)) return { own: [], changes: 'everything' };
  if (types.has(objectKind)) return { own: [], changes: 'types' };
  if (apart.has(objectKind)) return none;
  const on = table === undefined ? [] : [table.name];
  // In PostgreSQL a trigger, rule or policy is its table's, and shares its name with those of other tables.
  if (onTables.has(objectKind) && family === 'postgres' && on.length > 0) return { own: on };
  return { own: [object.name, ...on], ...(objectKind === 'function' ? { routines: [object.name] } : {}) };
}
