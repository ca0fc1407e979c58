// `npm run bench [-- name]`: runs the benches whose name holds the word, prints a table and puts it into bench/results.json and
// bench/README.md, where what did not run now stays as it was.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { benchApply } from './benches/apply.ts';
import { benchColdStart } from './benches/cold-start.ts';
import { benchDrift } from './benches/drift.ts';
import { benchLint } from './benches/lint.ts';
import { benchValidate } from './benches/validate.ts';
import { benchLintSize } from './benches/lint-size.ts';
import type { Comparison, NotRun, Timing } from './measure.ts';
import { root } from './places.ts';

const benches: Readonly<Record<string, () => Promise<readonly (Comparison | NotRun)[]>>> = {
  'cold-start': benchColdStart,
  lint: benchLint,
  'lint-size': benchLintSize,
  apply: benchApply,
  drift: benchDrift,
  validate: benchValidate,
};

/** Results by bench; each of them with the machine and the time of its run. */
interface Recorded {
  readonly at: string;
  readonly machine: string;
  readonly results: readonly (Comparison | NotRun)[];
}

const resultsFile = join(root, 'bench', 'results.json');
const wanted = process.argv[2] ?? '';
const machine = `${cpus().length} cores, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
const recorded = new Map<string, Recorded>(existsSync(resultsFile) ? Object.entries(JSON.parse(readFileSync(resultsFile, 'utf8')) as Record<string, Recorded>) : []);
for (const [name, bench] of Object.entries(benches)) {
  if (!name.includes(wanted)) continue;
  const results = await bench();
  for (const result of results) console.log(lineOf(result));
  recorded.set(name, { at: new Date().toISOString().slice(0, 10), machine, results });
}
record();

function lineOf(result: Comparison | NotRun): string {
  if ('reason' in result) return `| ${result.bench} | not run: ${result.reason} | | | |`;
  const bound = result.bound === undefined ? '' : `≤ ${result.bound}`;
  return `| ${result.bench} | ${amountOf(result.subject)} | ${result.reference.name} ${amountOf(result.reference)} | ${result.ratio.toFixed(2)} | ${bound} |`;
}

function amountOf({ median, unit = 'ms' }: Timing): string {
  return `${median.toFixed(0)} ${unit}`;
}

function record(): void {
  writeFileSync(resultsFile, `${JSON.stringify(Object.fromEntries(recorded), null, 2)}\n`);
  const head = '| bench | ours (median) | reference (median) | ratio | bound |\n|---|--:|--:|--:|--:|';
  const tables = [...recorded].map(([name, { at, machine: where, results }]) => `## ${name}\n\n${at}, ${where}\n\n${head}\n${results.map(lineOf).join('\n')}\n`);
  writeFileSync(join(root, 'bench', 'README.md'), `# Benchmarks\n\n\`npm run bench [-- name]\` measures whole processes in turn and compares medians; the machine is shared, so read the ratios, not the times. Each table is of the last run of its bench; every single run is in \`results.json\`.\n\n${tables.join('\n')}`);
}
