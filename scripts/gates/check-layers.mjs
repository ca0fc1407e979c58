// dependency-cruiser with two floors. A cruise that cannot read TypeScript sees nothing, finds nothing and passes
// (it did so with a compiler it did not know), so every source file and the imports in it have to have been seen.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { runTool, toolCommand } from './run-tool.mjs';

const root = process.argv[2] ?? process.cwd();
const config = path.join(root, '.dependency-cruiser.cjs');
const cruise = [...toolCommand(root, 'dependency-cruiser', 'depcruise'), 'src', '--config', config, '--output-type', 'json'];

const { stdout, output } = await runTool(root, cruise);
const problems = stdout.startsWith('{') ? findProblems(JSON.parse(stdout)) : [`the cruise failed: ${output.trim()}`];
for (const problem of problems) console.log(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

/**
 * @typedef {{ source: string, dependencies: readonly { resolved: string }[] }} CruisedModule
 * @typedef {{ rule: { name: string }, from: string, to: string, comment?: string }} Violation
 */

/** @param {{ modules: readonly CruisedModule[], summary: { violations: readonly Violation[] } }} result */
function findProblems({ modules, summary }) {
  const seen = new Map(modules.map((module) => [module.source, module.dependencies.length]));
  const blind = sourceFiles().flatMap((file) => {
    const count = seen.get(file);
    if (count === undefined) return [`not-seen: ${file} was not read`];
    const imports = /^(?:import|export)\b[^;]*?\bfrom\s+'/m.test(readFileSync(path.join(root, file), 'utf8'));
    return imports && count === 0 ? [`not-seen: the imports of ${file} were not read`] : [];
  });
  const broken = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from}${to === from ? '' : ` → ${to}`}`);
  return [...broken, ...blind];
}

function sourceFiles() {
  const names = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts')).map((name) => path.posix.join('src', ...name.split(path.sep)));
}
