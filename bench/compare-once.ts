// Times, in one process and in turn, reading and hashing the files of BENCH_FOLDER alone, and reading them as migrations that are
// compared with a history row for each; writes the milliseconds of all rounds to BENCH_TIMES.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { gatherMigrations } from '../src/actions/gather-migrations.ts';
import { openProject } from '../src/actions/open-project.ts';
import { renderForRun } from '../src/actions/read-scripts.ts';
import { compareHistory } from '../src/history/compare-history.ts';
import type { Format } from '../src/migrations/format.ts';
import type { HistoryRow } from '../src/model/history.ts';
import type { Migration } from '../src/model/migration.ts';

const rounds = 25;
const folder = process.env['BENCH_FOLDER'] ?? '';
const project = await openProject({ folder, config: 'schema-gitops.yml', configIsNamed: false, overrides: {} });
const rows = (await readAll()).migrations.map(rowOf);

function hashAlone(): number {
  const directory = join(folder, 'db', 'migrations');
  return readdirSync(directory).map((name) => createHash('sha256').update(readFileSync(join(directory, name))).digest('hex')).length;
}

async function readAll(): Promise<{ readonly rules: Format; readonly migrations: readonly Migration[] }> {
  const read = await gatherMigrations(project);
  return { rules: read.rules, migrations: renderForRun(project, read, { engine: { name: 'postgresql' }, migrations: read.migrations }) };
}

function rowOf({ version = '', description, script, checksum }: Migration, index: number): HistoryRow {
  return { rank: index + 1, version, description, script, kind: 'versioned', success: true, ...(checksum === undefined ? {} : { checksum }) };
}

async function compareAll(): Promise<number> {
  const { rules, migrations } = await readAll();
  const { statuses } = compareHistory({ format: rules, migrations, rows });
  return statuses.filter(({ state }) => state === 'applied').length;
}

async function timed(work: () => number | Promise<number>): Promise<number> {
  const started = performance.now();
  if ((await work()) !== rows.length) throw new Error('not every migration was read');
  return performance.now() - started;
}

// The first rounds are of code that is not compiled yet.
const times: { hashed: number; compared: number }[] = [];
for (let round = -5; round < rounds; round += 1) {
  const hashed = await timed(hashAlone);
  const compared = await timed(compareAll);
  if (round >= 0) times.push({ hashed, compared });
}
writeFileSync(process.env['BENCH_TIMES'] ?? '', JSON.stringify(times));
