import { CatalogedError, UserError } from '../../errors/user-error.ts';
import type { InspectedSchema } from '../../model/schema-object.ts';
import type { ServerInfo } from '../../model/server-info.ts';
import type { DatabaseSession } from '../../ports/database-session.ts';
import type { DatabaseLikeness } from '../../ports/engine.ts';
import { Cancelled } from '../../runner/cancelled.ts';
import { gatherState, type GatheredState } from '../../runner/gather-state.ts';
import { otherRun } from '../../runner/other-run.ts';
import type { RunnerRequest } from '../../runner/runner-request.ts';
import { whileReading } from './while-reading.ts';

/** A target as it is: its schema, and the history that belongs to the same moment. */
export interface TargetState {
  readonly server: ServerInfo;
  readonly actual: InspectedSchema;
  readonly like: DatabaseLikeness;
  /** Absent where the target has no history that we can read, and none is needed. */
  readonly history?: GatheredState;
}

const tries = 3;
const pauseMs = 2_000;
/** A migration may take longer; then the next scheduled run judges. */
const longestWaitMs = 60_000;

/**
 * Reads the schema of a target between two looks at its history: only where nothing happened in between do they belong together.
 * @param needsHistory false where the expected state does not come from the history.
 * @throws DatabaseError; UserError drift/migration-running, drift/history-moved, drift/target-not-read and of the history namespace.
 */
export function readTarget(runner: RunnerRequest, needsHistory: boolean): Promise<TargetState> {
  return whileReading(runner.target, 'its history was read', () => readBetweenLooks(runner, needsHistory));
}

async function readBetweenLooks(runner: RunnerRequest, needsHistory: boolean): Promise<TargetState> {
  const session = await openForReading(runner);
  try {
    for (let attempt = 1; ; attempt += 1) {
      await waitForOtherRun(session, runner);
      const before = await readHistory(session, runner, needsHistory);
      const actual = await inspectTarget(runner);
      const after = await readHistory(session, runner, needsHistory);
      const isCalm = markOf(before) === markOf(after) && (await holderOf(session, runner)) === undefined;
      if (isCalm) return { server: session.server, actual, like: await runner.adapter.readLikeness(session), ...(after === undefined ? {} : { history: after }) };
      if (attempt === tries) throw new UserError('drift/history-moved', { where: runner.target });
      await pause(runner);
    }
  } finally {
    await session.close();
  }
}

/**
 * Reads a target anew for an expectation that stands already.
 * @throws UserError drift/history-moved where something was migrated since, and as `readTarget` does; DatabaseError.
 */
export async function readAgain(runner: RunnerRequest, before: TargetState, needsHistory: boolean): Promise<TargetState> {
  const state = await readTarget(runner, needsHistory);
  if (markOf(state.history) !== markOf(before.history)) throw new UserError('drift/history-moved', { where: runner.target });
  return state;
}

/** @throws UserError drift/history-moved where something was migrated since the target was read, drift/target-not-read; DatabaseError. */
export async function refuseMoved(runner: RunnerRequest, { history }: Pick<TargetState, 'history'>): Promise<void> {
  const session = await openForReading(runner);
  try {
    const hasMoved = await whileReading(runner.target, 'its history was read', async () => {
      const now = await readHistory(session, runner, history !== undefined);
      return markOf(now) !== markOf(history) || (await holderOf(session, runner)) !== undefined;
    });
    if (hasMoved) throw new UserError('drift/history-moved', { where: runner.target });
  } finally {
    await session.close();
  }
}

/**
 * Reads the schema on a session of its own, which is good for nothing else afterwards.
 * @throws DatabaseError; UserError drift/target-not-read.
 */
export async function inspectTarget(runner: RunnerRequest): Promise<InspectedSchema> {
  const session = await openForReading(runner);
  try {
    const options = { clock: runner.clock, openAnother: () => openForReading(runner) };
    return await whileReading(runner.target, 'its schema was inspected', () => runner.adapter.inspectSchema(session, options));
  } finally {
    await session.close();
  }
}

/**
 * Opens a session for inspection.
 * @throws UserError database/engine-mismatch; DatabaseError.
 */
export async function openForReading({ adapter, url, engine }: Pick<RunnerRequest, 'adapter' | 'url' | 'engine'>): Promise<DatabaseSession> {
  const session = await adapter.connect({ url, applicationName: 'schema-gitops drift-check', connectTimeoutMs: 10_000, settings: [], severalStatements: true });
  const actual = session.server.engine;
  if (engine === undefined || engine === actual) return session;
  await session.close();
  throw new UserError('database/engine-mismatch', { expected: engine, actual });
}

async function waitForOtherRun(session: DatabaseSession, runner: RunnerRequest): Promise<void> {
  const deadline = runner.clock.elapsed() + Math.min(runner.migrate.lockWaitMs, longestWaitMs);
  for (;;) {
    const holder = await holderOf(session, runner);
    if (holder === undefined) return;
    if (runner.clock.elapsed() >= deadline) throw new UserError('drift/migration-running', { where: runner.target, actual: holder });
    runner.log.info(`Waiting for a migration of ${runner.target}: ${holder}.`);
    await pause(runner);
  }
}

async function pause({ clock, signal }: RunnerRequest): Promise<void> {
  await clock.sleep(pauseMs, signal);
  if (signal.aborted) throw new Cancelled();
}

/** Who migrates the target right now. A server without such locks, or a connection without a schema, tells nothing. */
async function holderOf(session: DatabaseSession, runner: RunnerRequest): Promise<string | undefined> {
  try {
    const holder = await otherRun(session, runner);
    if (holder === undefined) return undefined;
    const name = holder.applicationName === undefined ? '' : ` (${holder.applicationName})`;
    return holder.sessionId === undefined ? 'another session holds the lock' : `session ${holder.sessionId}${name} holds the lock`;
  } catch (error) {
    if (error instanceof CatalogedError && error.code === 'history/no-schema') return undefined;
    throw error;
  }
}

async function readHistory(session: DatabaseSession, runner: RunnerRequest, isNeeded: boolean): Promise<GatheredState | undefined> {
  try {
    return await gatherState(session, runner);
  } catch (error) {
    const isOfHistory = error instanceof CatalogedError && (error.code.startsWith('history/') || error.code === 'database/privilege-missing');
    if (isNeeded || !isOfHistory) throw error;
    return undefined;
  }
}

/** Version of the newest migration that the history has; undefined where it has none. */
export function headOf({ history }: Pick<TargetState, 'history'>): string | undefined {
  return history?.history.rows.findLast(({ version, success }) => success && version !== undefined)?.version;
}

/** Everything of a history that a migration changes. */
function markOf(state: GatheredState | undefined): string {
  const rows = state?.history.rows ?? [];
  const last = rows.at(-1);
  return JSON.stringify([rows.length, last?.rank, last?.checksum, last?.success, state?.open.size]);
}
