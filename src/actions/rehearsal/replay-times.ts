import { tableImpacts } from '../../impact/table-impacts.ts';
import { engineFamilies, type Engine } from '../../model/engine-name.ts';
import type { ReportedLock, ReportedReplay, ReportedReplayMigration } from '../../model/report-replay.ts';
import type { SchemaState } from '../../model/schema-state.ts';
import type { Statement } from '../../model/statement.ts';
import type { ReplayStep, TimedStatement } from '../../replay/replay-result.ts';
import { resolveTable } from '../../schema/queries/resolve-table.ts';

/** Statements that a report lists, the slowest of them; a change set of more is a whole history. */
const mostStatements = 2000;

/** What tells which locks a statement takes. */
export interface LockFacts {
  readonly engine: Engine;
  /** The schema before the change set. */
  readonly before: SchemaState;
}

/** Times and locks for the report, in the order of execution. */
export function replayTimes(times: readonly TimedStatement[], facts: LockFacts | undefined): Pick<ReportedReplay, 'durationMs' | 'migrations' | 'more'> {
  const listed = slowest(times);
  const byStep = new Map<ReplayStep, TimedStatement[]>();
  for (const time of times) byStep.set(time.step, [...(byStep.get(time.step) ?? []), time]);
  return {
    durationMs: rounded(total(times)),
    migrations: [...byStep].map(([step, own]) => migrationOf(step, own, { listed, facts })),
    more: times.length - listed.size,
  };
}

interface Listing {
  readonly listed: ReadonlySet<TimedStatement>;
  readonly facts: LockFacts | undefined;
}

function migrationOf({ migration: { path, version }, mode }: ReplayStep, own: readonly TimedStatement[], { listed, facts }: Listing): ReportedReplayMigration {
  return {
    path,
    ...(version === undefined ? {} : { version }),
    mode,
    durationMs: rounded(total(own)),
    statements: own.filter((time) => listed.has(time)).map(({ statement, durationMs, heldMs }) => ({
      ordinal: statement.ordinal,
      command: statement.command,
      durationMs: rounded(durationMs),
      heldMs: rounded(heldMs),
      locks: locksOf(statement, facts),
    })),
  };
}

/** Locks on tables that stood before: on those that the change set makes nobody waits. */
function locksOf({ operations }: Statement, facts: LockFacts | undefined): readonly ReportedLock[] {
  if (facts === undefined) return [];
  const { engine, before } = facts;
  const isDatabase = engineFamilies[engine.name] === 'mysql';
  const locks = operations.flatMap((operation) => tableImpacts(operation, { engine, before, settings: new Map() }));
  const found = locks.flatMap(({ table, lock, blocks }): ReportedLock[] => {
    const known = resolveTable(before, table);
    return known === undefined ? [] : [{ table: isDatabase ? known.name : `${known.schema}.${known.name}`, lock, blocks }];
  });
  return [...new Map(found.map((each) => [`${each.table}\0${each.lock}`, each])).values()];
}

function slowest(times: readonly TimedStatement[]): ReadonlySet<TimedStatement> {
  if (times.length <= mostStatements) return new Set(times);
  return new Set(times.toSorted((one, other) => other.durationMs - one.durationMs).slice(0, mostStatements));
}

function total(times: readonly TimedStatement[]): number {
  return times.reduce((sum, { durationMs }) => sum + durationMs, 0);
}

/** To the microsecond: what is finer is noise. */
function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
