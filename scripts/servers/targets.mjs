import { readFileSync } from 'node:fs';

import { mysqlInstallations } from './mysql.mjs';
import { installPostgres } from './postgres.mjs';

/**
 * @typedef {object} Placement where one started server lives
 * @property {string} id
 * @property {string} data
 * @property {number} port
 * @property {string} socketFolder
 */

/**
 * @typedef {object} Installation a server program that is ready to make data directories and to run on them
 * @property {string} version
 * @property {string} templateKey
 * @property {(data: string) => Promise<void>} createTemplate fills an empty folder
 * @property {(placement: Placement) => readonly string[]} command
 * @property {NodeJS.Signals} stopSignal
 * @property {(placement: Placement) => Promise<boolean>} isReady
 * @property {(port: number) => string} urlOf
 * @property {(placement: Placement) => string} socketOf what a client names to connect by Unix socket
 */

/**
 * @typedef {object} Target one engine version that tests run on
 * @property {string} id
 * @property {'postgresql' | 'mysql' | 'mariadb'} engine
 * @property {string} version
 * @property {boolean} quick whether `npm test` starts it; `npm run test:full` starts all
 * @property {readonly ((password: string) => Promise<Installation>)[]} installations tried in this order
 * @property {import('./client-tools.mjs').ClientPackage | undefined} tools
 */

/**
 * @param {string} major
 * @param {boolean} quick
 * @returns {Omit<Target, 'tools'>}
 */
function postgresql(major, quick) {
  return { id: `postgresql-${major}`, engine: 'postgresql', version: major, quick, installations: [(password) => installPostgres(major, password)] };
}

/**
 * @param {import('./mysql.mjs').Source} source
 * @param {boolean} quick
 * @returns {Omit<Target, 'tools'>}
 */
function mysqlFamily(source, quick) {
  const { engine, version } = source;
  return { id: `${engine}-${version}`, engine, version, quick, installations: mysqlInstallations(source) };
}

/** @typedef {{ version: string, tests: 'quick' | 'full' | 'none', package?: import('./debian-packages.mjs').Package, tools?: import('./client-tools.mjs').ClientPackage }} Row */
/** @type {readonly (Row & { engine: Target['engine'] })[]} */
const versions = JSON.parse(readFileSync(new URL('versions.json', import.meta.url), 'utf8'));

/** Every server version that tests can run on. */
const targets = versions
  .filter(({ tests }) => tests !== 'none')
  .map(({ engine, version, tests, package: from, tools }) => {
    const quick = tests === 'quick';
    const target = engine === 'postgresql' ? postgresql(version, quick) : mysqlFamily({ engine, version, from }, quick);
    return { ...target, tools };
  });

/**
 * @param {string} selection `quick`, `full`, or ids separated by commas
 * @returns {readonly Target[]}
 */
export function selectTargets(selection) {
  if (selection === 'full') return targets;
  if (selection === 'quick') return targets.filter((target) => target.quick);
  return selection.split(',').map((id) => {
    const target = targets.find((candidate) => candidate.id === id);
    if (target === undefined) throw new Error(`no server is called ${id}; there are quick, full, ${targets.map((each) => each.id).join(', ')}`);
    return target;
  });
}
