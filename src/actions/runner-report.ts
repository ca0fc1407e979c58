import type { ReadMigrations } from '../migrations/read-migrations.ts';
import { explain } from '../errors/explain.ts';
import type { HistoryComparison, MigrationStatus } from '../model/history.ts';
import type { Plan } from '../model/plan.ts';
import type { Report, ReportedPlan, ReportedRun } from '../model/report.ts';
import type { ReportedMigration } from '../model/reported-migration.ts';
import type { Run } from '../model/run.ts';
import type { RunnerResult } from '../runner/runner-request.ts';
import { amount, draftReport } from './draft-report.ts';
import type { Project } from './open-project.ts';

/** What the report says beside the result. */
interface ReportFacts {
  readonly action: 'migrate' | 'status';
  readonly mode: 'plan' | 'apply' | 'baseline' | 'status';
  readonly target: string;
  readonly project: Project;
  readonly read: ReadMigrations;
}

/** The report of an operation of the runner: everything that was established, also when it ended in an error. */
export function runnerReport(result: RunnerResult, facts: ReportFacts): Report {
  const { server, comparison, plan, run, error } = result;
  const { project, read } = facts;
  return {
    ...draftReport(facts.action, { outcome: result.outcome, summary: summaryOf(result, facts) }),
    ...(server === undefined ? {} : { engine: { name: server.engine, version: server.version.text, source: 'server' } }),
    target: facts.target,
    migrations: { format: read.format, detected: read.detected, files: comparison === undefined ? [] : filesOf(comparison) },
    ...(plan === undefined ? {} : { plan: reportPlan(plan) }),
    ...(run === undefined ? {} : { run: reportRun(run) }),
    ...(error === undefined ? {} : { error: explain(error) }),
    notes: [...project.notes, ...read.notes, ...result.notes],
    settings: project.settings.sources,
  };
}

function summaryOf(result: RunnerResult, { mode, target }: ReportFacts): string {
  if (result.error !== undefined) return errorSummary(result, target);
  switch (mode) {
    case 'status':
      return `${target}: ${pendingSummary(result)}`;
    case 'baseline':
      return `${target} is declared to be at the baseline`;
    case 'plan':
      return plannedCount(result) === 0 ? `${target} is up to date` : `${amount(plannedCount(result), 'migration')} to apply to ${target}`;
    case 'apply':
      return plannedCount(result) === 0 ? `${target} is up to date` : `${amount(appliedCount(result), 'migration')} applied to ${target}`;
  }
}

function pendingSummary({ comparison }: RunnerResult): string {
  return `${amount(comparison?.pending.length ?? 0, 'migration')} pending of ${String(comparison?.statuses.length ?? 0)}`;
}

/** What went wrong, and how far it came until then. */
function errorSummary(result: RunnerResult, target: string): string {
  const { what } = explain(result.error);
  if (result.run === undefined) return what;
  return `${what}; ${String(appliedCount(result))} of ${amount(plannedCount(result), 'migration')} applied to ${target}`;
}

function plannedCount({ plan }: RunnerResult): number {
  return plan?.migrations.length ?? 0;
}

function appliedCount({ run }: RunnerResult): number {
  return (run?.migrations ?? []).filter(({ state }) => state === 'applied').length;
}

function filesOf({ statuses }: HistoryComparison): readonly ReportedMigration[] {
  return statuses.map(reportMigration);
}

/** A migration without a file is shown by what its history row says. */
export function reportMigration({ state, migration, row }: MigrationStatus): ReportedMigration {
  if (migration !== undefined) return { path: migration.path, kind: migration.kind, ...labelsOf(migration), state };
  return { path: row?.script ?? '', kind: row?.kind ?? 'versioned', ...labelsOf(row ?? {}), state };
}

function labelsOf({ version, checksum }: { readonly version?: string; readonly checksum?: string }): Pick<ReportedMigration, 'version' | 'checksum'> {
  return { ...(version === undefined ? {} : { version }), ...(checksum === undefined ? {} : { checksum }) };
}

function reportPlan(plan: Plan): ReportedPlan {
  return {
    hash: plan.hash,
    target: plan.target,
    migrations: plan.migrations.map(({ migration, mode, statements }) => ({
      ...(migration.version === undefined ? {} : { version: migration.version }),
      path: migration.path,
      mode,
      statements: statements.map(({ statement, protocol }) => ({ sql: statement.text, transaction: mode === 'atomic' ? 'one for the file' : protocol })),
    })),
  };
}

function reportRun(run: Run): ReportedRun {
  return {
    id: run.id,
    migrations: run.migrations.map(({ migration, state, durationMs, statements }) => ({
      ...(migration.version === undefined ? {} : { version: migration.version }),
      path: migration.path,
      state,
      durationMs,
      statements: statements.map(({ ordinal, state: done, durationMs: took, messages }) => ({
        ordinal,
        state: done,
        ...(took === undefined ? {} : { durationMs: took }),
        ...(messages.length === 0 ? {} : { messages }),
      })),
    })),
  };
}
