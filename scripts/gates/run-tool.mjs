import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The command line of a package's program, without the shell wrappers of node_modules/.bin, which differ by platform.
 *
 * @param {string} root of the checkout
 * @param {string} packageName
 * @param {string} [program] for packages with several
 */
export function toolCommand(root, packageName, program = packageName) {
  const folder = path.join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return [process.execPath, path.join(folder, typeof bin === 'string' ? bin : bin[program])];
}

/**
 * Runs a program in the checkout and collects what it prints.
 *
 * @param {string} root
 * @param {readonly string[]} commandLine
 * @returns {Promise<{ ok: boolean, output: string, stdout: string }>}
 */
export function runTool(root, [command = '', ...args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } });
    child.stdin.end();
    let stdout = '';
    let output = '';
    child.stdout.on('data', (chunk) => ((stdout += chunk), (output += chunk)));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ ok: false, output: error.message, stdout }));
    child.on('close', (code) => resolve({ ok: code === 0, output, stdout }));
  });
}
