import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { runTool, toolCommand } from './run-tool.mjs';

/**
 * @typedef {object} Gate one static check of the whole checkout
 * @property {string} name
 * @property {(root: string) => readonly string[]} command
 */

const layersScript = fileURLToPath(new URL('check-layers.mjs', import.meta.url));

/** The slow ones first: they run two at a time. @type {readonly Gate[]} */
export const gates = [
  { name: 'lint', command: (root) => [...toolCommand(root, 'eslint'), '.', '--max-warnings', '0'] },
  { name: 'types', command: (root) => [...toolCommand(root, 'typescript', 'tsc'), '--project', '.', '--noEmit'] },
  { name: 'types of scripts', command: (root) => [...toolCommand(root, 'typescript', 'tsc'), '--project', 'scripts'] },
  { name: 'unused', command: (root) => toolCommand(root, 'knip') },
  { name: 'layers', command: (root) => [process.execPath, layersScript, root] },
  {
    name: 'duplicates',
    command: (root) => [...toolCommand(root, 'jscpd'), 'src', '--threshold', '0.5', '--reporters', 'consoleFull'],
  },
  { name: 'bundle', command: (root) => [process.execPath, path.join(root, 'build/scripts/build.js'), '--check'] },
  { name: 'generated', command: (root) => [process.execPath, path.join(root, 'build/scripts/generate.js'), '--check'] },
];

/**
 * Runs gates two at a time.
 *
 * @param {string} root of the checkout
 * @param {{ chosen?: readonly Gate[], report: (result: GateResult) => void }} options
 * @typedef {{ name: string, ok: boolean, output: string, ms: number }} GateResult
 * @returns {Promise<GateResult[]>}
 */
export async function runGates(root, { chosen = gates, report }) {
  const waiting = [...chosen];
  /** @type {GateResult[]} */
  const results = [];
  const work = async () => {
    for (let gate = waiting.shift(); gate !== undefined; gate = waiting.shift()) {
      const started = Date.now();
      const { ok, output } = await runTool(root, gate.command(root));
      const result = { name: gate.name, ok, output: output.trim(), ms: Date.now() - started };
      results.push(result);
      report(result);
    }
  };
  await Promise.all([work(), work()]);
  return results;
}
