import { resolveTable } from '../schema/queries/resolve-table.ts';
import type { QualifiedName } from '../model/schema-state.ts';
import { isKind, type JudgedOperation, type JudgedStatement, type RuleContext } from './define-rule.ts';
import { exclusiveLocks, tableKeyOf } from './strong-locks.ts';

/**
 * Which tables count as one where locks are counted: those that one action cannot avoid locking together (both sides of a
 * foreign key, a partition and its parent), and all partitions of a parent.
 */
export class LockGroups {
  readonly #parents = new Map<string, string>();

  constructor(statements: readonly JudgedStatement[], context: RuleContext) {
    for (const { operations } of statements) {
      for (const judged of operations) {
        this.#joinTruncated(judged);
        const [first, ...others] = exclusiveLocks(judged, context).map(({ key }) => key);
        if (first === undefined) continue;
        for (const other of others) this.#join(first, other);
        this.#joinParents(judged);
      }
    }
  }

  areOne(left: string, right: string): boolean {
    return this.#root(left) === this.#root(right);
  }

  /** TRUNCATE takes both sides of a foreign key or none (manual, TRUNCATE). */
  #joinTruncated(judged: JudgedOperation): void {
    if (!isKind(judged, 'truncate-table')) return;
    const { table } = judged.operation;
    for (const { definition } of resolveTable(judged.before, table)?.constraints ?? []) {
      if (definition.kind === 'foreign-key') this.#join(tableKeyOf(judged, table), tableKeyOf(judged, definition.referenced));
    }
  }

  #joinParents(judged: JudgedOperation): void {
    const { operation, before } = judged;
    if (!('table' in operation)) return;
    let parent: QualifiedName | undefined = resolveTable(before, operation.table)?.partitionOf;
    while (parent !== undefined) {
      this.#join(tableKeyOf(judged, operation.table), tableKeyOf(judged, parent));
      parent = resolveTable(before, parent)?.partitionOf;
    }
  }

  #join(left: string, right: string): void {
    const [one, other] = [this.#root(left), this.#root(right)];
    if (one !== other) this.#parents.set(one, other);
  }

  #root(key: string): string {
    let root = key;
    for (let next = this.#parents.get(root); next !== undefined; next = this.#parents.get(root)) root = next;
    return root;
  }
}
