import { spawn } from 'node:child_process';
import { styleText } from 'node:util';

/**
 * @typedef {object} Command
 * @property {string} program
 * @property {readonly string[]} args
 * @property {string} folder
 * @property {Readonly<Record<string, string>>} env
 */

const isTerminal = process.stdout.isTTY;
let steps = 0;
let surprises = 0;

/**
 * @param {Parameters<typeof styleText>[0]} style
 * @param {string} text
 */
function paint(style, text) {
  return isTerminal ? styleText(style, text) : text;
}

/** @param {string} text */
export function say(text) {
  console.log(text);
}

/**
 * Tells what comes, runs the command, shows what it prints, and holds its exit code against what the story says.
 *
 * @param {string} title
 * @param {Command} command
 * @param {number} expected exit code
 */
export async function step(title, command, expected) {
  steps += 1;
  console.log(`\n${paint('bold', `${steps}. ${title}`)}`);
  console.log(paint('dim', `   $ schema-gitops ${command.args.slice(1).join(' ')}`));
  const started = Date.now();
  const { exitCode, output } = await run(command);
  for (const line of output.trimEnd().split('\n')) console.log(`   ${line}`);
  const seconds = ((Date.now() - started) / 1000).toFixed(2);
  const asTold = exitCode === expected;
  if (!asTold) surprises += 1;
  const verdict = asTold ? paint('green', `exit code ${exitCode}, as expected`) : paint('red', `exit code ${exitCode}, but ${expected} was expected`);
  console.log(`   ${verdict} (${seconds} s)`);
}

/** How many steps ended otherwise than told. */
export function surpriseCount() {
  return surprises;
}

/**
 * @param {Command} command
 * @returns {Promise<{ exitCode: number, output: string }>}
 */
function run({ program, args, folder, env }) {
  return new Promise((resolve, reject) => {
    const color = isTerminal ? { FORCE_COLOR: '1' } : {};
    const child = spawn(program, args, { cwd: folder, env: { ...process.env, ...color, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}
