import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, measureInTurn, type Comparison } from '../measure.ts';
import { git, nodes, root, writeFiles } from '../places.ts';

/** Start of each action's stub to its verdict on a repository without database changes, against an empty process. */
export async function benchColdStart(): Promise<readonly Comparison[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    writeFiles(folder, { 'schema-gitops.yml': 'version: 1\nengine: postgresql\nmigrations: {path: db/migrations, format: flyway}\n', 'db/migrations/V1__a.sql': 'create table a (id int primary key);\n' });
    git(folder, 'init', '-q', '-b', 'main');
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '-m', 'base');
    const comparisons: Comparison[] = [];
    for (const node of nodes()) {
      for (const command of ['lint', 'validate']) {
        const [reference, subject] = await measureInTurn(
          [
            { name: `${node.name}: empty process`, program: node.program, args: ['-e', '0'] },
            { name: `${node.name}: ${command}, nothing changed`, program: node.program, args: [join(root, 'dist', 'cli.js'), command], cwd: folder },
          ],
          11,
        );
        comparisons.push(compare(`cold-start ${command} (${node.name})`, { subject, reference }));
      }
    }
    return comparisons;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
