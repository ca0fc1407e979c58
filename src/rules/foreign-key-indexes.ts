import type { ForeignKeyConstraint } from '../model/constraint-definition.ts';
import type { Span } from '../model/location.ts';
import type { DropConstraint, DropIndex } from '../model/operation.ts';
import type { CatalogTable, SchemaState } from '../model/schema-state.ts';
import { hasCoveringIndex } from '../schema/queries/covering-index.ts';
import { resolveIndex } from '../schema/queries/resolve-index.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import { createdForeignKeys, creatingKeys, writtenForeignKeys, type CreatingKey } from './created-foreign-keys.ts';
import { isKind, ofKind, type JudgedOperation, type RuleContext, type RuleGap } from './define-rule.ts';
import { placeOf } from './naming-objects.ts';
import { unknownTable } from './schema-gaps.ts';

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
  const creating = creatingKeys({ operations });
  const created = creating.flatMap(createdForeignKeys);
  const createdIds = new Set(created.map(({ constraint }) => constraint.id));
  const fromCreation = created.flatMap(({ judged, table: { id }, constraint, span }): readonly LackingIndex[] => {
    const table = finally_.get(id);
    const key = table === undefined ? undefined : uncoveredKey(table, constraint.id);
    if (table === undefined || key === undefined) return [];
    return [{ judged, table, key, isCreated: true, span }];
  });
  const fromRemoval = ofKind(operations, 'drop-index', 'drop-constraint').flatMap((judged) =>
    uncoveredBy(judged, finally_).filter(({ id }) => !createdIds.has(id)).map(({ lacking }) => lacking));
  return { gaps: creating.flatMap(gapOf), lacking: [...fromCreation, ...fromRemoval] };
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

function gapOf(judged: CreatingKey): readonly RuleGap[] {
  const { operation, after } = judged;
  const isKnown = resolveTable(after, operation.table) !== undefined;
  if (isKnown || isKind(judged, 'create-table') || writtenForeignKeys(judged).length === 0) return [];
  return [unknownTable(judged, operation.table, 'its indexes are not known')];
}
