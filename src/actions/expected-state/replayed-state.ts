import { UserError } from '../../errors/user-error.ts';
import type { Engine } from '../../model/engine-name.ts';
import type { Migration } from '../../model/migration.ts';
import type { ObjectKey } from '../../model/schema-object.ts';
import type { ReadMigrations } from '../../migrations/read-migrations.ts';
import { replayMigrations } from '../../replay/replay-migrations.ts';
import type { ReplayFailure, ReplayResult } from '../../replay/replay-result.ts';
import { compareSchemas } from '../../schema/compare-schemas.ts';
import { amount, engineText } from '../draft-report.ts';
import type { ConnectionFacts } from '../read-scripts.ts';
import { replaySteps } from '../replay-change.ts';
import type { RunContext } from '../run-context.ts';
import type { Expectation } from './expectation.ts';
import { tablesThatDiffer } from './expected-rows.ts';
import type { ThrowAwayDatabase, ThrowAwayServer } from './throw-away-server.ts';

/** What is replayed, and for which target. */
export interface ReplayedRequest {
  readonly context: RunContext;
  readonly server: ThrowAwayServer;
  readonly read: ReadMigrations;
  readonly engine: Engine;
  /** The target's: what placeholders were replaced with when the migrations were applied; absent: the dev database's own. */
  readonly connection?: ConnectionFacts;
  readonly applied: readonly Migration[];
  readonly waiting: readonly Migration[];
}

/**
 * The state that migrations make: applied to an empty database like the target's, and read from there.
 * @throws UserError drift/expected-unavailable and of the dev-database namespace; DatabaseError.
 */
export async function replayedState(request: ReplayedRequest): Promise<Expectation> {
  const { server, applied, waiting } = request;
  const database = await server.open();
  try {
    const result = await apply(request, database, applied);
    const schema = await database.inspect();
    const rows = await database.rows();
    const keys = waiting.length === 0 ? [] : await keysMadeBy(request, database, { schema, waiting });
    const rowsWaiting = new Set(waiting.length === 0 ? [] : tablesThatDiffer(rows, await database.rows()));
    const head = applied.findLast(({ version }) => version !== undefined)?.version;
    return {
      schema,
      source: `${amount(applied.length, 'migration')}, replayed on ${engineText({ name: schema.engine, version: schema.version })}`,
      ...(head === undefined ? {} : { head }),
      waiting: new Set(keys),
      rows,
      rowsWaiting,
      notes: notesOn(result, database),
      fill: async (empty) => {
        await apply(request, empty, applied);
      },
    };
  } finally {
    await database.close();
  }
}

/** The objects that the newer text of repeatable migrations would make another. */
async function keysMadeBy(request: ReplayedRequest, database: ThrowAwayDatabase, { schema, waiting }: Pick<Expectation, 'schema'> & Pick<ReplayedRequest, 'waiting'>): Promise<readonly ObjectKey[]> {
  await apply(request, database, waiting);
  return compareSchemas(schema, await database.inspect()).changes.map(({ key }) => key);
}

async function apply({ context, read, engine, connection }: ReplayedRequest, database: ThrowAwayDatabase, migrations: readonly Migration[]): Promise<ReplayResult> {
  const steps = await replaySteps(context.project, { engine, read, migrations, ...(connection === undefined ? {} : { connection }) }, database.session);
  const result = await replayMigrations(database.session, steps, context.project.settings);
  database.createdRoles.push(...result.createdRoles);
  if (result.failure !== undefined) throw unavailable(result.failure);
  return result;
}

function unavailable({ step, statement, problem }: ReplayFailure): UserError {
  const { path } = step.migration;
  return new UserError('drift/expected-unavailable', { where: `${path}, statement ${statement.ordinal}`, cause: problem.message });
}

function notesOn(result: ReplayResult, { isAlike }: ThrowAwayDatabase): readonly string[] {
  return [
    ...(isAlike ? [] : ['The dev server lacks the locale of the target; its databases have another one.']),
    ...(result.createdRoles.length === 0 ? [] : [`Roles that the dev database lacks were created in it without login: ${result.createdRoles.join(', ')}.`]),
    ...result.skipped.map(({ step, statement, reason }) => `${step.migration.path}, statement ${statement.ordinal} was left out of the replay: ${reason}.`),
  ];
}
