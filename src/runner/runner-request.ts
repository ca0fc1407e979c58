import type { CatalogedError } from '../errors/user-error.ts';
import type { ReadMigrations } from '../migrations/read-migrations.ts';
import type { EngineName } from '../model/engine-name.ts';
import type { HistoryComparison } from '../model/history.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Plan } from '../model/plan.ts';
import type { Run } from '../model/run.ts';
import type { ServerInfo } from '../model/server-info.ts';
import type { MigrateSettings, MigrationsSettings } from '../model/settings.ts';
import type { Clock } from '../ports/clock.ts';
import type { EngineAdapter } from '../ports/engine.ts';
import type { Log } from '../ports/log.ts';

/** One target, what is to be in it, and the world around the runner. */
export interface RunnerRequest {
  /** Name of the target, for plan and report. */
  readonly target: string;
  /** Secret. */
  readonly url: string;
  readonly adapter: EngineAdapter;
  /** The configured engine: a server of another one is refused. A `mysqld` may be MariaDB, which only the server tells. */
  readonly engine?: EngineName;
  readonly migrations: ReadMigrations;
  readonly migrate: MigrateSettings;
  readonly history: Pick<MigrationsSettings, 'placeholders' | 'historyTable' | 'historySchema'>;
  /** For formats whose placeholders name it. */
  readonly workingDirectory: string;
  readonly toolVersion: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted by SIGINT or SIGTERM: the running statement is cancelled and the state recorded. */
  readonly signal: AbortSignal;
  /** Versions above it stay pending. */
  readonly to?: string;
  /** The hash of the plan that was approved. */
  readonly expectedPlanHash?: string;
}

/**
 * What an operation of the runner established. It never rejects for what a user, a server or a history brings:
 * that is `error`, beside everything that was known until then.
 */
export interface RunnerResult {
  readonly outcome: Outcome;
  readonly server?: ServerInfo;
  readonly comparison?: HistoryComparison;
  readonly plan?: Plan;
  readonly run?: Run;
  readonly error?: CatalogedError;
  /** Plain sentences worth saying. */
  readonly notes: readonly string[];
}
