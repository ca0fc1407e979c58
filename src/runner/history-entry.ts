import type { HistoryEntry, HistoryCommand, RecordedEvent } from '../migrations/format.ts';
import type { PlannedMigration } from '../model/plan.ts';
import type { ActiveRun } from './runner-context.ts';

/** What became of a migration, for its history. */
export type MigrationFacts = Pick<HistoryEntry, 'rank' | 'state' | 'executionTimeMs'> & Partial<Pick<HistoryEntry, 'failure' | 'wasStarted' | 'isMarked'>> & {
  /** Statements that are done; default: all. */
  readonly done?: number;
};

/** The commands that record a migration as the format's own tool would. */
export function historyCommands(run: ActiveRun, { migration, statements }: PlannedMigration, facts: MigrationFacts): readonly HistoryCommand[] {
  const { format, location, server, rows } = run;
  const row = rows.get(migration.script);
  return format.history.record(location, {
    event: { kind: 'migration', migration },
    rank: facts.rank,
    state: facts.state,
    executionTimeMs: facts.executionTimeMs,
    wasStarted: facts.wasStarted ?? row?.success === false,
    statements: { done: facts.done ?? statements.length, total: statements.length, texts: () => statements.map(({ statement }) => statement.text) },
    installedBy: server.user,
    runStartedAt: run.startedAt,
    ...(facts.failure === undefined ? {} : { failure: facts.failure }),
    ...(facts.isMarked === undefined ? {} : { isMarked: facts.isMarked }),
    ...(row === undefined ? {} : { row }),
  });
}

/** The entry of what is no migration. */
export function eventEntry(event: RecordedEvent, facts: Pick<HistoryEntry, 'rank' | 'installedBy' | 'runStartedAt'>): HistoryEntry {
  return { ...facts, event, state: 'applied', wasStarted: false, statements: { done: 0, total: 0, texts: () => [] }, executionTimeMs: 0 };
}
