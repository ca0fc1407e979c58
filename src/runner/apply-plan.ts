import type { Plan, PlannedMigration } from '../model/plan.ts';
import type { MigrationRun } from '../model/run.ts';
import { CatalogedError } from '../errors/user-error.ts';
import { errorCatalog } from '../errors/catalog.ts';
import { touchesSession } from '../plan/touches-session.ts';
import { applyAtomically } from './apply-atomically.ts';
import { applyStepwise } from './apply-stepwise.ts';
import { passGuard } from './guards/pass-guard.ts';
import { notExecuted, type MigrationEnd, type Stop } from './migration-end.ts';
import { resetSession } from './reset-session.ts';
import type { ActiveRun } from './runner-context.ts';

/** What is applied, and where its records go. */
export interface PlanToApply {
  readonly plan: Plan;
  /** Rank of the first history row. */
  readonly firstRank: number;
  /** The ledger's migrations that earlier runs began, by script. */
  readonly begun: ReadonlyMap<string, string>;
}

/** Every migration of the plan with what became of it; `stop` where the run did not come to its end. */
export interface AppliedPlan {
  readonly migrations: readonly MigrationRun[];
  readonly stop?: Stop;
  /** What guards decided, as sentences. */
  readonly notes: readonly string[];
}

/** Applies a plan in order and stops at the first migration that does not go through. */
export async function applyPlan(run: ActiveRun, { plan, firstRank, begun }: PlanToApply): Promise<AppliedPlan> {
  const groups = run.request.migrate.transaction === 'whole-run' ? [plan.migrations] : plan.migrations.map((planned) => [planned]);
  const migrations: MigrationRun[] = [];
  const notes: string[] = [];
  let before: readonly PlannedMigration[] = [];
  let rank = firstRank;
  for (const group of groups) {
    const stop = await readiness(run, before);
    const step = stop === undefined ? await guardedGroup(run, { group, rank, begun }) : { ends: [], records: 0, notes: [] };
    migrations.push(...step.ends.map((end) => end.run));
    notes.push(...step.notes);
    rank += step.records;
    const reason = stop ?? step.ends.find((end) => end.stop !== undefined)?.stop;
    if (reason !== undefined) return { migrations: [...migrations, ...plan.migrations.slice(migrations.length).map(notExecuted)], stop: reason, notes };
    report(run, step.ends, { done: migrations.length, total: plan.migrations.length });
    before = group;
  }
  return { migrations, notes };
}

/** What became of a group: its migrations, how many history rows they took, and what guards said. */
interface GroupStep {
  readonly ends: readonly MigrationEnd[];
  readonly records: number;
  readonly notes: readonly string[];
}

/** A guard is asked before a migration begins, not again where it goes on. */
async function guardedGroup(run: ActiveRun, work: Group): Promise<GroupStep> {
  const [first] = work.group;
  if (first?.migration.guard === undefined || work.begun.has(first.migration.script)) return { ends: await applyGroup(run, work), records: work.group.length, notes: [] };
  try {
    const { end, isRecorded, notes } = await passGuard(run, first, work.rank);
    if (end !== undefined) return { ends: [end], records: isRecorded ? 1 : 0, notes };
    return { ends: await applyGroup(run, work), records: 1, notes };
  } catch (error) {
    if (!(error instanceof CatalogedError)) throw error;
    return { ends: [{ run: notExecuted(first), stop: { outcome: errorCatalog[error.code].outcome, error } }], records: 0, notes: [] };
  }
}

/** Before each migration: nobody asked to stop, the locks are still ours, and the session is as migrations expect it. */
async function readiness(run: ActiveRun, before: readonly PlannedMigration[]): Promise<Stop | undefined> {
  if (run.request.signal.aborted) return { outcome: 'cancelled' };
  try {
    run.guard.assertWatched();
    if (touchesSession(before.flatMap(({ statements }) => statements.map(({ statement }) => statement)))) {
      await resetSession(run);
      await run.guard.verify();
    }
    return undefined;
  } catch (error) {
    if (!(error instanceof CatalogedError)) throw error;
    return { outcome: errorCatalog[error.code].outcome, error };
  }
}

interface Group {
  readonly group: readonly PlannedMigration[];
  readonly rank: number;
  readonly begun: ReadonlyMap<string, string>;
}

async function applyGroup(run: ActiveRun, { group, rank, begun }: Group): Promise<readonly MigrationEnd[]> {
  const [first] = group;
  if (first?.mode !== 'stepwise') return applyAtomically(run, { migrations: group, firstRank: rank });
  const migrationId = begun.get(first.migration.script);
  return [await applyStepwise(run, { planned: first, rank, ...(migrationId === undefined ? {} : { migrationId }) })];
}

function report(run: ActiveRun, ends: readonly MigrationEnd[], { done, total }: { readonly done: number; readonly total: number }): void {
  for (const [index, { run: { migration, durationMs } }] of ends.entries()) {
    run.request.log.info(`Applied ${migration.path} in ${durationMs} ms (${done - ends.length + index + 1} of ${total}).`);
  }
}
