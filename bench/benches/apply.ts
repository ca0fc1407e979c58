import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, testServers, type TestDatabase, type TestServer } from '../../test/support/database-servers.ts';
import { compare, measureInTurn, type Comparison, type NotRun, type TimedCommand } from '../measure.ts';
import { cli, isInstalled, migrationFiles, writeFiles } from '../places.ts';

/** Migrations that are applied in one run. */
const count = 1000;

/** How each engine's own client applies one file; the URL goes through the environment. */
const clients = {
  postgresql: { program: 'psql', bound: 1.3 },
  mysql: { program: 'mysql', bound: undefined },
  mariadb: { program: 'mariadb', bound: undefined },
} as const;

/** 1,000 small migrations on a fresh local database, against the engine's client fed with one file of them all. */
export async function benchApply(): Promise<readonly (Comparison | NotRun)[]> {
  const results: (Comparison | NotRun)[] = [];
  for (const server of testServers()) {
    const { program } = clients[server.engine];
    const bench = `apply ${count} migrations (${server.id})`;
    results.push(isInstalled(program) ? await measureServer(bench, server) : { bench, reason: `${program} is not installed` });
  }
  return results;
}

async function measureServer(bench: string, server: TestServer): Promise<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const script = join(folder, 'all.sql');
  const files = migrationFiles(count);
  writeFiles(folder, { 'schema-gitops.yml': `version: 1\nengine: ${server.engine}\nmigrations: {path: db/migrations, format: flyway}\n`, ...files });
  writeFileSync(script, Object.values(files).join('\n'));
  let database: TestDatabase | undefined;
  const prepare = async (): Promise<void> => {
    await database?.drop();
    database = await createDatabase(server);
    Object.assign(process.env, { DATABASE_URL: database.url });
  };
  try {
    const ours: TimedCommand = { name: 'schema-gitops migrate', program: process.execPath, args: [cli, 'migrate'], cwd: folder, prepare };
    const [subject, reference] = await measureInTurn([ours, { ...clientCommand(server, script), prepare }], 5);
    return compare(bench, { subject, reference }, clients[server.engine].bound);
  } finally {
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The client reads its address from the environment when it is run: every run has a database of its own. */
function clientCommand(server: TestServer, script: string): TimedCommand {
  const name = `${clients[server.engine].program}, one session`;
  const url = new URL(server.url);
  const shell = (text: string): TimedCommand => ({ name, program: '/bin/sh', args: ['-c', text], env: { MYSQL_PWD: decodeURIComponent(url.password) } });
  if (server.engine === 'postgresql') return shell(`psql -X -q -v ON_ERROR_STOP=1 -f '${script}' "$DATABASE_URL"`);
  return shell(`${clients[server.engine].program} --protocol=tcp -h 127.0.0.1 -P ${url.port} -u ${url.username} "$(basename "$DATABASE_URL")" < '${script}'`);
}
