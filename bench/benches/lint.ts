import { rmSync } from 'node:fs';
import { compare, measureInTurn, type Comparison } from '../measure.ts';
import { cli, migrationFiles, nodes, pullRequest } from '../places.ts';

/** Lint gives findings here; both verdicts are good runs. */
const verdicts = [0, 10];

/** Bounds of the ratio to an empty process for five changed files of 500. */
const bounds: Readonly<Record<string, number>> = { 'Node 20': 4, 'Node 24': 6 };

/** Five changed files in a repository of 500 migrations, and all of 1,000 files, against an empty process. */
export async function benchLint(): Promise<readonly Comparison[]> {
  const files = Object.entries(migrationFiles(500));
  const changed = pullRequest({ before: Object.fromEntries(files.slice(0, -5)), added: Object.fromEntries(files.slice(-5)) });
  const whole = pullRequest({ before: migrationFiles(1000), added: {} });
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
