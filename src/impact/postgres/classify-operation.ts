import type { ConstraintDefinition } from '../../model/constraint-definition.ts';
import type {
  AddColumn, AddConstraint, AlterColumnType, DropConstraint, Maintain, ObjectKind, Operation, SetGeneratedExpression, SetNotNull, SetTableOption,
  ValidateConstraint,
} from '../../model/operation.ts';
import type { CatalogTable } from '../../model/schema-state.ts';
import { isProvenNotNull } from '../../schema/queries/proven-not-null.ts';
import { resolveTable } from '../../schema/queries/resolve-table.ts';
import { byKind, type ByKind } from '../by-kind.ts';
import type { ImpactContext } from '../impact-context.ts';
import { rewriteCauses } from './added-column.ts';
import type { MeasuredOperation } from './measured-locks.ts';
import { isBoundProven } from './partition-bound.ts';
import { movesRows } from './storage-change.ts';
import { typeChange } from './type-change.ts';
import { unprovenColumns } from './unproven-columns.ts';

/** The row of each kind: the same for all of its operations, or found by a function. */
const rows: ByKind<ImpactContext, MeasuredOperation | undefined> = {
  'create-table': () => 'create-table',
  'drop-table': () => 'drop-table',
  'truncate-table': () => 'access-exclusive',
  'rename-table': () => 'access-exclusive',
  'set-table-schema': () => 'access-exclusive',
  'add-column': addColumn,
  'drop-column': () => 'access-exclusive',
  'alter-column-type': columnType,
  'set-default': () => 'access-exclusive',
  'drop-default': () => 'access-exclusive',
  'set-not-null': setNotNull,
  'drop-not-null': () => 'access-exclusive',
  'set-identity': () => 'access-exclusive',
  'set-generated-expression': generatedExpression,
  'rename-column': () => 'access-exclusive',
  'add-constraint': addConstraint,
  'drop-constraint': dropConstraint,
  'validate-constraint': validateConstraint,
  'rename-constraint': () => 'access-exclusive',
  'create-index': ({ concurrently }) => (concurrently ? 'create-index-concurrently' : 'create-index'),
  'drop-index': ({ concurrently }) => (concurrently ? 'share-update-exclusive' : 'access-exclusive'),
  'attach-partition': (operation, { before }) => (isBoundProven(operation, before) ? 'attach-partition-proven' : 'attach-partition'),
  'detach-partition': ({ concurrently }) => (concurrently ? 'detach-partition-concurrently' : 'detach-partition'),
  'set-table-option': tableOption,
  'create-object': ({ objectKind }) => objectRows[objectKind],
  'drop-object': ({ objectKind }) => (objectKind === 'trigger' || objectKind === 'policy' || objectKind === 'rule' ? 'access-exclusive' : undefined),
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

/** A foreign key that comes with its column is checked only where the column has a default (transformAlterTableStmt). */
function addColumn({ column }: AddColumn, context: ImpactContext): MeasuredOperation {
  const has = (...kinds: readonly ConstraintDefinition['kind'][]): boolean =>
    column.constraints.some(({ kind, notEnforced }) => kinds.includes(kind) && notEnforced !== true);
  const references = column.constraints.some(({ kind }) => kind === 'foreign-key');
  if (rewriteCauses(column, context).length > 0) return references ? 'rewrite-references' : 'rewrite';
  if (references) return column.default !== undefined || has('check', 'unique', 'primary-key') ? 'add-column-references-checked' : 'add-column-references';
  return has('check', 'unique', 'primary-key') ? 'scan' : 'access-exclusive';
}

/** A type that is not known counts as one that every row must be converted to. */
function columnType(operation: AlterColumnType, context: ImpactContext): MeasuredOperation {
  const { effect } = typeChange(operation, context);
  if (effect === 'none') return 'access-exclusive';
  return effect === 'indexes' || effect === 'checks' ? 'scan' : 'rewrite';
}

/** SET EXPRESSION computes stored values anew, virtual ones are not there; DROP EXPRESSION keeps them. */
function generatedExpression({ table, column, expression }: SetGeneratedExpression, { before }: ImpactContext): MeasuredOperation {
  const known = resolveTable(before, table)?.columns.find(({ name }) => name === column);
  return expression === undefined || known?.generated?.stored === false ? 'access-exclusive' : 'rewrite';
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
  const known = resolveTable(before, table);
  if (isUnchecked || usesReadyIndex(constraint, known)) return 'access-exclusive';
  if (constraint.kind === 'not-null' && known !== undefined && isProvenNotNull(known, constraint.column)) return 'access-exclusive';
  return 'scan';
}

/** USING INDEX spares the build; a primary key over columns that may be NULL still scans for NULL. */
function usesReadyIndex(constraint: ConstraintDefinition, table: CatalogTable | undefined): boolean {
  if (constraint.kind !== 'unique' && constraint.kind !== 'primary-key') return false;
  return constraint.usingIndex !== undefined && (table === undefined || unprovenColumns(constraint, table).length === 0);
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
function tableOption(operation: SetTableOption, { before }: ImpactContext): MeasuredOperation {
  const { option } = operation;
  if (/^(?:ENABLE|DISABLE)\b.*\bTRIGGER\b/.test(option)) return 'share-row-exclusive';
  if (movesRows(operation, resolveTable(before, operation.table))) return 'rewrite';
  const isLight = /^(?:SET STATISTICS|ALTER COLUMN (?:SET|RESET)|SET|RESET|CLUSTER ON|SET WITHOUT CLUSTER|INHERIT)$/.test(option);
  return isLight ? 'share-update-exclusive' : 'access-exclusive';
}

function maintenance({ command, concurrently }: Maintain): MeasuredOperation | undefined {
  if (command === 'VACUUM FULL' || command.startsWith('CLUSTER')) return 'rewrite';
  if (command.startsWith('VACUUM') || command.startsWith('ANALYZE')) return 'share-update-exclusive';
  if (command.startsWith('REINDEX')) return concurrently ? 'share-update-exclusive' : 'reindex';
  if (command === 'REFRESH MATERIALIZED VIEW') return concurrently ? 'exclusive' : 'rewrite';
  return undefined;
}
