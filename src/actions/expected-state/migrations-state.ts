import { loadEngine } from '../../engines/registry.ts';
import { fromScratch } from '../../migrations/from-scratch.ts';
import { declaredState } from '../declared/declared-state.ts';
import { gatherMigrations } from '../gather-migrations.ts';
import { hideWrittenSecrets } from '../hide-written-secrets.ts';
import { requireEngine } from '../require-engine.ts';
import type { RunContext } from '../run-context.ts';
import type { Expectation } from './expectation.ts';
import { replayedState } from './replayed-state.ts';
import { throwAwayServer } from './throw-away-server.ts';

/**
 * The state that all migrations of the repository make, on a dev database of the configured engine and version.
 * @throws UserError of the input, drift, dev-database and migrations namespaces; DatabaseError.
 */
export async function migrationsState(context: RunContext): Promise<Expectation> {
  const { engine } = requireEngine(context.project, context.env);
  const read = await gatherMigrations(context.project);
  hideWrittenSecrets(context, read.migrations);
  const server = throwAwayServer(context, { adapter: await loadEngine(engine.name), engine, like: { createOptions: '', sessionSettings: [] } });
  try {
    if (read.rules.declares === true) return await declaredState({ context, server, engine, read, database: '' });
    return await replayedState({ context, server, read, engine, applied: fromScratch(read.rules, read.migrations), waiting: [] });
  } finally {
    await server.stop();
  }
}
