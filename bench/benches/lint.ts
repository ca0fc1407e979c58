import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, measureInTurn, type Comparison } from '../measure.ts';
import { cli, git, migrationFiles, nodes, writeFiles } from '../places.ts';

/** Lint gives findings here; both verdicts are good runs. */
const verdicts = [0, 10];

/** Bounds of the ratio to an empty process for five changed files of 500. */
const bounds: Readonly<Record<string, number>> = { 'Node 20': 4, 'Node 24': 6 };

/** Five changed files in a repository of 500 migrations, and all of 1,000 files, against an empty process. */
export async function benchLint(): Promise<readonly Comparison[]> {
  const changed = pullRequest(500, 5);
  const whole = pullRequest(1000, 0);
  try {
    const comparisons: Comparison[] = [];
    for (const node of nodes()) {
      const [reference, five, thousand] = await measureInTurn(
        [
          { name: `${node.name}: empty process`, program: node.program, args: ['-e', '0'] },
          { name: `${node.name}: lint of 5 changed files of 500`, program: node.program, args: [cli, 'lint'], cwd: changed, exitCodes: verdicts },
          { name: `${node.name}: lint of all 1,000 files`, program: node.program, args: [cli, 'lint', '--all'], cwd: whole, exitCodes: verdicts },
        ],
        11,
      );
      comparisons.push(compare(`lint 5 of 500 (${node.name})`, { subject: five, reference }, bounds[node.name]));
      comparisons.push(compare(`lint 1,000 files (${node.name})`, { subject: thousand, reference }));
    }
    return comparisons;
  } finally {
    for (const folder of [changed, whole]) rmSync(folder, { recursive: true, force: true });
  }
}

/** A repository whose branch adds the last `added` of `count` migrations. */
function pullRequest(count: number, added: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const files = Object.entries(migrationFiles(count));
  writeFiles(folder, { 'schema-gitops.yml': 'version: 1\nengine: postgresql\nengine-version: "16"\nmigrations: {path: db/migrations, format: flyway}\n', ...Object.fromEntries(files.slice(0, count - added)) });
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'base');
  git(folder, 'checkout', '-q', '-b', 'feature');
  if (added === 0) return folder;
  writeFiles(folder, Object.fromEntries(files.slice(count - added)));
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'feature');
  return folder;
}
