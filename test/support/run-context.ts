import { openProject } from '../../src/actions/open-project.ts';
import type { RunContext } from '../../src/actions/run-context.ts';
import { systemClock } from '../../src/actions/system-clock.ts';
import { keep } from './reports.ts';

/** What an action runs with in a folder, without a log and without secrets. */
export async function openContext(folder: string, env: RunContext['env'] = {}): Promise<RunContext> {
  const project = await openProject({ folder, config: 'schema-gitops.yml', configIsNamed: false, overrides: {} });
  const log = { info: () => undefined, warning: () => undefined, debug: () => undefined };
  return { project, env, clock: systemClock, log, hideUrl: () => undefined, hideSecret: () => undefined, redact: keep, stop: new AbortController().signal };
}
