import { installMysql } from './mysql.mjs';
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
 * @property {(password: string) => Promise<Installation>} install
 */

/**
 * @param {string} major
 * @param {boolean} quick
 * @returns {Target}
 */
function postgresql(major, quick) {
  return { id: `postgresql-${major}`, engine: 'postgresql', version: major, quick, install: (password) => installPostgres(major, password) };
}

/**
 * @param {import('./mysql.mjs').Source['engine']} engine
 * @param {string} version
 * @param {{ quick: boolean, suite?: string }} options the suite of Debian that has this version
 * @returns {Target}
 */
function mysqlFamily(engine, version, { quick, suite }) {
  const debian = suite === undefined ? {} : { debian: { suite, packages: [`${engine}-server-core`] } };
  const source = { engine, version: `${version}.`, ...debian };
  return { id: `${engine}-${version}`, engine, version, quick, install: (password) => installMysql(source, password) };
}

/** Every server version that tests can run on. @type {readonly Target[]} */
export const targets = [
  postgresql('13', true),
  postgresql('14', false),
  postgresql('15', false),
  postgresql('16', true),
  postgresql('17', false),
  postgresql('18', true),
  mysqlFamily('mariadb', '10.11', { quick: true, suite: 'bookworm' }),
  mysqlFamily('mariadb', '11.8', { quick: false, suite: 'trixie' }),
  mysqlFamily('mysql', '8.0', { quick: false }),
  mysqlFamily('mysql', '8.4', { quick: false }),
  mysqlFamily('mysql', '9', { quick: true, suite: 'sid' }),
];

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
