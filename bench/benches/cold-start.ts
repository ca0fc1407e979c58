import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, measureInTurn, type Comparison } from '../measure.ts';
import { git, nodes, root, writeFiles } from '../places.ts';

/**
 * What each action's verdict is in a repository without database changes, as an exit code. migrate has no target here, which
 * it says after it has read the repository.
 */
const actions: Readonly<Record<string, number>> = { lint: 0, validate: 0, migrate: 1 };

/** Start of each action's stub, as the runner starts it, to its verdict, against an empty process. */
export async function benchColdStart(): Promise<readonly Comparison[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    writeFiles(folder, { 'schema-gitops.yml': 'version: 1\nengine: postgresql\nmigrations: {path: db/migrations, format: flyway}\n', 'db/migrations/V1__a.sql': 'create table a (id int primary key);\n' });
    git(folder, 'init', '-q', '-b', 'main');
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '-m', 'base');
    const comparisons: Comparison[] = [];
    for (const node of nodes()) {
      for (const [action, exitCode] of Object.entries(actions)) {
        const [reference, subject] = await measureInTurn(
          [
            { name: `${node.name}: empty process`, program: node.program, args: ['-e', '0'] },
            { name: `${node.name}: ${action}, nothing changed`, program: node.program, args: [join(root, 'dist', `${action}.js`)], cwd: folder, env: { GITHUB_WORKSPACE: folder }, exitCodes: [exitCode] },
          ],
          11,
        );
        comparisons.push(compare(`cold-start ${action} (${node.name})`, { subject, reference }));
      }
    }
    return comparisons;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
