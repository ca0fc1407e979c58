import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toolCommand } from '../../test/support/client-tools.ts';
import { createDatabase, testServers, type TestDatabase, type TestServer } from '../../test/support/database-servers.ts';
import { compare, measureInTurn, type Comparison, type NotRun, type TimedCommand, type Timing } from '../measure.ts';
import { cli, git, migrationFiles, root, writeFiles } from '../places.ts';

/** Migrations of a grown directory, and those of a pull request. */
const history = 1000;
const change = 5;

const bounds = { postgresql: 1.3, mysql: undefined, mariadb: undefined, memoryMb: 200, comparison: 2 } as const;

/** Replays, what of them a template of the base saves, and the comparison of files with a history. */
export async function benchValidate(): Promise<readonly (Comparison | NotRun)[]> {
  const results: (Comparison | NotRun)[] = [await benchComparison(), ...(await benchTemplate())];
  for (const server of testServers()) {
    const bench = `replay of ${history} migrations (${server.id})`;
    const { tools, withoutTools = '' } = server;
    results.push(...(tools === undefined ? [{ bench, reason: withoutTools }] : await measureReplay(bench, server)));
  }
  return results;
}

function project(engine: string, extra = ''): string {
  return `version: 1\nengine: ${engine}\nmigrations: {path: db/migrations, format: flyway}\n${extra}`;
}

/** Reading 1,000 migrations and comparing them with a row for each, against reading and hashing the files, in one process. */
async function benchComparison(): Promise<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'times.json');
  try {
    writeFiles(folder, { 'schema-gitops.yml': project('postgresql'), ...migrationFiles(history) });
    await measureInTurn([{ name: 'compare', program: process.execPath, args: [join(root, 'build', 'bench', 'compare-once.js')], env: { BENCH_FOLDER: folder, BENCH_TIMES: file } }], 0);
    const times = JSON.parse(readFileSync(file, 'utf8')) as readonly { readonly hashed: number; readonly compared: number }[];
    const subject = timing('read and compared', times.map(({ compared }) => compared));
    return compare(`comparison of ${history} files with ${history} rows`, { subject, reference: timing('read and hashed', times.map(({ hashed }) => hashed)) }, bounds.comparison);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function timing(name: string, runs: readonly number[], unit: Timing['unit'] = 'ms'): Timing {
  const sorted = [...runs].sort((a, b) => a - b);
  return { name, unit, median: sorted[Math.floor(sorted.length / 2)] ?? 0, minimum: sorted[0] ?? 0, runs };
}

/** A pull request of 5 on 1,000, on a server of our own: with the kept state of the base, without, and on a history of 10. */
async function benchTemplate(): Promise<readonly (Comparison | NotRun)[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  // The server runs as nobody under root and must reach what is kept.
  chmodSync(folder, 0o755);
  const cache = join(folder, 'cache');
  mkdirSync(cache);
  try {
    const run = (name: string, base: number, template: string): TimedCommand => ({
      name, program: process.execPath, args: [cli, 'validate'], cwd: pullRequest(join(folder, `${template}-${base}`), base, template), env: { XDG_CACHE_HOME: cache, RUNNER_ENVIRONMENT: '' },
    });
    const [kept, replayed, small] = await measureInTurn([run('base reused', history, 'keep'), run('base replayed', history, 'off'), run(`${change} on 10`, 10, 'off')], 5);
    return [
      compare(`validate of ${change} on ${history} with a template`, { subject: kept, reference: replayed }),
      compare(`validate of ${change} on ${history} with a template`, { subject: kept, reference: small }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pullRequest(folder: string, base: number, template: string): string {
  const files = Object.entries(migrationFiles(base + change));
  writeFiles(folder, { 'schema-gitops.yml': project('postgresql', `validate: {template: ${template}}\n`), ...Object.fromEntries(files.slice(0, base)) });
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'base');
  git(folder, 'checkout', '-q', '-b', 'feature');
  writeFiles(folder, Object.fromEntries(files.slice(base)));
  return folder;
}

async function measureReplay(bench: string, server: TestServer): Promise<readonly Comparison[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const memoryFile = join(folder, 'memory');
  const files = migrationFiles(history);
  writeFiles(folder, { 'schema-gitops.yml': project(server.engine), ...files });
  const database = await createDatabase(server);
  try {
    const ours: TimedCommand = {
      name: 'schema-gitops validate', program: process.execPath, args: ['--import', writesMemory, cli, 'validate', '--all', '--checks', 'replay', '--dev-database', 'url-env:DEV_URL'],
      cwd: folder, env: { DEV_URL: server.url, BENCH_MEMORY: memoryFile },
    };
    const client = toolCommand(server, 'client', database.url);
    const peer: TimedCommand[] = client === undefined ? [] : [{ ...client, name: 'its client, one session', input: Object.values(files).join('\n'), prepare: () => empty(server, database) }];
    const [subject, reference] = await measureInTurn([ours, ...peer], 5);
    const peak = timing('peak', [Number(readFileSync(memoryFile, 'utf8')) / 1024], 'MB');
    return [
      compare(bench, { subject, reference }, bounds[server.engine]),
      compare(`memory of the ${bench}`, { subject: peak, reference: timing('bound', [bounds.memoryMb], 'MB') }, 1),
    ];
  } finally {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Loaded before the command: writes the peak of its memory when it ends. */
const writesMemory = `data:text/javascript,${encodeURIComponent("import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(process.env.BENCH_MEMORY, String(process.resourceUsage().maxRSS)));")}`;

async function empty({ engine }: TestServer, database: TestDatabase): Promise<void> {
  const { name } = database;
  await database.query(engine === 'postgresql' ? 'drop schema public cascade; create schema public' : `drop database ${name}; create database ${name}`);
}
