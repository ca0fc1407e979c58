import type { DropColumn, DropObject } from '../model/operation.ts';
import type { CatalogColumn } from '../model/schema-state.ts';
import { findColumn, resolveTable } from '../schema/queries/resolve-table.ts';
import { isKind, type JudgedOperation, type RuleContext, type RuleGap } from './define-rule.ts';
import { lossyColumns } from './lossy-columns.ts';
import { shown, tableIdentity } from './naming-objects.ts';
import { isOldObject } from './old-objects.ts';
import { namesOldTable } from './old-tables.ts';

/** Rows or values that are gone when an operation has run. */
export interface LostData {
  /** What the operation does, for the start of a sentence: `Drops table users`. */
  readonly deed: string;
  readonly object: string;
}

/** What an operation takes from old tables that no later statement brings back; a gap where that is not known. */
export function lostData(judged: JudgedOperation, context: RuleContext): readonly (LostData | RuleGap)[] {
  if (isKind(judged, 'alter-column-type', 'redefine-column', 'convert-character-set')) {
    return lossyColumns(judged, context).map((found) => ('missing' in found ? found : {
      deed: `Changing the type of ${found.column.name} of ${shown(judged.operation.table)} cuts values`,
      object: `${tableIdentity(judged.before, judged.operation.table)}.${found.column.name}`,
    }));
  }
  if (isKind(judged, 'drop-column')) return droppedColumn(judged, context);
  return isKind(judged, 'drop-object') ? droppedSchema(judged, context) : lostRows(judged, context);
}

function lostRows(judged: JudgedOperation, context: RuleContext): readonly LostData[] {
  const { operation, before } = judged;
  const verb = verbOf(judged);
  if (verb === undefined || !('table' in operation) || !namesOldTable(operation.table, judged, context)) return [];
  return [{ deed: `${verb} ${shown(operation.table)}`, object: tableIdentity(before, operation.table) }];
}

/** What becomes of a table's rows; undefined where they stay. */
function verbOf(judged: JudgedOperation): string | undefined {
  if (isKind(judged, 'drop-table')) return judged.operation.temporary ? undefined : 'Drops table';
  if (isKind(judged, 'truncate-table')) return 'Empties table';
  if (isKind(judged, 'delete')) return 'Deletes rows of';
  if (isKind(judged, 'create-table')) return judged.operation.orReplace && !judged.operation.temporary && isKnownBefore(judged) ? 'Replaces table' : undefined;
  if (!isKind(judged, 'maintain-partitions')) return undefined;
  return /^(?:DROP|TRUNCATE) PARTITION$/.test(judged.operation.action) ? 'Removes the rows of a partition of' : undefined;
}

function isKnownBefore({ operation, before }: JudgedOperation): boolean {
  return 'table' in operation && resolveTable(before, operation.table) !== undefined;
}

function droppedColumn(judged: JudgedOperation<DropColumn>, context: RuleContext): readonly LostData[] {
  const { operation, before } = judged;
  const table = resolveTable(before, operation.table);
  const column = table === undefined ? undefined : findColumn(before, table, operation.column);
  const isAbsent = operation.ifExists && table?.complete === true && column === undefined;
  if (isAbsent || !holdsOldValues(judged, column, context)) return [];
  return [{ deed: `Drops column ${operation.column} of ${shown(operation.table)}`, object: `${tableIdentity(before, operation.table)}.${column?.name ?? operation.column}` }];
}

/** A generated column is computed again from what stays. */
function holdsOldValues(judged: JudgedOperation<DropColumn>, column: CatalogColumn | undefined, context: RuleContext): boolean {
  return namesOldTable(judged.operation.table, judged, context) && column?.generated === undefined && !context.isNewColumn(column, judged.in);
}

function droppedSchema(judged: JudgedOperation<DropObject>, context: RuleContext): readonly LostData[] {
  const { operation: { object, objectKind }, before, in: at } = judged;
  if (objectKind !== 'schema' && objectKind !== 'database') return [];
  const known = before.objects.get(`schema .${object.name}`) ?? before.objects.get(`database .${object.name}`);
  if (known !== undefined && !isOldObject(context, known, at)) return [];
  return [{ deed: `Drops ${objectKind} ${object.name}`, object: object.name }];
}
