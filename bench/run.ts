// `npm run bench [-- name]`: runs the benches whose name holds the word, prints a table and writes bench/results.json.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { benchApply } from './benches/apply.ts';
import { benchColdStart } from './benches/cold-start.ts';
import { benchDrift } from './benches/drift.ts';
import { benchLint } from './benches/lint.ts';
import type { Comparison, NotRun, Timing } from './measure.ts';
import { root } from './places.ts';

const benches: Readonly<Record<string, () => Promise<readonly (Comparison | NotRun)[]>>> = {
  'cold-start': benchColdStart,
  lint: benchLint,
  apply: benchApply,
  drift: benchDrift,
};

const wanted = process.argv[2] ?? '';
const results: (Comparison | NotRun)[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (name.includes(wanted)) results.push(...(await bench()));
}
for (const result of results) console.log(lineOf(result));
if (wanted === '') record(results);

function lineOf(result: Comparison | NotRun): string {
  if ('reason' in result) return `| ${result.bench} | not run: ${result.reason} | | | |`;
  const bound = result.bound === undefined ? '' : `≤ ${result.bound}`;
  return `| ${result.bench} | ${amountOf(result.subject)} | ${result.reference.name} ${amountOf(result.reference)} | ${result.ratio.toFixed(2)} | ${bound} |`;
}

function amountOf({ median, unit = 'ms' }: Timing): string {
  return `${median.toFixed(0)} ${unit}`;
}

function record(all: readonly (Comparison | NotRun)[]): void {
  const machine = { cores: cpus().length, node: process.versions.node, platform: `${process.platform} ${process.arch}` };
  writeFileSync(join(root, 'bench', 'results.json'), `${JSON.stringify({ machine, results: all }, null, 2)}\n`);
  const head = '| bench | ours (median) | reference (median) | ratio | bound |\n|---|--:|--:|--:|--:|';
  const text = `# Benchmarks\n\n\`npm run bench\` measures whole processes in turn and compares medians; the machine is shared, so read the ratios, not the times. Written by the last full run, on ${machine.cores} cores with Node ${machine.node}; every single run is in \`results.json\`.\n\n${head}\n${all.map(lineOf).join('\n')}\n`;
  writeFileSync(join(root, 'bench', 'README.md'), text);
}
