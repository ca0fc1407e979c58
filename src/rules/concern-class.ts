import { byKind, type ByKind } from '../impact/by-kind.ts';
import type { AlterObject, CreateObject, DropObject, Operation, OperationKind, RedefineColumn, SetTableOption } from '../model/operation.ts';
import type { ObjectName } from '../model/expression.ts';
import type { SchemaState } from '../model/schema-state.ts';
import { findColumn, resolveTable } from '../schema/queries/resolve-table.ts';
import type { JudgedOperation } from './define-rule.ts';

/** What a migration can be about, in words for people. */
export type ConcernClass =
  | 'new tables' | 'additive change' | 'constraints' | 'indexes' | 'destructive change' | 'data change' | 'access' | 'views and routines';

const simple: Readonly<Partial<Record<OperationKind, ConcernClass>>> = {
  'create-table': 'new tables',
  'add-column': 'additive change',
  'attach-partition': 'additive change',
  'alter-column-type': 'constraints',
  'set-default': 'constraints',
  'drop-default': 'constraints',
  'set-not-null': 'constraints',
  'drop-not-null': 'constraints',
  'set-identity': 'constraints',
  'set-generated-expression': 'constraints',
  'add-constraint': 'constraints',
  'drop-constraint': 'constraints',
  'validate-constraint': 'constraints',
  'rename-constraint': 'constraints',
  'convert-character-set': 'constraints',
  'create-index': 'indexes',
  'drop-index': 'indexes',
  'rename-index': 'indexes',
  'drop-table': 'destructive change',
  'truncate-table': 'destructive change',
  'rename-table': 'destructive change',
  'set-table-schema': 'destructive change',
  'drop-column': 'destructive change',
  'rename-column': 'destructive change',
  'detach-partition': 'destructive change',
  'insert': 'data change',
  'update': 'data change',
  'delete': 'data change',
  'grant': 'access',
  'revoke': 'access',
};

const routines: ReadonlySet<string> = new Set([
  'view', 'materialized view', 'function', 'procedure', 'aggregate', 'trigger', 'event trigger', 'event', 'rule', 'package',
]);
const named: ReadonlySet<string> = new Set([
  'schema', 'view', 'materialized view', 'function', 'procedure', 'aggregate', 'sequence', 'type', 'enum', 'domain', 'foreign table',
]);
const accessObjects: ReadonlySet<string> = new Set(['role', 'policy']);

/** Kinds of which some operations are about one thing, some about another. */
const special: ByKind<JudgedOperation, ConcernClass | undefined> = {
  'redefine-column': ofRedefinition,
  'set-table-option': ofOption,
  'maintain-partitions': ({ action }) => (/DROP|TRUNCATE/i.test(action) ? 'destructive change' : 'additive change'),
  'maintain': ({ command }) => (command.startsWith('REINDEX') ? 'indexes' : undefined),
  'copy': ({ direction }) => (direction === 'from' ? 'data change' : undefined),
};

/** The concern of an operation, by its kind and what it does; undefined for what serves any concern. */
export function concernClass(judged: JudgedOperation): ConcernClass | undefined {
  const { operation } = judged;
  return simple[operation.kind] ?? byKind(special, operation, judged) ?? ofObject(operation);
}

/** MODIFY and CHANGE: a new name, a new type, nullability or default, or nothing of that. */
function ofRedefinition({ table, column, definition }: RedefineColumn, { before, after }: JudgedOperation): ConcernClass {
  if (definition.name.toLowerCase() !== column.toLowerCase()) return 'destructive change';
  const [old, next] = [before, after].map((state) => columnFacts(state, table, column));
  return old === next ? 'additive change' : 'constraints';
}

function columnFacts(state: SchemaState, name: ObjectName, columnName: string): string {
  const table = resolveTable(state, name);
  const column = findColumn(state, table, columnName);
  return JSON.stringify([column?.type, column?.nullable, column?.default?.text]);
}

function ofOption({ option }: SetTableOption): ConcernClass {
  return /OWNER|ROW LEVEL SECURITY/.test(option) ? 'access' : 'additive change';
}

/** Types, sequences, extensions and schemas are made for what uses them, so making one is no concern of its own. */
function ofObject(operation: Operation): ConcernClass | undefined {
  if (!isOnObject(operation)) return undefined;
  const { kind, objectKind } = operation;
  if (kind === 'alter-object' && takesName(operation)) return 'destructive change';
  if (routines.has(objectKind)) return 'views and routines';
  if (accessObjects.has(objectKind)) return 'access';
  if (kind === 'drop-object') return 'destructive change';
  return objectKind === 'database' ? 'new tables' : undefined;
}

function isOnObject(operation: Operation): operation is AlterObject | CreateObject | DropObject {
  return operation.kind === 'create-object' || operation.kind === 'alter-object' || operation.kind === 'drop-object';
}

/** A new name or schema of what queries name: the old name is gone for them. */
function takesName({ objectKind, action }: AlterObject): boolean {
  return named.has(objectKind) && (action === 'RENAME TO' || action === 'SET SCHEMA');
}
