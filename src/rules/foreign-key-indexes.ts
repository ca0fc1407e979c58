import type { ForeignKeyConstraint } from '../model/constraint-definition.ts';
import type { Span } from '../model/location.ts';
import type { AddColumn, AddConstraint, CreateTable, DropConstraint, DropIndex } from '../model/operation.ts';
import type { CatalogConstraint, CatalogTable, SchemaState } from '../model/schema-state.ts';
import { hasCoveringIndex } from '../schema/queries/covering-index.ts';
import { resolveIndex } from '../schema/queries/resolve-index.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import { isKind, ofKind, type JudgedOperation, type RuleContext, type RuleGap } from './define-rule.ts';
import { placeOf } from './naming-objects.ts';

/** A foreign key that has no index in the end, and the operation to which it owes that. */
export interface LackingIndex {
  readonly judged: JudgedOperation;
  /** In the state after the change set. */
  readonly table: CatalogTable;
  readonly key: ForeignKeyConstraint;
  /** False where the operation removed the index. */
  readonly isCreated: boolean;
  readonly span: Span;
}

/** Foreign keys that the change set leaves without an index on their columns, and those that cannot be judged. */
export function lackingIndexes({ operations, after }: RuleContext): { readonly gaps: readonly RuleGap[]; readonly lacking: readonly LackingIndex[] } {
  const finally_ = new Map([...after.tables.values()].map((table) => [table.id, table]));
  const creating = ofKind(operations, 'create-table', 'add-column', 'add-constraint');
  const created = creating.flatMap((judged) => createdKeys(judged).map((constraint) => ({ judged, ...constraint })));
  const createdIds = new Set(created.map(({ constraint }) => constraint.id));
  const fromCreation = created.flatMap(({ judged, table: { id }, constraint }): readonly LackingIndex[] => {
    const table = finally_.get(id);
    const key = table === undefined ? undefined : uncoveredKey(table, constraint.id);
    if (table === undefined || key === undefined) return [];
    return [{ judged, table, key, isCreated: true, span: spanOf(judged, constraint) }];
  });
  const fromRemoval = ofKind(operations, 'drop-index', 'drop-constraint').flatMap((judged) =>
    uncoveredBy(judged, finally_).filter(({ id }) => !createdIds.has(id)).map(({ lacking }) => lacking));
  return { gaps: creating.flatMap(gapOf), lacking: [...fromCreation, ...fromRemoval] };
}

type Creating = JudgedOperation<CreateTable | AddColumn | AddConstraint>;

/** The foreign keys that stand after an operation and did not before. */
function createdKeys({ operation, before, after }: Creating): readonly { table: CatalogTable; constraint: CatalogConstraint }[] {
  const table = resolveTable(after, operation.table);
  if (table === undefined) return [];
  const known = new Set(resolveTable(before, operation.table)?.constraints.map(({ id }) => id));
  return table.constraints
    .filter(({ id, definition, inherited }) => definition.kind === 'foreign-key' && inherited !== true && !known.has(id))
    .map((constraint) => ({ table, constraint }));
}

/** The key, if it is enforced and no index serves it. */
function uncoveredKey(table: CatalogTable, id: number): ForeignKeyConstraint | undefined {
  const definition = table.constraints.find((constraint) => constraint.id === id)?.definition;
  if (definition?.kind !== 'foreign-key' || definition.notEnforced === true) return undefined;
  return hasCoveringIndex(table, definition.columns) ? undefined : definition;
}

/** Keys that had an index before a removal, not after it, and not in the end. */
function uncoveredBy(
  judged: JudgedOperation<DropIndex | DropConstraint>,
  finally_: ReadonlyMap<number, CatalogTable>,
): readonly { readonly id: number; readonly lacking: LackingIndex }[] {
  const before = removalTable(judged, judged.before);
  const next = before === undefined ? undefined : resolveTable(judged.after, before);
  const table = before === undefined ? undefined : finally_.get(before.id);
  if (before === undefined || next === undefined || table === undefined) return [];
  return before.constraints.flatMap(({ id, definition }) => {
    const key = uncoveredKey(table, id);
    const isLostHere = uncoveredKey(before, id) === undefined && uncoveredKey(next, id) !== undefined;
    if (definition.kind !== 'foreign-key' || key === undefined || !isLostHere) return [];
    return [{ id, lacking: { judged, table, key, isCreated: false, span: placeOf(judged) } }];
  });
}

function removalTable({ operation }: JudgedOperation<DropIndex | DropConstraint>, state: SchemaState): CatalogTable | undefined {
  return operation.kind === 'drop-index' ? resolveIndex(state, operation.index)?.table : resolveTable(state, operation.table);
}

/** In CREATE TABLE a column's own key is found at the column, another one at the constraint. */
function spanOf(judged: Creating, { definition }: CatalogConstraint): Span {
  if (!isKind(judged, 'create-table')) return placeOf(judged);
  const { columns, constraints } = judged.operation;
  const owner = columns.find((column) => column.constraints.some(({ span }) => span.start === definition.span.start));
  const own = constraints.find(({ span }) => span.start === definition.span.start);
  return owner?.span ?? own?.span ?? placeOf(judged);
}

function gapOf(judged: Creating): readonly RuleGap[] {
  const { operation, after, in: at } = judged;
  const isKnown = resolveTable(after, operation.table) !== undefined;
  if (isKnown || isKind(judged, 'create-table') || !namesKey(judged)) return [];
  return [{ at, missing: 'schema-state', reason: `No migration creates table ${operation.table.name}, so its indexes are not known.` }];
}

function namesKey({ operation }: Creating): boolean {
  if (operation.kind === 'add-constraint') return operation.constraint.kind === 'foreign-key';
  return operation.kind === 'add-column' && operation.column.constraints.some(({ kind }) => kind === 'foreign-key');
}
