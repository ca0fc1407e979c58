// `npm run bench [-- name]`: starts database servers, runs the benches whose name holds the word, and writes
// bench/README.md and bench/results.json when all of them ran. Needs `npm run build` before.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { startServers, writeServerSet } from './servers/server-set.mjs';
import { installDependencies } from './test-run/dependencies.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const serversFile = path.join(root, `.cache/servers-${process.pid}.json`);
const [name = ''] = process.argv.slice(2);

await installDependencies(root);
const set = await startServers('quick');
try {
  await writeServerSet(serversFile, set);
  const env = { ...process.env, SCHEMA_GITOPS_TEST_SERVERS: serversFile };
  const { status } = spawnSync(process.execPath, [path.join(root, 'build/bench/run.js'), name], { cwd: root, env, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(serversFile, { force: true });
  await set.stop();
}
