import { UserError } from '../../errors/user-error.ts';
import type { Engine } from '../../model/engine-name.ts';
import { replayMigrations } from '../../replay/replay-migrations.ts';
import type { ReplayStep } from '../../replay/replay-result.ts';
import { loadReader } from '../../sql/load-reader.ts';
import { newMigration } from '../../migrations/new-migration.ts';
import { engineText } from '../draft-report.ts';
import { hideWrittenSecrets } from '../hide-written-secrets.ts';
import type { RunContext } from '../run-context.ts';
import type { Expectation } from './expectation.ts';
import type { ThrowAwayDatabase, ThrowAwayServer } from './throw-away-server.ts';

/** A file of SQL that makes the whole schema. */
export interface SchemaSource {
  readonly context: RunContext;
  readonly server: ThrowAwayServer;
  readonly engine: Engine;
  /** For the report. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * The state that a file of SQL makes in an empty database like the target's.
 * @throws UserError drift/expected-unavailable and of the dev-database and migrations namespaces; DatabaseError.
 */
export async function loadedSchema(request: SchemaSource): Promise<Expectation> {
  const fill = await filling(request);
  const database = await request.server.open();
  try {
    await fill(database);
    const schema = await database.inspect();
    const rows = await database.rows();
    return { schema, source: `${request.path}, loaded on ${engineText({ name: schema.engine, version: schema.version })}`, waiting: new Set(), notes: [], rows, fill };
  } finally {
    await database.close();
  }
}

/** Clients of psql put `\restrict` lines around a dump (pg_dump, releases of August 2025); they are no part of the schema. */
async function filling({ context, engine, path, bytes }: SchemaSource): Promise<(database: ThrowAwayDatabase) => Promise<void>> {
  const reader = await loadReader(engine);
  const text = newMigration({ file: { path, bytes }, kind: 'versioned', description: path, script: path }).text.replace(/^\\(?:un)?restrict\b.*$/gm, '');
  hideWrittenSecrets(context, [{ text }]);
  const migration = newMigration({ file: { path, bytes: Buffer.from(text) }, kind: 'versioned', description: path, script: path });
  const script = reader.read(text);
  const [command] = script.clientCommands;
  if (command !== undefined) throw new UserError('sql/client-command', { where: path, detail: command.command, expected: command.advice });
  const step: ReplayStep = { migration, mode: 'stepwise', statements: script.statements };
  return async (database) => {
    const result = await replayMigrations(database.session, [step], context.project.settings);
    database.createdRoles.push(...result.createdRoles);
    const { failure } = result;
    if (failure !== undefined) throw new UserError('drift/expected-unavailable', { where: `${path}, statement ${failure.statement.ordinal}`, cause: failure.problem.message });
  };
}
