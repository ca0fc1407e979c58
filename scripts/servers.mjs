// Database servers for developers: `node scripts/servers.mjs up [quick|full|<ids>] [--out <file>]` holds them until
// Ctrl-C; `node scripts/servers.mjs clean` empties the cache of unpacked servers and template data directories.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { cacheFolder } from './servers/cache.mjs';
import { startServers, writeServerSet } from './servers/server-set.mjs';

const defaultFile = fileURLToPath(new URL('../.cache/servers.json', import.meta.url));

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string', default: defaultFile } } });
const [command, selection = 'quick'] = positionals;

if (command === 'up') await up(selection, path.resolve(values.out));
else if (command === 'clean') await rm(cacheFolder(), { recursive: true, force: true });
else {
  console.error('usage: node scripts/servers.mjs up [quick|full|<ids separated by commas>] [--out <file>] | clean');
  process.exitCode = 1;
}

/**
 * @param {string} wanted
 * @param {string} file
 */
async function up(wanted, file) {
  const set = await startServers(wanted, console.log);
  await writeServerSet(file, set);
  for (const { id, url } of set.servers) console.log(`${id}  ${url}`);
  console.log(`Written to ${file}. Ctrl-C ends the servers.`);
  await new Promise((resolve) => ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => process.once(signal, resolve)));
  await rm(file, { force: true });
  await set.stop();
}
