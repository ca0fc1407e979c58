import { loadEngine } from '../engines/registry.ts';
import { engineFamilies, type Engine } from '../model/engine-name.ts';
import type { Migration } from '../model/migration.ts';
import type { ReportedDevDatabase } from '../model/report.ts';
import type { ServerInfo } from '../model/server-info.ts';
import { planMigration } from '../plan/plan-migration.ts';
import type { DatabaseSession } from '../ports/database-session.ts';
import type { DevDatabase } from '../ports/dev-database.ts';
import { openFreshDatabase } from '../replay/fresh-database.ts';
import { prerequisitesOf, replayMigrations, type ReplayResult, type ReplayStep } from '../replay/replay-migrations.ts';
import { majorVersion } from '../sql/server-version.ts';
import { startDevServer } from './dev-server.ts';
import { engineText } from './draft-report.ts';
import { readScripts, type ConnectionFacts } from './read-scripts.ts';
import type { RunContext } from './run-context.ts';
import type { ReadMigrations } from '../migrations/read-migrations.ts';

/** What is replayed, in the order of application. */
export interface ReplayRequest {
  readonly engine: Engine;
  readonly read: ReadMigrations;
  readonly migrations: readonly Migration[];
}

/** What the replay said, and on what it ran. */
export interface ReplayedChange {
  readonly result: ReplayResult;
  readonly devDatabase: ReportedDevDatabase;
}

/** Replays migrations in an empty dev database that is gone afterwards, whatever happens. */
export async function replayChange(context: RunContext, request: ReplayRequest): Promise<ReplayedChange> {
  const adapter = await loadEngine(request.engine.name);
  const prerequisites = prerequisitesOf[engineFamilies[request.engine.name]];
  const dev = await startDevServer(context, adapter, request.engine);
  try {
    const fresh = await openFreshDatabase(adapter, dev, { dropRole: (role) => prerequisites.dropRole(role) });
    let createdRoles: readonly string[] = [];
    try {
      const { server } = fresh.session;
      const steps = await replaySteps(context.project, request, fresh.session);
      const result = await replayMigrations(fresh.session, steps, context.project.settings.skipExtensions);
      createdRoles = result.createdRoles;
      return { result, devDatabase: describe(dev, server, { engine: request.engine, result }) };
    } finally {
      await fresh.remove(createdRoles);
    }
  } finally {
    await dev.stop();
  }
}

/**
 * Reads migrations as the steps of a replay.
 * `connection` is what placeholders are replaced with; absent: the session's own.
 * @throws UserError migrations/unknown-placeholder, sql/client-command and of the plan namespace.
 */
export async function replaySteps(
  project: RunContext['project'],
  { engine, read, migrations, connection }: ReplayRequest & { readonly connection?: ConnectionFacts },
  { server, traits }: DatabaseSession,
): Promise<readonly ReplayStep[]> {
  const facts = { traits, transaction: project.settings.migrate.transaction, nonTransactionalTables: new Set<string>() };
  const scripted = await readScripts(project, read, { engine, migrations, connection: connection ?? server });
  return scripted.map(({ migration, script }): ReplayStep => {
    const planned = planMigration({ migration, script, forbidsTransaction: read.rules.forbidsTransaction(migration) }, facts);
    return { migration, mode: planned.mode, statements: planned.statements.map(({ statement }) => statement) };
  });
}

/** A version apart from the target's may accept other SQL: said, not hidden. */
function describe(dev: DevDatabase, server: ServerInfo, { engine, result }: { engine: Engine; result: ReplayResult }): ReportedDevDatabase {
  const isOther = server.engine !== engine.name || (engine.version !== undefined && majorVersion(engine.version) !== majorVersion(server.version));
  const actual = engineText({ name: server.engine, version: server.version });
  return {
    provider: dev.provider,
    engine: server.engine,
    version: server.version.text,
    applied: result.applied,
    ...(isOther ? { warning: `The dev database is ${actual}, the target is ${engineText(engine)}: what differs between them is not proved.` } : {}),
    createdRoles: result.createdRoles,
  };
}
