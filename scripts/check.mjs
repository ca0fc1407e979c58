// `npm run check`: every static gate. `npm run check -- lint layers` runs the named ones; `--root <folder>` checks
// another project of the same shape, which is how the gates themselves are tested.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { gates, runGates } from './gates/gates.mjs';
import { runTool, toolCommand } from './gates/run-tool.mjs';

const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { root: { type: 'string', default: fileURLToPath(new URL('..', import.meta.url)) } },
});
const { root } = values;
const chosen = names.length === 0 ? gates : gates.filter((gate) => names.includes(gate.name));
if (chosen.length < names.length) {
  console.error(`There are the gates ${gates.map((gate) => gate.name).join(', ')}.`);
  process.exit(1);
}

// The generators are TypeScript of this project; what does not compile fails in the types gate.
await runTool(root, [...toolCommand(root, 'typescript', 'tsc'), '--project', '.']);
const results = await runGates(root, {
  chosen,
  report: ({ name, ok, output, ms }) => {
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${(ms / 1000).toFixed(1)} s)`);
    if (!ok) console.log(output.replace(/^(?=.)/gm, '    '));
  },
});
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
