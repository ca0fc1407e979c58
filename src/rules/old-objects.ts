import type { CatalogColumn, CatalogConstraint, CatalogIndex, CatalogObject, CatalogTable, SchemaState } from '../model/schema-state.ts';
import { objectAt } from '../schema/queries/resolve-object.ts';
import type { JudgedFile, JudgedStatement, RuleContext } from './define-rule.ts';

/** What tells new tables from old ones. */
export type Ages = Pick<RuleContext, 'isNew'>;

/** Whether a table may be in use when the statement runs: neither temporary nor made by the change set; one that is not known may be. */
export function isOldTable({ isNew }: Ages, table: CatalogTable | undefined, at: JudgedStatement): boolean {
  return table?.temporary !== true && !isNew(table, at);
}

/** What the catalogue knows of a column that an operation names. */
export interface PlacedColumn {
  readonly table: CatalogTable | undefined;
  readonly column: CatalogColumn | undefined;
}

/** Whether a column may be in use when the statement runs. */
export function isOldColumn(context: RuleContext, { table, column }: PlacedColumn, at: JudgedStatement): boolean {
  return isOldTable(context, table, at) && !context.isNewColumn(column, at);
}

const starts = new WeakMap<JudgedFile, SchemaState>();

/** The schema that counts as old: the one before the change set, or before the file where a history is judged file by file. */
export function schemaBefore({ isHistory, before, operations }: RuleContext, { file }: JudgedStatement): SchemaState {
  if (!isHistory) return before;
  const start = starts.get(file) ?? operations.find((judged) => judged.in.file === file)?.before ?? before;
  starts.set(file, start);
  return start;
}

/** Whether an object beside tables stood before the change set; one that is defined anew under its name did. */
export function isOldObject(context: RuleContext, object: CatalogObject, at: JudgedStatement): boolean {
  if (!context.isHistory && object.origin === 'base') return true;
  return objectAt(schemaBefore(context, at), object) !== undefined;
}

const partIds = new WeakMap<SchemaState, ReadonlySet<number>>();

/** Whether a constraint or index of a table stood before the change set. */
export function isOldPart(context: RuleContext, part: CatalogConstraint | CatalogIndex, at: JudgedStatement): boolean {
  if (!context.isHistory) return part.origin === 'base';
  const state = schemaBefore(context, at);
  const ids = partIds.get(state)
    ?? new Set([...state.tables.values()].flatMap(({ constraints, indexes }) => [...constraints, ...indexes].map(({ id }) => id)));
  partIds.set(state, ids);
  return ids.has(part.id);
}
