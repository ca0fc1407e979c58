import type { DatabaseSession } from '../../ports/database-session.ts';
import type { DatabaseLikeness } from '../../ports/engine.ts';
import { text } from '../catalog-values.ts';

/**
 * Character set and collation of a database, and the global settings under which its sessions make tables: sql_mode, the
 * default engine, and whether TIMESTAMP gets defaults by itself (MySQL 8.4 manual, 7.1.8; the last is fixed to ON in MySQL 9).
 */
export async function readLikeness(session: DatabaseSession): Promise<DatabaseLikeness> {
  const [row] = await session.query({
    text: 'select @@character_set_database as charset, @@collation_database as collation, @@global.sql_mode as sql_mode, @@global.default_storage_engine as engine',
  });
  if (row === undefined) return { createOptions: '', sessionSettings: [] };
  return {
    createOptions: `CHARACTER SET ${word(text(row, 'charset'))} COLLATE ${word(text(row, 'collation'))}`,
    sessionSettings: [{ text: `SET SESSION sql_mode = '${words(text(row, 'sql_mode'))}'` }, { text: `SET SESSION default_storage_engine = ${word(text(row, 'engine'))}` }],
  };
}

/** Names of character sets and engines are words; nothing else reaches the statement. */
function word(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9_]/g, '');
}

function words(list: string): string {
  return list.replaceAll(/[^A-Za-z0-9_,]/g, '');
}
