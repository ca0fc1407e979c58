import { tableImpacts } from '../impact/table-impacts.ts';
import type { TableImpact } from '../model/impact.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import { isKind, type JudgedOperation, type JudgedStatement, type RuleContext } from './define-rule.ts';
import { impactContext, shown, tableIdentity } from './naming-objects.ts';
import { namesOldTable } from './old-tables.ts';

type Ages = Pick<RuleContext, 'engine' | 'isNew'>;

/** What was told of an operation, which several rules ask: a run has one engine, and its tables one age. */
const told = new WeakMap<JudgedOperation, readonly TableImpact[]>();

/** What an operation does to tables that others know: neither new nor temporary ones. */
export function oldTableImpacts(judged: JudgedOperation, ages: Ages): readonly TableImpact[] {
  const known = told.get(judged);
  if (known !== undefined) return known;
  const impacts = tableImpacts(judged.operation, impactContext(ages.engine, judged)).filter(({ table }) => namesOldTable(table, judged, ages));
  told.set(judged, impacts);
  return impacts;
}

/** An old table under a lock that keeps even readers waiting until the transaction ends. */
export interface StrongLock {
  /** The table's identity, which stays through renames; its name where the catalogue does not know it. */
  readonly key: string;
  /** The table's name for people, as the operation had it. */
  readonly name: string;
}

/** The ACCESS EXCLUSIVE locks on old tables that an operation takes and keeps (PostgreSQL). */
export function exclusiveLocks(judged: JudgedOperation, ages: Ages): readonly StrongLock[] {
  // Rows are written under ROW EXCLUSIVE, and read under less.
  if (isKind(judged, 'insert', 'update', 'delete', 'select')) return [];
  const strong = oldTableImpacts(judged, ages).filter(({ blocks }) => blocks === 'reads');
  return strong.map(({ table }) => ({ key: tableKeyOf(judged, table), name: shown(table) }));
}

/** As `exclusiveLocks`, of all operations of a statement. */
export function exclusiveLocksOf(at: JudgedStatement, ages: Ages): readonly StrongLock[] {
  return at.operations.flatMap((judged) => exclusiveLocks(judged, ages));
}

/** A key by which a table is the same through renames. */
export function tableKeyOf({ before }: JudgedOperation, name: { readonly schema?: string; readonly name: string }): string {
  const known = resolveTable(before, name);
  return known === undefined ? tableIdentity(before, name) : String(known.id);
}
