import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { toolCommand } from '../gates/run-tool.mjs';
import { isExplained } from './explained-skips.mjs';

/**
 * @typedef {object} TestCounts
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped names of the skipped tests, which carry their reasons
 * @property {string[]} unexplained skipped tests that nothing missing here explains
 */

/** @typedef {{ status: string, fullName: string }} TestCase */
/** @typedef {{ status: string, name: string, message: string, assertionResults: readonly TestCase[] }} TestFile */

/**
 * Runs every test of the build, or those whose path matches one of the patterns.
 *
 * @param {string} root of the checkout
 * @param {{ serversFile: string, missing: readonly string[], patterns: readonly string[] }} options
 * @returns {Promise<TestCounts>}
 */
export async function runJest(root, { serversFile, missing, patterns }) {
  const resultFile = path.join(root, '.cache/jest-result.json');
  rmSync(resultFile, { force: true });
  const [node = '', jest = ''] = toolCommand(root, 'jest');
  // Half of their time tests wait for a server or for a lock, so that two cores have room for a third worker.
  const args = ['--experimental-vm-modules', '--no-warnings', jest, '--maxWorkers', '3', '--json', '--outputFile', resultFile, ...patterns];
  await new Promise((resolve) => {
    const env = { ...process.env, SCHEMA_GITOPS_TEST_SERVERS: serversFile };
    // With --json jest prints the result to standard output as well, and its report to standard error.
    const child = spawn(node, args, { cwd: root, env, stdio: ['ignore', 'ignore', process.stdout.fd] });
    child.on('close', resolve);
    child.on('error', resolve);
  });
  return count(JSON.parse(readFileSync(resultFile, 'utf8')).testResults, missing);
}

/**
 * @param {readonly TestFile[]} files
 * @param {readonly string[]} missing why servers or programs are missing
 * @returns {TestCounts}
 */
function count(files, missing) {
  const tests = files.flatMap((file) => file.assertionResults);
  const withStatus = (/** @type {string} */ status) => tests.filter((test) => test.status === status);
  // A file that does not load has no tests; it is one failure.
  const broken = files.filter((file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'));
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ fullName }) => fullName);
  return {
    passed: withStatus('passed').length,
    failed: withStatus('failed').length + broken.length,
    skipped: skipped.filter((name) => isExplained(name, missing)),
    unexplained: skipped.filter((name) => !isExplained(name, missing)),
  };
}
