import { UserError } from '../../errors/user-error.ts';
import type { MigrationStatus } from '../../model/history.ts';
import type { Migration } from '../../model/migration.ts';
import type { GatheredState } from '../../runner/gather-state.ts';

/** Which migrations make the state that a target should be in. */
export interface ExpectedMigrations {
  /** In the order in which a fresh database gets them. */
  readonly applied: readonly Migration[];
  /** Repeatable ones whose newer text waits for the next migrate: what they make is neither right nor wrong until then. */
  readonly waiting: readonly Migration[];
  /** Not applied: no drift. */
  readonly pending: readonly MigrationStatus[];
  /** Applied, but edited since, or without a file. */
  readonly untraceable: readonly MigrationStatus[];
}

/**
 * Sorts the migrations by what the target's own history says.
 * @throws UserError drift/no-history, drift/unfinished-migration, drift/target-ahead, drift/baseline-without-files.
 */
export function expectedMigrations(state: GatheredState, target: string): ExpectedMigrations {
  refuseUnfit(state, target);
  const { statuses } = state.comparison;
  return {
    applied: migrationsOf(statuses.filter(({ state: word }) => ['applied', 'changed', ...(hasBaselineFile(statuses) ? [] : ['below-baseline'])].includes(word))),
    waiting: migrationsOf(statuses.filter(isWaiting)),
    pending: statuses.filter(({ state: word }) => word === 'pending' || word === 'out-of-order'),
    untraceable: statuses.filter(({ state: word }) => word === 'changed' || word === 'missing'),
  };
}

/** Histories from which no expected state follows. */
function refuseUnfit({ history, comparison: { statuses }, open }: GatheredState, target: string): void {
  if (!history.exists) throw new UserError('drift/no-history', { where: target, detail: `${history.location.schema}.${history.location.table} is not there` });
  const failed = statuses.find(({ state }) => state === 'failed');
  const unfinished = failed?.row?.script ?? [...open.keys()][0];
  if (unfinished !== undefined) throw new UserError('drift/unfinished-migration', { where: target, detail: unfinished });
  const future = statuses.find((status) => status.future === true);
  if (future !== undefined) throw new UserError('drift/target-ahead', { where: target, detail: future.row?.script ?? future.row?.version ?? '' });
  refuseBaseOnly(history.rows, statuses, target);
}

/** A baseline stands for what was there before; without files for that nobody can say what it was. */
function refuseBaseOnly(rows: GatheredState['history']['rows'], statuses: readonly MigrationStatus[], target: string): void {
  const hasBaseline = rows.some(({ kind }) => kind === 'baseline');
  if (hasBaseline && !hasBaselineFile(statuses) && !statuses.some(({ state }) => state === 'below-baseline')) throw new UserError('drift/baseline-without-files', { where: target });
}

/** Whether a file of its own made what stands below the others. */
function hasBaselineFile(statuses: readonly MigrationStatus[]): boolean {
  return statuses.some(({ migration, row }) => migration?.kind === 'baseline' && row !== undefined);
}

/** A repeatable migration that was applied with another text. */
function isWaiting({ state, row }: MigrationStatus): boolean {
  return state === 'pending' && row !== undefined;
}

function migrationsOf(statuses: readonly MigrationStatus[]): readonly Migration[] {
  return statuses.flatMap(({ migration }) => (migration === undefined || migration.kind === 'undo' ? [] : [migration]));
}
