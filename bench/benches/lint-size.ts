import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, measureInTurn, type Comparison, type NotRun, type TimedCommand, type Timing } from '../measure.ts';
import { mixedBase, mixedMigrations, mixedStatements } from '../mixed-migrations.ts';
import { cli, nodes, pullRequest, root } from '../places.ts';
import { findSquawk, withoutSquawk } from '../squawk.ts';

/** Statements of the two change sets. */
const [few, many] = [10_000, 100_000] as const;
const rounds = 7;
const bounds = { parse: 3, memoryMb: 200, growth: many / few } as const;

/** A pull request on disk. */
interface ChangeSet {
  readonly statements: number;
  readonly folder: string;
}

type Node = ReturnType<typeof nodes>[number];

/**
 * A pull request that adds 10,000 statements beside a process that only parses them; its memory; what becomes of it with ten
 * times as many; and squawk on the same files.
 */
export async function benchLintSize(): Promise<readonly (Comparison | NotRun)[]> {
  const [small, large] = [changeSet(few), changeSet(many)];
  try {
    const results: (Comparison | NotRun)[] = [];
    for (const node of nodes()) results.push(...(await measureNode(node, small, large)));
    return [...results, await besideSquawk(small)];
  } finally {
    for (const { folder } of [small, large]) rmSync(folder, { recursive: true, force: true });
  }
}

function changeSet(statements: number): ChangeSet {
  const folder = pullRequest({ before: mixedBase(), added: mixedMigrations(statements) });
  writeFileSync(statementsFile(folder), JSON.stringify(mixedStatements(statements)));
  return { statements, folder };
}

/** Inside .git, where no file is judged. */
function statementsFile(folder: string): string {
  return join(folder, '.git', 'statements.json');
}

async function measureNode(node: Node, small: ChangeSet, large: ChangeSet): Promise<readonly Comparison[]> {
  const [subject, parsing] = await measureInTurn([lintOf(node, small), parsingOf(node, small)], rounds);
  const [larger] = await measureInTurn([lintOf(node, large)], 1);
  const bound: Timing = { name: 'bound', unit: 'MB', median: bounds.memoryMb, minimum: bounds.memoryMb, runs: [] };
  return [
    compare(`lint ${few} statements (${node.name})`, { subject, reference: parsing }, bounds.parse),
    compare(`memory of lint ${few} statements (${node.name})`, { subject: await memoryOf(node, small), reference: bound }, 1),
    compare(`lint ${many} statements (${node.name})`, { subject: larger, reference: subject }, bounds.growth),
  ];
}

function lintOf(node: Node, { statements, folder }: ChangeSet, ...options: readonly string[]): TimedCommand {
  return { name: `lint of ${statements}`, program: node.program, args: [...options, cli, 'lint'], cwd: folder, exitCodes: [10] };
}

/** Loads the same libpg-query, and parses statement by statement into the objects that lint reads. */
function parsingOf(node: Node, { folder }: ChangeSet): TimedCommand {
  return { name: 'libpg-query alone, parsing each statement', program: node.program, args: [join(root, 'build', 'bench', 'parse-once.js')], env: { BENCH_STATEMENTS: statementsFile(folder) } };
}

async function memoryOf(node: Node, small: ChangeSet): Promise<Timing> {
  const file = join(small.folder, '.git', 'memory');
  const command = { ...lintOf(node, small, '--import', join(root, 'build', 'bench', 'write-peak.js')), env: { BENCH_MEMORY: file } };
  const peaks: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    await measureInTurn([command], 0);
    peaks.push(Number(readFileSync(file, 'utf8')) / 1024);
  }
  const [minimum = 0, median = 0] = peaks.toSorted((a, b) => a - b);
  return { name: 'peak', unit: 'MB', median, minimum, runs: peaks };
}

/** squawk judges files, not pull requests, and knows no schema: it gets the files that the pull request adds. */
async function besideSquawk(small: ChangeSet): Promise<Comparison | NotRun> {
  const bench = `lint ${few} statements beside squawk`;
  const program = findSquawk();
  const [node] = nodes().slice(-1);
  if (program === undefined || node === undefined) return { bench, reason: withoutSquawk };
  const files = readdirSync(join(small.folder, 'db', 'migrations')).filter((name) => name !== 'V1__base.sql').map((name) => join('db', 'migrations', name));
  const [subject, squawk] = await measureInTurn([lintOf(node, small), { name: 'squawk', program, args: ['--pg-version', '16', ...files], cwd: small.folder, exitCodes: [0, 1] }], rounds);
  return compare(`${bench} (${node.name})`, { subject, reference: squawk });
}
