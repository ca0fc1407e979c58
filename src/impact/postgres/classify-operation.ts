import type { ConstraintDefinition, KeyConstraint } from '../../model/constraint-definition.ts';
import type { AddColumn, AddConstraint, DropConstraint, Maintain, ObjectKind, Operation, SetNotNull, SetTableOption, ValidateConstraint } from '../../model/operation.ts';
import type { CatalogTable } from '../../model/schema-state.ts';
import { isProvenNotNull } from '../../schema/queries/proven-not-null.ts';
import { resolveTable } from '../../schema/queries/resolve-table.ts';
import { byKind, type ByKind } from '../by-kind.ts';
import type { ImpactContext } from '../impact-context.ts';
import type { MeasuredOperation } from './measured-locks.ts';

/** The row of each kind: the same for all of its operations, or found by a function. */
const rows: ByKind<ImpactContext, MeasuredOperation | undefined> = {
  'create-table': () => 'create-table',
  'drop-table': () => 'drop-table',
  'truncate-table': () => 'access-exclusive',
  'rename-table': () => 'access-exclusive',
  'set-table-schema': () => 'access-exclusive',
  'add-column': addColumn,
  'drop-column': () => 'access-exclusive',
  'alter-column-type': () => 'access-exclusive',
  'set-default': () => 'access-exclusive',
  'drop-default': () => 'access-exclusive',
  'set-not-null': setNotNull,
  'drop-not-null': () => 'access-exclusive',
  'set-identity': () => 'access-exclusive',
  'set-generated-expression': () => 'access-exclusive',
  'rename-column': () => 'access-exclusive',
  'add-constraint': addConstraint,
  'drop-constraint': dropConstraint,
  'validate-constraint': validateConstraint,
  'rename-constraint': () => 'access-exclusive',
  'create-index': ({ concurrently }) => (concurrently ? 'create-index-concurrently' : 'create-index'),
  'drop-index': ({ concurrently }) => (concurrently ? 'share-update-exclusive' : 'access-exclusive'),
  'attach-partition': () => 'attach-partition',
  'detach-partition': ({ concurrently }) => (concurrently ? 'detach-partition-concurrently' : 'detach-partition'),
  'set-table-option': tableOption,
  'create-object': ({ objectKind }) => objectRows[objectKind],
  'insert': () => 'row-exclusive',
  'update': () => 'row-exclusive',
  'delete': () => 'row-exclusive',
  'maintain': maintenance,
};

/** What is made upon a table. */
const objectRows: Readonly<Partial<Record<ObjectKind, MeasuredOperation>>> = {
  trigger: 'share-row-exclusive',
  policy: 'access-exclusive',
  rule: 'access-exclusive',
  statistics: 'share-update-exclusive',
};

/** The measured row that an operation belongs to; undefined where it locks no table that matters. */
export function classifyOperation(operation: Operation, context: ImpactContext): MeasuredOperation | undefined {
  return byKind(rows, operation, context);
}

function addColumn({ column }: AddColumn): MeasuredOperation {
  return column.constraints.some(({ kind }) => kind === 'foreign-key') ? 'add-column-references' : 'access-exclusive';
}

function setNotNull(operation: SetNotNull, context: ImpactContext): MeasuredOperation {
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

/** Settings of statistics, storage parameters, clustering and inheritance let writers pass; all else does not. */
function tableOption({ option }: SetTableOption): MeasuredOperation {
  if (/^(?:ENABLE|DISABLE)\b.*\bTRIGGER\b/.test(option)) return 'share-row-exclusive';
  if (/^SET (?:UN)?LOGGED$/.test(option)) return 'rewrite';
  const isLight = /^(?:SET STATISTICS|ALTER COLUMN (?:SET|RESET)|SET|RESET|CLUSTER ON|SET WITHOUT CLUSTER|INHERIT)$/.test(option);
  return isLight ? 'share-update-exclusive' : 'access-exclusive';
}

function maintenance({ command, concurrently }: Maintain): MeasuredOperation | undefined {
  if (command === 'VACUUM FULL' || command.startsWith('CLUSTER')) return 'rewrite';
  if (command.startsWith('VACUUM') || command.startsWith('ANALYZE')) return 'share-update-exclusive';
  if (command.startsWith('REINDEX')) return concurrently ? 'share-update-exclusive' : 'reindex';
  return undefined;
}
