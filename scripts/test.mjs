// `npm test`: everything from a bare checkout to the verdict. Installs packages, builds, starts database servers, runs
// every gate and every test. `npm run test:full` does it on every server version. Further arguments are patterns of
// test paths: `npm test -- sql/` runs those tests alone, without the gates. The last line is
// `N passed, N failed, N skipped`; a gate that fails counts as one failure.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { runGates } from './gates/gates.mjs';
import { runTool, toolCommand } from './gates/run-tool.mjs';
import { startServers, writeServerSet } from './servers/server-set.mjs';
import { removeStaleOutput } from './test-run/build-folder.mjs';
import { installDependencies } from './test-run/dependencies.mjs';
import { runJest } from './test-run/run-jest.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const serversFile = path.join(root, `.cache/servers-${process.pid}.json`);
const [first, ...rest] = process.argv.slice(2);
const selection = first === 'full' ? 'full' : 'quick';
const patterns = first === undefined || first === 'full' ? rest : [first, ...rest];

/** @type {string[]} */
const failures = [];
/** @type {string[]} */
const skips = [];
let passed = 0;
let failedTests = 0;

try {
  await step('packages', async () => console.log(`node_modules: ${await installDependencies(root)}`));
  await testEverything();
} catch (error) {
  failures.push(error instanceof Error ? error.message : String(error));
}

for (const reason of skips) console.log(`skipped: ${reason}`);
for (const failure of failures) console.log(`failed: ${failure}`);
const failed = failures.length + failedTests;
console.log(`${passed} passed, ${failed} failed, ${skips.length} skipped`);
process.exitCode = failed === 0 ? 0 : 1;

async function testEverything() {
  const starting = startServers(selection, (line) => console.log(`server ${line}`));
  starting.catch(() => {});
  try {
    await step('build', build);
    const set = await starting;
    await writeServerSet(serversFile, set);
    if (patterns.length === 0) await step('gates', checkGates);
    await step('tests', () => runTests(reasonsOf(set)));
  } finally {
    rmSync(serversFile, { force: true });
    await starting.then(
      (set) => set.stop(),
      () => {},
    );
  }
}

async function build() {
  removeStaleOutput(root);
  const { ok, output } = await runTool(root, [...toolCommand(root, 'typescript', 'tsc'), '--project', '.']);
  if (!ok) throw new Error(`the build\n${output}`);
}

async function checkGates() {
  await runGates(root, {
    report: ({ name, ok, output, ms }) => {
      console.log(`  ${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds(ms)})`);
      if (ok) return;
      failures.push(`gate ${name}`);
      console.log(output);
    },
  });
}

/**
 * Why servers could not be had, or the client programs of one.
 *
 * @param {import('./servers/server-set.mjs').ServerSet} set
 */
function reasonsOf({ servers, skipped }) {
  return [...skipped.map(({ reason }) => reason), ...servers.flatMap(({ withoutTools }) => withoutTools ?? [])];
}

/** @param {readonly string[]} missing */
async function runTests(missing) {
  const counts = await runJest(root, { serversFile, missing, patterns });
  passed += counts.passed;
  failedTests += counts.failed;
  skips.push(...counts.skipped);
  failures.push(...counts.unexplained.map((name) => `skipped although nothing it needs is missing: ${name}`));
  if (counts.passed === 0) failures.push('no test ran');
}

/**
 * @param {string} name
 * @param {() => Promise<void>} work
 */
async function step(name, work) {
  const started = Date.now();
  try {
    await work();
  } finally {
    console.log(`== ${name}: ${seconds(Date.now() - started)}`);
  }
}

/** @param {number} ms */
function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
