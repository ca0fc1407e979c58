import { DatabaseError } from '../errors/database-error.ts';
import { problemCode } from '../errors/problem-code.ts';
import { UserError } from '../errors/user-error.ts';
import type { PlannedMigration, PlannedStatement } from '../model/plan.ts';
import { placeOf } from '../plan/plan-migration.ts';
import { sha256 } from '../plan/canonical-hash.ts';
import type { DatabaseSession, SqlCommand } from '../ports/database-session.ts';
import type { EngineFamily } from '../model/engine-name.ts';
import type { LedgerCommands } from './ledger/ledger-commands.ts';
import type { LedgerStatement, OpenMigration } from './ledger/read-ledger.ts';
import { lostSession } from './lost-session.ts';
import { mysqlProbe } from './probes/mysql-probe.ts';
import { postgresProbe } from './probes/postgres-probe.ts';
import { parseImage, type Probe, type Verdict } from './probes/probe.ts';
import { effectOf, type Effect } from './probes/statement-effect.ts';

/** The probes of an engine family. */
export const probes: Readonly<Record<EngineFamily, Probe>> = { postgres: postgresProbe, mysql: mysqlProbe };

/** Where a half-applied migration is settled. */
export interface SettleContext {
  readonly session: DatabaseSession;
  readonly family: EngineFamily;
  /** Schema of names without one. */
  readonly schema: string;
  readonly ledger: LedgerCommands;
}

/**
 * Establishes which statements of a half-applied migration are done, so that the run can go on behind them. Must hold the locks:
 * then no statement of an earlier runner is still at work.
 * @returns ordinals of the statements that are done; undefined where the migration begins anew.
 * @throws UserError history/half-applied-changed, history/unknown-statement, history/cannot-continue.
 */
export async function settleMigration(context: SettleContext, planned: PlannedMigration, open: OpenMigration): Promise<readonly number[] | undefined> {
  if (open.state === 'failed' && (await wasUndone(context, planned, open))) return undefined;

  const statements = new Map(planned.statements.map((entry) => [entry.statement.ordinal, entry]));
  const done: number[] = [];
  for (const row of open.statements) {
    if (row.state === 'failed') continue;
    const entry = statements.get(row.ordinal);
    if (!isOfRow(entry, row)) throw changedError(planned, row, entry);
    if (row.state === 'done' || (await settleIntent(context, { planned, open, row, entry })) === 'done') done.push(row.ordinal);
  }
  refuseLostSession(planned, done);
  return done;
}

/** Whether the file still has a statement as the ledger recorded it. */
function isOfRow(entry: PlannedStatement | undefined, row: LedgerStatement): entry is PlannedStatement {
  return entry !== undefined && sha256(entry.statement.text) === row.hash;
}

/**
 * A failed migration is pending again only when somebody has repaired its history row, after removing what it had left, as Flyway asks,
 * or leaving it. What its statements made shows which: all of it is gone, or all of it is there.
 * @throws UserError history/unknown-statement where it does not show.
 */
async function wasUndone(context: SettleContext, planned: PlannedMigration, open: OpenMigration): Promise<boolean> {
  const done = open.statements.filter(({ state }) => state === 'done');
  const effects: Effect[] = [];
  for (const row of done) {
    const entry = planned.statements.find(({ statement }) => statement.ordinal === row.ordinal);
    effects.push(isOfRow(entry, row) ? await effectOf(context, entry.statement) : 'unclear');
  }
  if (done.length === 0 || (effects.includes('there') && !effects.includes('gone'))) return false;
  if (effects.includes('gone') && !effects.includes('there')) return true;
  throw new UserError('history/unknown-statement', {
    where: planned.migration.path,
    detail: `was what statements ${done.map(({ ordinal }) => ordinal).join(', ')} did undone when the failed row was repaired?`,
    actual: `the ledger has them as done in its migration ${open.id}: delete that row of schema_gitops_migration if they were undone, or set its state to 'running' if they were not`,
  });
}

interface OpenIntent {
  readonly planned: PlannedMigration;
  readonly open: OpenMigration;
  readonly row: LedgerStatement;
  readonly entry: PlannedStatement;
}

async function settleIntent(context: SettleContext, intent: OpenIntent): Promise<'done' | 'not-done'> {
  const { row, entry, open } = intent;
  const before = parseImage(row.beforeImage);
  const verdict = await probes[context.family].judge(context.session, { statement: entry.statement, before, startedAt: row.startedAt });
  if (verdict.verdict === 'unknown') throw unknownError(intent, verdict);
  const record = verdict.verdict === 'done' ? context.ledger.markDone(open.id, row.ordinal) : context.ledger.clearIntent(open.id, row.ordinal);
  await sendEach(context.session, [...(verdict.cleanup ?? []), record], placeOf(intent.planned.migration, entry.statement.span.start));
  return verdict.verdict;
}

async function sendEach(session: DatabaseSession, commands: readonly SqlCommand[], where: string): Promise<void> {
  for (const command of commands) {
    const { failure } = await session.send([command]);
    if (failure !== undefined) throw new DatabaseError(problemCode(failure.problem), failure.problem, { where });
  }
}

function changedError({ migration }: PlannedMigration, row: LedgerStatement, entry: PlannedStatement | undefined): UserError {
  return new UserError('history/half-applied-changed', {
    where: entry === undefined ? migration.path : placeOf(migration, entry.statement.span.start),
    detail: `statement ${row.ordinal}, which run ${row.runId} ${row.state === 'done' ? 'applied' : 'began'}, ${entry === undefined ? 'is gone' : 'was edited'}`,
  });
}

function unknownError({ planned, row, entry }: OpenIntent, verdict: Extract<Verdict, { verdict: 'unknown' }>): UserError {
  return new UserError('history/unknown-statement', {
    where: placeOf(planned.migration, entry.statement.span.start),
    detail: `did statement ${row.ordinal} (${entry.statement.command}) take effect?`,
    actual: `run ${row.runId} began it at ${row.startedAt} and did not see its end; ${verdict.reason}`,
  });
}

function refuseLostSession(planned: PlannedMigration, done: readonly number[]): void {
  const lost = lostSession(planned, done);
  if (lost === undefined) return;
  throw new UserError('history/cannot-continue', {
    where: placeOf(planned.migration, lost.statement.span.start),
    detail: `statement ${lost.statement.ordinal} ${lost.reason}; statements up to ${Math.max(...done)} are applied`,
  });
}
