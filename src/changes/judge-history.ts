import type { HistoryComparison, MigrationStatus } from '../model/history.ts';
import type { FileHit } from './file-hit.ts';

/** A target's history, held against the files. */
export interface HistoryFacts {
  readonly target: string;
  readonly format: string;
  readonly comparison: HistoryComparison;
  /** Paths that the change set touches. */
  readonly isChanged: (path: string) => boolean;
  /** The path that a script of the history would have. */
  readonly pathOf: (script: string) => string;
}

/** Where files and a target's history do not go together: an error where this change set made it so, else a warning. */
export function judgeHistory(facts: HistoryFacts): readonly FileHit[] {
  const applies = new Set(facts.comparison.pending);
  return facts.comparison.statuses.flatMap((status): readonly FileHit[] => {
    const message = messageOf(status, applies.has(status.migration ?? noMigration));
    if (message === undefined) return [];
    const { migration, row } = status;
    const path = migration?.path ?? facts.pathOf(row?.script ?? '');
    const values = { target: facts.target, format: facts.format, path, version: nameOf(migration ?? row), ...sidesOf(status) };
    return [{ rule: 'target-history', message, path, ...(migration === undefined ? {} : { migration }), values, offset: 0, severity: facts.isChanged(path) ? 'error' : 'warning' }];
  });
}

function nameOf(known: { readonly version?: string; readonly description: string } | undefined): string {
  return known?.version ?? known?.description ?? '';
}

/** What the history has and what the file has, of that in which they differ. */
function sidesOf({ migration, row, difference = 'checksum' }: MigrationStatus): { readonly difference: string; readonly recorded: string; readonly actual: string } {
  const side = (of: { readonly description: string; readonly checksum?: string } | undefined): string => of?.[difference] ?? 'none';
  return { difference, recorded: side(row), actual: side(migration) };
}

const noMigration = { description: '', kind: 'versioned', path: '', script: '', text: '', hash: '' } as const;

/** What a later release left, what the format’s own tool passes by, and what migrate applies anyway, is nobody's fault. */
function messageOf({ state, future, tolerated }: MigrationStatus, isApplied: boolean): 'changed' | 'missing' | 'failed' | 'late' | undefined {
  if ((tolerated ?? future) === true || isApplied) return undefined;
  if (state === 'changed' || state === 'missing' || state === 'failed') return state;
  return state === 'out-of-order' ? 'late' : undefined;
}

const stateWords = { applied: 'applied', pending: 'pending', missing: 'missing', 'out-of-order': 'out of order', changed: 'changed', failed: 'failed', 'below-baseline': 'below the baseline' } as const satisfies Record<MigrationStatus['state'], string>;

/** `12 applied, 1 pending`, in the order of the states; `none` for an empty directory and an empty history. */
export function countStates({ statuses }: HistoryComparison): string {
  const counts = Object.entries(stateWords).map(([state, words]) => ({ words, count: statuses.filter((status) => status.state === state).length }));
  const found = counts.filter(({ count }) => count > 0).map(({ words, count }) => `${String(count)} ${words}`);
  return found.length === 0 ? 'no migrations' : found.join(', ');
}
