import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toolCommand } from '../../test/support/client-tools.ts';
import { createDatabase, isNewest, testServers, type TestDatabase, type TestServer } from '../../test/support/database-servers.ts';
import { fillDatabase } from '../drift-database.ts';
import { compare, measureInTurn, measureOnce, type Comparison, type NotRun, type TimedCommand, type Timing } from '../measure.ts';
import { cli, migrationFiles, root, writeFiles } from '../places.ts';

/** Tables of the smaller and the larger database. */
const sizes = [1000, 5000] as const;
/** By size. */
const rounds: Readonly<Record<(typeof sizes)[number], number>> = { 1000: 5, 5000: 3 };
const bounds = { inspection: 0.5, check: 0.8, memoryMb: 250 } as const;

/** Times and memory of one size. */
interface Measured {
  readonly inspection: Timing;
  readonly check: Timing;
  readonly dump: Timing;
  readonly memory: Timing;
}

/**
 * Reading a schema, and a whole drift-check against a schema file, beside the dump program of the server's own version, on the
 * newest server of each engine; and how reading grows with the schema.
 */
export async function benchDrift(): Promise<readonly (Comparison | NotRun)[]> {
  const results: (Comparison | NotRun)[] = [];
  for (const server of testServers().filter(isNewest)) {
    if (server.tools === undefined) results.push({ bench: `drift (${server.id})`, reason: server.withoutTools ?? '' });
    else results.push(...(await measureServer(server).catch((error: unknown) => [notRun(server, error)])));
  }
  return results;
}

/** What fails on one server, as a dump does whose temporary table went away, leaves what was measured on the others. */
function notRun({ id }: TestServer, error: unknown): NotRun {
  return { bench: `drift (${id})`, reason: error instanceof Error ? error.message.split('\n')[0] ?? '' : String(error) };
}

async function measureServer(server: TestServer): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = [];
  const inspections: Timing[] = [];
  for (const tables of sizes) {
    const { inspection, check, dump, memory } = await measureSize(server, tables);
    inspections.push(inspection);
    const bound: Timing = { name: 'bound', unit: 'MB', median: bounds.memoryMb, minimum: bounds.memoryMb, runs: [] };
    comparisons.push(
      compare(`inspection of ${tables} tables (${server.id})`, { subject: inspection, reference: dump }, bounds.inspection),
      compare(`drift-check of ${tables} tables (${server.id})`, { subject: check, reference: dump }, bounds.check),
      compare(`memory of inspecting ${tables} tables (${server.id})`, { subject: memory, reference: bound }, 1),
    );
  }
  const [smaller, larger] = inspections;
  return [...comparisons, compare(`inspection of ${sizes[1]} tables (${server.id})`, { subject: larger, reference: smaller }, sizes[1] / sizes[0])];
}

async function measureSize(server: TestServer, tables: (typeof sizes)[number]): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const database = await createDatabase(server);
  try {
    await fillDatabase(server, database, tables);
    return await measureDatabase(server, { database, folder, tables });
  } finally {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureDatabase(server: TestServer, { database, folder, tables }: { database: TestDatabase; folder: string; tables: (typeof sizes)[number] }): Promise<Measured> {
  const memoryFile = join(folder, 'memory');
  writeFiles(folder, { 'schema-gitops.yml': `version: 1\nengine: ${server.engine}\nmigrations: {path: db/migrations, format: flyway}\n`, ...migrationFiles(1) });
  const env = { DATABASE_URL: database.url, BENCH_URL: database.url, BENCH_MEMORY: memoryFile };
  const node = (name: string, ...args: string[]): TimedCommand => ({ name, program: process.execPath, args, env, cwd: folder });
  await measureInTurn([node('snapshot', cli, 'snapshot', '--from', 'target', '--schema-file', 'schema.txt')], 0);
  const tool = toolCommand(server, 'dump', database.url);
  if (tool === undefined) throw new Error('there is no dump program');
  const dump = { ...tool, name: 'its dump program' };
  const ours = [
    node(`inspection of ${tables} tables`, join(root, 'build', 'bench', 'inspect-once.js')),
    node('drift-check', cli, 'drift-check', '--expected', 'schema-file', '--schema-file', 'schema.txt'),
  ];
  // Those of MySQL and MariaDB ask the server several times for each table, and of 5,000 they take minutes.
  const isSlow = server.engine !== 'postgresql';
  const [inspection, check, inTurn] = await measureInTurn(isSlow ? ours : [...ours, dump], rounds[tables]);
  const dumped = isSlow ? await measureOnce(dump) : inTurn;
  const peak = Number(readFileSync(memoryFile, 'utf8')) / 1024;
  if (inspection === undefined || check === undefined || dumped === undefined) throw new Error('not everything was measured');
  return { inspection, check, dump: dumped, memory: { name: 'peak', unit: 'MB', median: peak, minimum: peak, runs: [peak] } };
}
