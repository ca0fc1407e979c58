import { setTimeout as sleep } from 'node:timers/promises';

import type { TestDatabase, TestServer } from './servers.ts';

/** Longer than any test holds a dev database. */
const patienceMs = 40_000;

/** Dev databases on a server that stay. Other tests have theirs on it at the same time, and drop them. */
export async function leftDatabases(server: TestServer, database: TestDatabase): Promise<readonly string[]> {
  let left = await devDatabases(server, database);
  for (const started = Date.now(); left.length > 0 && Date.now() - started < patienceMs;) {
    await sleep(500);
    const now = new Set(await devDatabases(server, database));
    left = left.filter((name) => now.has(name));
  }
  return left;
}

async function devDatabases({ engine }: TestServer, database: TestDatabase): Promise<readonly string[]> {
  const pattern = "'schema\\_gitops\\_dev\\_%'";
  const rows = await database.query(engine === 'postgresql' ? `select datname from pg_database where datname like ${pattern}` : `show databases like ${pattern}`);
  return rows.flatMap((row) => Object.values(row).map(String));
}
