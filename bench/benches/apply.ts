import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toolCommand } from '../../test/support/client-tools.ts';
import { createDatabase, testServers, type TestServer } from '../../test/support/database-servers.ts';
import { compare, measureInTurn, type Comparison, type NotRun, type TimedCommand } from '../measure.ts';
import { cli, migrationFiles, writeFiles } from '../places.ts';

/** Migrations that are applied in one run. */
const count = 1000;

/** What the ratio is held to; each engine's own client is the reference. */
const bounds = { postgresql: 1.3, mysql: undefined, mariadb: undefined } as const;

/** 1,000 small migrations on a fresh local database, against the engine's client fed with one file of them all. */
export async function benchApply(): Promise<readonly (Comparison | NotRun)[]> {
  const results: (Comparison | NotRun)[] = [];
  for (const server of testServers()) {
    const bench = `apply ${count} migrations (${server.id})`;
    const { tools, withoutTools = '' } = server;
    results.push(tools === undefined ? { bench, reason: withoutTools } : await measureServer(bench, server));
  }
  return results;
}

async function measureServer(bench: string, server: TestServer): Promise<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const files = migrationFiles(count);
  writeFiles(folder, { 'schema-gitops.yml': `version: 1\nengine: ${server.engine}\nmigrations: {path: db/migrations, format: flyway}\n`, ...files });
  const database = await createDatabase(server);
  const prepare = async (): Promise<void> => {
    await database.query(emptied(server, database.name));
  };
  try {
    const ours: TimedCommand = { name: 'schema-gitops migrate', program: process.execPath, args: [cli, 'migrate'], cwd: folder, env: { DATABASE_URL: database.url }, prepare };
    const client = toolCommand(server, 'client', database.url);
    const peer: TimedCommand[] = client === undefined ? [] : [{ ...client, name: 'its client, one session', input: Object.values(files).join('\n'), prepare }];
    const [subject, reference] = await measureInTurn([ours, ...peer], 5);
    return compare(bench, { subject, reference }, bounds[server.engine]);
  } finally {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Empties a database and keeps its name, by which the commands know it. */
function emptied({ engine }: TestServer, name: string): string {
  return engine === 'postgresql' ? 'drop schema public cascade; create schema public' : `drop database ${name}; create database ${name}`;
}
