// `npm run check`: every static gate. `npm run check -- lint layers` runs the named ones.
import { fileURLToPath } from 'node:url';

import { gates, runGates } from './gates/gates.mjs';
import { runTool, toolCommand } from './gates/run-tool.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const names = process.argv.slice(2);
const chosen = names.length === 0 ? gates : gates.filter((gate) => names.includes(gate.name));
if (chosen.length < names.length) {
  console.error(`There are the gates ${gates.map((gate) => gate.name).join(', ')}.`);
  process.exit(1);
}

// The generator is TypeScript of this project, and the types gate finds its work done.
await runTool(root, [...toolCommand(root, 'typescript', 'tsc'), '--project', '.']);
const results = await runGates(root, {
  chosen,
  report: ({ name, ok, output, ms }) => {
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${(ms / 1000).toFixed(1)} s)`);
    if (!ok) console.log(output.replace(/^/gm, '    '));
  },
});
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
