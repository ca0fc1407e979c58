import { sha256 } from '../../digest/sha256.ts';
import type { ReadMigrations } from '../../migrations/read-migrations.ts';
import type { Engine } from '../../model/engine-name.ts';
import type { Migration } from '../../model/migration.ts';
import type { Project } from '../open-project.ts';
import { renderForRun } from '../read-scripts.ts';
import { toolVersion } from '../tool-version.ts';

/** What decides the state that a base makes. */
export interface BaseRequest {
  readonly engine: Engine;
  readonly read: ReadMigrations;
  readonly base: readonly Migration[];
}

/**
 * Name of the state that a base makes on an empty server: equal where every text that is sent is, and all that decides how it is sent.
 * The server's own version is added by who keeps the state. A base with the time in it has another name at each run.
 */
export function baseKey(project: Project, { engine, read, base }: BaseRequest): string {
  const { migrate: { transaction }, skipExtensions } = project.settings;
  const texts = renderForRun(project, read, { engine, migrations: base }).map((migration) => [
    migration.path, String(read.rules.forbidsTransaction(migration)), sha256(migration.rendered ?? migration.text),
  ]);
  return sha256(JSON.stringify(['base/1', toolVersion, engine.name, engine.version?.text, transaction, skipExtensions, texts]));
}
