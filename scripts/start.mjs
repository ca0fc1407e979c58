// `npm start`: the whole story of a pull request on a throw-away database, told step by step with the bundle in dist.
// `npm start -- --engine mysql` (or mariadb) tells it on that engine.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { startServers } from './servers/server-set.mjs';
import { installDependencies } from './test-run/dependencies.mjs';

/** The server of the demo per engine. */
const serverIds = { postgresql: 'postgresql-16', mysql: 'mysql-9', mariadb: 'mariadb-10.11' };

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { engine: { type: 'string', default: 'postgresql' } } });
const id = serverIds[/** @type {keyof typeof serverIds} */ (values.engine)];

if (id === undefined) {
  console.error(`unknown engine ${values.engine}: one of ${Object.keys(serverIds).join(', ')}`);
  process.exitCode = 2;
} else if (!existsSync(path.join(root, 'dist', 'cli.js'))) {
  console.error('dist is missing: run `npm run build` first');
  process.exitCode = 2;
} else {
  process.exitCode = await run(values.engine, id);
}

/**
 * @param {string} engine
 * @param {string} serverId
 * @returns {Promise<number>}
 */
async function run(engine, serverId) {
  await installDependencies(root);
  // It speaks to databases by packages, which a fresh clone has not had until now.
  const { tellStory } = await import('./demo/story.mjs');
  const set = await startServers(serverId);
  try {
    const [server] = set.servers;
    if (server === undefined) {
      console.error(`${serverId} cannot be started here: ${set.skipped[0]?.reason ?? 'no reason given'}`);
      return 1;
    }
    return await tellStory({ root, engine, server });
  } finally {
    await set.stop();
  }
}
