import { parseDatabaseUrl } from '../engines/database-url.ts';
import { loadEngine } from '../engines/registry.ts';
import type { TargetSettings } from '../model/settings.ts';
import type { RunnerRequest } from '../runner/runner-request.ts';
import { requireUrl } from './dev-server.ts';
import { gatherMigrations } from './gather-migrations.ts';
import { hideWrittenSecrets } from './hide-written-secrets.ts';
import type { RunContext } from './run-context.ts';
import { toolVersion } from './tool-version.ts';

/**
 * What the runner needs to work on a target.
 * @throws UserError database/url-missing, database/url-invalid and of the migrations namespace.
 */
export async function runnerRequestOf(context: RunContext, target: TargetSettings): Promise<RunnerRequest> {
  const { project } = context;
  const url = requireUrl(context, target.urlEnv);
  const migrations = await gatherMigrations(project);
  hideWrittenSecrets(context, migrations.migrations);
  const configured = project.settings.engine?.name;
  return {
    target: target.name,
    url,
    adapter: await loadEngine(configured ?? parseDatabaseUrl(url).engine),
    ...(configured === undefined ? {} : { engine: configured }),
    migrations,
    migrate: project.settings.migrate,
    history: project.settings.migrations,
    workingDirectory: project.folder,
    toolVersion,
    clock: context.clock,
    log: context.log,
    signal: context.stop,
  };
}
