import { engineFamilies, type Engine } from '../model/engine-name.ts';
import type { Migration } from '../model/migration.ts';
import type { Script, StatementEffect } from '../model/statement.ts';
import { renderMigrations, type ReadMigrations } from '../migrations/read-migrations.ts';
import { loadReader } from '../sql/load-reader.ts';
import type { ServerInfo } from '../model/server-info.ts';
import type { Project } from './open-project.ts';

/** A migration whose text is read. `text` is what is sent to the server: spans index it. */
export interface ScriptedMigration {
  readonly migration: Migration;
  readonly text: string;
  readonly script: Script;
}

/** What a connection tells about placeholders. */
export type ConnectionFacts = Pick<ServerInfo, 'schema' | 'database' | 'user'>;

/** Stand-ins for a run without a server. */
const noConnection: ConnectionFacts = { schema: 'public', database: 'database', user: 'user' };

/** Migrations of a set, and what their placeholders are replaced with. */
export interface ReadRequest {
  readonly engine: Engine;
  readonly migrations: readonly Migration[];
  /** Absent: there is no server; what only a connection can tell gets a stand-in. */
  readonly connection?: ConnectionFacts;
  /** `yyyy-MM-dd HH:mm:ss`; absent: now. */
  readonly timestamp?: string;
}

/**
 * Replaces placeholders and reads the statements.
 * @throws UserError migrations/unknown-placeholder.
 */
export async function readScripts(project: Project, read: ReadMigrations, request: ReadRequest): Promise<readonly ScriptedMigration[]> {
  const reader = await loadReader(request.engine);
  return renderForRun(project, read, request).map((migration) => {
    const text = migration.rendered ?? migration.text;
    return { migration, text, script: reader.read(text) };
  });
}

/** A migration whose text is there, and whose statements are read when they are asked for. */
export interface ReadableMigration {
  readonly migration: Migration;
  readonly text: string;
  readonly effects: () => readonly StatementEffect[];
}

/**
 * Replaces placeholders, and reads what the statements do of those migrations for which it is asked.
 * @throws UserError migrations/unknown-placeholder.
 */
export async function readEffects(project: Project, read: ReadMigrations, request: ReadRequest): Promise<readonly ReadableMigration[]> {
  const reader = await loadReader(request.engine);
  return renderForRun(project, read, request).map((migration) => {
    const text = migration.rendered ?? migration.text;
    return { migration, text, effects: () => reader.readEffects(text) };
  });
}

/**
 * Replaces placeholders. Flyway's `timestamp` is the time of the process, in its time zone.
 * @throws UserError migrations/unknown-placeholder.
 */
export function renderForRun({ settings, folder }: Project, read: ReadMigrations, request: ReadRequest): readonly Migration[] {
  const { migrations, engine, connection = noConnection, timestamp = new Date().toISOString().slice(0, 19).replace('T', ' ') } = request;
  const { schema, database, user } = connection;
  return renderMigrations(read.rules, migrations, {
    values: settings.migrations.placeholders,
    schema: settings.migrations.historySchema ?? schema,
    database,
    user,
    historyTable: settings.migrations.historyTable ?? read.rules.history.defaultTable(engineFamilies[engine.name]),
    engine,
    timestamp,
    workingDirectory: folder,
  });
}
