import type { Operation, OperationKind } from '../model/operation.ts';
import type { SchemaState } from '../model/schema-state.ts';
import { resolveIndex } from '../schema/queries/resolve-index.ts';
import { resolveObject } from '../schema/queries/resolve-object.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import type { JudgedOperation, RuleContext } from './define-rule.ts';
import { shown } from './naming-objects.ts';
import { isOldTable } from './old-objects.ts';
import { targetName } from './old-tables.ts';

type Ages = Pick<RuleContext, 'isNew'>;

/** The name of the old table whose rows an operation changes; undefined where it changes none. */
export function rowChange({ operation, before, in: at }: JudgedOperation, { isNew }: Ages): string | undefined {
  if (!changesRows(operation) || !('table' in operation)) return undefined;
  const table = resolveTable(before, operation.table);
  return isOldTable({ isNew }, table, at) ? shown(operation.table) : undefined;
}

function changesRows(operation: Operation): boolean {
  return ['insert', 'update', 'delete'].includes(operation.kind) || (operation.kind === 'copy' && operation.direction === 'from');
}

/** What leaves the schema as it is, or says something about it only. */
const noSchemaChange: ReadonlySet<OperationKind> = new Set<OperationKind>([
  'insert', 'update', 'delete', 'select', 'copy', 'comment', 'grant', 'revoke', 'set-variable', 'transaction-control',
  'lock-table', 'maintain', 'run-code', 'other', 'truncate-table',
]);

/** Whether an operation changes the schema: of something that stood before, or only of what is new. */
export function schemaChange(judged: JudgedOperation, ages: Ages): 'old' | 'new' | undefined {
  const { operation } = judged;
  if (noSchemaChange.has(operation.kind)) return undefined;
  switch (operation.kind) {
    case 'create-table':
    case 'create-object': return ofMade(judged, operation, ages);
    case 'alter-object':
    case 'drop-object': return ofKnown(judged.before, operation);
    case 'drop-index':
    case 'rename-index': return ofIndex(judged, operation, ages);
    default: return ofTarget(judged, ages);
  }
}

function ofTarget(judged: JudgedOperation, ages: Ages): 'old' | 'new' | undefined {
  const name = targetName(judged.operation);
  return name === undefined ? undefined : ofTable(judged, name, ages);
}

type Named = { readonly schema?: string; readonly name: string };

function ofTable({ before, in: at }: JudgedOperation, name: Named, { isNew }: Ages): 'old' | 'new' | undefined {
  const table = resolveTable(before, name);
  if (table?.temporary === true) return undefined;
  return isNew(table, at) ? 'new' : 'old';
}

function ofIndex(judged: JudgedOperation, { table, index }: { readonly table?: Named; readonly index: Named }, ages: Ages): 'old' | 'new' | undefined {
  const owner = table ?? resolveIndex(judged.before, index)?.table;
  return owner === undefined ? 'old' : ofTable(judged, owner, ages);
}

/** What is made on a table changes it; OR REPLACE changes something that stood before. */
function ofMade(judged: JudgedOperation, operation: Extract<Operation, { kind: 'create-object' | 'create-table' }>, ages: Ages): 'old' | 'new' | undefined {
  if (operation.kind === 'create-object' && operation.table !== undefined) return ofTable(judged, operation.table, ages);
  if (operation.temporary) return undefined;
  if (operation.kind === 'create-table') return 'new';
  const known = resolveObject(judged.before, [operation.objectKind], operation.object);
  return known?.origin === 'base' && operation.orReplace ? 'old' : 'new';
}

function ofKnown(before: SchemaState, operation: Extract<Operation, { kind: 'alter-object' | 'drop-object' }>): 'old' | 'new' {
  const kinds = operation.objectKind === 'type' ? ['type', 'enum', 'domain'] as const : [operation.objectKind];
  return resolveObject(before, kinds, operation.object)?.origin === 'change-set' ? 'new' : 'old';
}
