import type { DdlStatement, NotWritten, WrittenChanges } from '../model/ddl.ts';
import type { ObjectChange } from '../model/drift.ts';
import type { ObjectKey } from '../model/schema-object.ts';
import { mayRevert } from './may-revert.ts';
import { writeChanges, type WriteRequest } from './write-changes.ts';

/** Statements that take changes back without a person having written them, the changes that they take back, and the others. */
export interface WrittenRevert extends WrittenChanges {
  readonly reverted: readonly ObjectChange[];
}

/** Writes the revert of those changes alone that are on the allow-list and whose statements touch nothing else. */
export function writeRevert(changes: readonly ObjectChange[], request: Omit<WriteRequest, 'direction'>): WrittenRevert {
  const left: NotWritten[] = [];
  const reverted = changes.filter((change) => {
    const reason = mayRevert(change) ?? touchesMore(change, writeChanges([change], { ...request, direction: 'revert' }));
    if (reason !== undefined) left.push({ key: change.key, reason });
    return reason === undefined;
  });
  const { statements } = writeChanges(reverted, { ...request, direction: 'revert' });
  return { statements, notWritten: left, reverted };
}

/** Keys of a change and of all that came with it. */
export function keysOf(change: ObjectChange): readonly ObjectKey[] {
  return [change.key, ...change.consequences.flatMap(keysOf)];
}

function touchesMore(change: ObjectChange, { statements, notWritten }: WrittenChanges): string | undefined {
  const [refusal] = notWritten;
  if (refusal !== undefined) return refusal.reason;
  const own = new Set(keysOf(change));
  const other = statements.flatMap(({ keys }) => keys).find((key) => !own.has(key) && !key.startsWith('comment:') && !key.startsWith('grant:'));
  if (other !== undefined) return `${other} would have to be made anew with it`;
  if (statements.some(dropsRoutine)) return 'the routine would have to be dropped, and with it what is granted on it';
  return statements.some(isDestructive) ? 'the statement would lose data' : undefined;
}

/** Between DROP and CREATE callers fail, and grants are gone behind (MySQL 8.4 manual, 15.1.29). */
function dropsRoutine({ kind, keys }: DdlStatement): boolean {
  return kind === 'drop' && keys.some((key) => /^(?:function|procedure):/.test(key));
}

function isDestructive({ hazards }: DdlStatement): boolean {
  return hazards.includes('data_loss') || hazards.includes('table_rewrite');
}
