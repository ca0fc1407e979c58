import { compareHistory } from '../../history/compare-history.ts';
import type { ReadMigrations } from '../../migrations/read-migrations.ts';
import type { Engine } from '../../model/engine-name.ts';
import type { HistoryRow } from '../../model/history.ts';
import type { Migration } from '../../model/migration.ts';
import type { Project } from '../open-project.ts';
import { renderForRun } from '../read-scripts.ts';

/** A migration that a plan right after its apply would hold again, or refuse. */
export interface PlannedAgain {
  readonly migration: Migration;
  /** A clause: what differs between two readings. */
  readonly detail: string;
}

/** Two moments at which nobody runs anything. */
const moments = ['2001-01-01 00:00:00', '2002-02-02 02:02:02'] as const;

/**
 * Holds the migrations, read at one time, against the rows that their apply at another would have written. What runs at every
 * run by its own wish is left out.
 */
export function plansAgain(project: Project, { engine, read }: { readonly engine: Engine; readonly read: ReadMigrations }): readonly PlannedAgain[] {
  const migrations = read.migrations.filter(({ kind, rerun }) => (kind === 'versioned' || kind === 'repeatable') && rerun !== 'always');
  const [applied, again] = moments.map((timestamp) => renderForRun(project, read, { engine, migrations, timestamp }));
  const rows = (applied ?? []).map((migration, index) => rowOf(migration, index, read));
  const { statuses } = compareHistory({ format: read.rules, migrations: again ?? [], rows });
  const differing = statuses.filter(({ state }) => state === 'pending' || state === 'changed').flatMap(({ migration }) => migration ?? []);
  return differing.filter(({ text, rendered = text }) => rendered !== text).map((migration) => ({ migration, detail: 'the time of the run stands in it' }));
}

function rowOf(migration: Migration, index: number, { rules }: ReadMigrations): HistoryRow {
  const { kind, version, description, script, checksum } = migration;
  return {
    rank: index + 1,
    kind,
    ...(version === undefined ? {} : { version }),
    description: rules.history.storedDescription?.(description) ?? description,
    script,
    ...(checksum === undefined ? {} : { checksum }),
    success: true,
  };
}
