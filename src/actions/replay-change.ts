import type { Engine } from '../model/engine-name.ts';
import type { Migration } from '../model/migration.ts';
import type { ReportedDevDatabase } from '../model/report.ts';
import type { ServerInfo } from '../model/server-info.ts';
import { planMigration } from '../plan/plan-migration.ts';
import type { ProtocolFacts } from '../plan/statement-protocol.ts';
import type { DatabaseSession } from '../ports/database-session.ts';
import type { DevDatabase } from '../ports/dev-database.ts';
import type { ReplayStep } from '../replay/replay-result.ts';
import { majorVersion } from '../sql/server-version.ts';
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
  const facts = replayFacts(project, { traits });
  const scripted = await readScripts(project, read, { engine, migrations, connection: connection ?? server });
  return scripted.map(({ migration, script }): ReplayStep => {
    const planned = planMigration({ migration, script, forbidsTransaction: read.rules.forbidsTransaction(migration) }, facts);
    return { migration, mode: planned.mode, statements: planned.statements.map(({ statement }) => statement) };
  });
}

/** What decides how migrations run in a replay. */
export function replayFacts(project: RunContext['project'], { traits }: Pick<DatabaseSession, 'traits'>): ProtocolFacts {
  return { traits, transaction: project.settings.migrate.transaction, nonTransactionalTables: new Set<string>() };
}

/** What a dev database was used for. */
export interface DevUse {
  readonly engine: Engine;
  readonly applied: number;
  readonly createdRoles: readonly string[];
}

/** A version apart from the target's may accept other SQL: said, not hidden. */
export function describeDev(dev: DevDatabase, server: ServerInfo, { engine, applied, createdRoles }: DevUse): ReportedDevDatabase {
  const isOther = server.engine !== engine.name || (engine.version !== undefined && majorVersion(engine.version) !== majorVersion(server.version));
  const actual = engineText({ name: server.engine, version: server.version });
  return {
    provider: dev.provider,
    engine: server.engine,
    version: server.version.text,
    applied,
    ...(isOther ? { warning: `The dev database is ${actual}, the target is ${engineText(engine)}: what differs between them is not proved.` } : {}),
    createdRoles,
  };
}
