import { accessSync } from 'node:fs';
import path from 'node:path';

/**
 * Real tools beside which results are compared: they are no part of the product, and a machine may not have them. Each says in
 * the test's name why it is missing, and what can be looked up is looked up.
 *
 * @type {readonly { readonly pattern: RegExp, readonly isTrue: (match: RegExpExecArray) => boolean }[]}
 */
const oracleReasons = [
  { pattern: /: ([\w.-]+) is neither in (.+) nor in PATH$/, isTrue: ([, name = '', folder = '']) => !isIn(folder, name) && !isInPath(name) },
  { pattern: /: there is no Java on this machine$/, isTrue: () => !isInPath('java') },
  { pattern: /: Maven could not fetch [\w.-]+$/, isTrue: () => true },
  { pattern: /: npm could not install .+$/, isTrue: () => true },
];

/**
 * True where what a skipped test needs is really missing.
 *
 * @param {string} name full name of the test, ending in `: <reason>`
 * @param {readonly string[]} missing why servers or their programs are missing
 */
export function isExplained(name, missing) {
  if (missing.some((reason) => name.endsWith(`: ${reason}`))) return true;
  return oracleReasons.some(({ pattern, isTrue }) => {
    const match = pattern.exec(name);
    return match !== null && isTrue(match);
  });
}

/** @param {string} program */
function isInPath(program) {
  return (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => isIn(folder, program));
}

/**
 * @param {string} folder
 * @param {string} program
 */
function isIn(folder, program) {
  try {
    accessSync(path.join(folder, program));
    return true;
  } catch {
    return false;
  }
}
