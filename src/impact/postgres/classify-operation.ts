import type { ConstraintDefinition, KeyConstraint } from '../../model/constraint-definition.ts';
import type { AddColumn, AddConstraint, CreateIndex, DetachPartition, DropConstraint, DropIndex, Maintain, Operation, OperationKind, SetTableOption, ValidateConstraint } from '../../model/operation.ts';
import type { CatalogTable } from '../../model/schema-state.ts';
import { isProvenNotNull } from '../../schema/queries/proven-not-null.ts';
import { resolveTable } from '../../schema/queries/resolve-table.ts';
import type { ImpactContext } from '../impact-context.ts';
import type { MeasuredOperation } from './measured-locks.ts';

/** Kinds whose row does not depend on anything but the kind. */
const byKind: Readonly<Partial<Record<OperationKind, MeasuredOperation>>> = {
  'create-table': 'create-table',
  'drop-table': 'drop-table',
  'truncate-table': 'access-exclusive',
  'rename-table': 'access-exclusive',
  'set-table-schema': 'access-exclusive',
  'drop-column': 'access-exclusive',
  'alter-column-type': 'access-exclusive',
  'set-default': 'access-exclusive',
  'drop-default': 'access-exclusive',
  'drop-not-null': 'access-exclusive',
  'set-identity': 'access-exclusive',
  'set-generated-expression': 'access-exclusive',
  'rename-column': 'access-exclusive',
  'rename-constraint': 'access-exclusive',
  'attach-partition': 'attach-partition',
  'insert': 'row-exclusive',
  'update': 'row-exclusive',
  'delete': 'row-exclusive',
};

/** The measured row that an operation belongs to; undefined where it locks no table that matters. */
export function classifyOperation(operation: Operation, context: ImpactContext): MeasuredOperation | undefined {
  switch (operation.kind) {
    case 'add-column': return addColumn(operation);
    case 'set-not-null': return setNotNull(operation, context);
    case 'add-constraint': return addConstraint(operation, context);
    case 'drop-constraint': return dropConstraint(operation, context);
    case 'validate-constraint': return validateConstraint(operation, context);
    case 'create-index':
    case 'drop-index':
    case 'detach-partition': return withOrWithout(operation);
    case 'set-table-option': return tableOption(operation);
    case 'create-object': return objectOnTable(operation.objectKind);
    case 'maintain': return maintenance(operation);
    default: return byKind[operation.kind];
  }
}

function addColumn({ column }: AddColumn): MeasuredOperation {
  return column.constraints.some(({ kind }) => kind === 'foreign-key') ? 'add-column-references' : 'access-exclusive';
}

function setNotNull(operation: { readonly table: { schema?: string; name: string }; readonly column: string }, context: ImpactContext): MeasuredOperation {
  const table = resolveTable(context.before, operation.table);
  const column = table?.columns.find(({ name }) => name === operation.column);
  if (column?.nullable === false) return 'access-exclusive';
  return table !== undefined && isProvenNotNull(table, operation.column) ? 'set-not-null-proven' : 'scan';
}

function addConstraint({ table, constraint }: AddConstraint, { before }: ImpactContext): MeasuredOperation {
  const isUnchecked = constraint.notValid === true || constraint.notEnforced === true;
  if (constraint.kind === 'foreign-key') return isUnchecked ? 'add-foreign-key-not-valid' : 'add-foreign-key';
  if (isUnchecked || usesReadyIndex(constraint, resolveTable(before, table))) return 'access-exclusive';
  return 'scan';
}

/** USING INDEX spares the build; a primary key over columns that may be NULL still scans for NULL. */
function usesReadyIndex(constraint: ConstraintDefinition, table: CatalogTable | undefined): boolean {
  if (constraint.kind !== 'unique' && constraint.kind !== 'primary-key') return false;
  return constraint.usingIndex !== undefined && !isPrimaryOverNullable(constraint, table);
}

/** A primary key makes its columns NOT NULL, which scans where they are not yet. */
function isPrimaryOverNullable({ kind, usingIndex }: KeyConstraint, table: CatalogTable | undefined): boolean {
  if (kind !== 'primary-key' || table === undefined) return false;
  const index = table.indexes.find(({ name }) => name === usingIndex);
  const columns = index?.definition.keys.map(({ column }) => column) ?? [];
  return table.columns.some(({ name, nullable }) => nullable && columns.includes(name));
}

function dropConstraint(operation: DropConstraint, { before }: ImpactContext): MeasuredOperation {
  const constraint = resolveTable(before, operation.table)?.constraints.find(({ name }) => name === operation.name);
  return constraint?.definition.kind === 'foreign-key' ? 'drop-foreign-key' : 'access-exclusive';
}

function validateConstraint(operation: ValidateConstraint, { before }: ImpactContext): MeasuredOperation {
  const constraint = resolveTable(before, operation.table)?.constraints.find(({ name }) => name === operation.name);
  return constraint?.definition.kind === 'foreign-key' ? 'validate-foreign-key' : 'validate-check';
}

/** Operations with a concurrent form: the row without it, the row with it. */
const forms = {
  'create-index': ['create-index', 'create-index-concurrently'],
  'drop-index': ['access-exclusive', 'share-update-exclusive'],
  'detach-partition': ['detach-partition', 'detach-partition-concurrently'],
} as const;

function withOrWithout({ kind, concurrently }: CreateIndex | DropIndex | DetachPartition): MeasuredOperation {
  return forms[kind][concurrently ? 1 : 0];
}

/** Settings of statistics, storage parameters, clustering and inheritance let writers pass; all else does not. */
function tableOption({ option }: SetTableOption): MeasuredOperation {
  if (/^(?:ENABLE|DISABLE)\b.*\bTRIGGER\b/.test(option)) return 'share-row-exclusive';
  if (/^SET (?:UN)?LOGGED$/.test(option)) return 'rewrite';
  const isLight = /^(?:SET STATISTICS|ALTER COLUMN (?:SET|RESET)|SET|RESET|CLUSTER ON|SET WITHOUT CLUSTER|INHERIT)$/.test(option);
  return isLight ? 'share-update-exclusive' : 'access-exclusive';
}

function objectOnTable(kind: string): MeasuredOperation | undefined {
  if (kind === 'trigger') return 'share-row-exclusive';
  if (kind === 'policy' || kind === 'rule') return 'access-exclusive';
  return kind === 'statistics' ? 'share-update-exclusive' : undefined;
}

function maintenance({ command, concurrently }: Maintain): MeasuredOperation | undefined {
  if (command === 'VACUUM FULL' || command.startsWith('CLUSTER')) return 'rewrite';
  if (command.startsWith('VACUUM') || command.startsWith('ANALYZE')) return 'share-update-exclusive';
  if (command.startsWith('REINDEX')) return concurrently ? 'share-update-exclusive' : 'reindex';
  return undefined;
}
