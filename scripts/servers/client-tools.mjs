import path from 'node:path';

import { commandOfTree, unpackPackage } from './debian-packages.mjs';

/**
 * @typedef {object} ClientTools programs that come with a server, as the beginnings of command lines
 * @property {readonly string[]} client runs SQL: psql, mysql, mariadb
 * @property {readonly string[]} dump writes a schema as SQL: pg_dump, mysqldump, mariadb-dump
 */

/** @typedef {{ package: import('./debian-packages.mjs').Package, client: string, dump: string }} ClientPackage */

/**
 * The programs of a server's own version: another version's dump leaves out or rewrites what it does not know. No
 * archive has those of PostgreSQL 13 any more; it gets the next version's, which read every server since 8.0 (manual of
 * PostgreSQL 14, pg_dump).
 *
 * @param {ClientPackage | undefined} from
 * @returns {Promise<{ tools: ClientTools } | { withoutTools: string }>}
 */
export async function findClientTools(from) {
  if (from === undefined) return { withoutTools: 'no package of its client programs is known' };
  try {
    const root = await unpackPackage(from.package);
    const command = (/** @type {string} */ program) => commandOfTree(root, path.join('usr', program));
    return { tools: { client: await command(from.client), dump: await command(from.dump) } };
  } catch (error) {
    return { withoutTools: error instanceof Error ? error.message : String(error) };
  }
}
