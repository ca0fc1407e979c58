import type { ServerInfo } from '../../../model/server-info.ts';
import type { Row } from '../../../ports/database-session.ts';
import { optionalText, text } from '../../catalog-values.ts';

/**
 * Opens the reading. An empty sql_mode makes the server print names in backticks and escape strings. Read committed, so that the
 * last look sees what the first one could not; in a read-only transaction, so that a mistake of ours could not write.
 */
export function openReading(server: ServerInfo): readonly string[] {
  const isMariadb = server.engine === 'mariadb';
  const settings = [
    "sql_mode = ''",
    "time_zone = '+00:00'",
    'lock_wait_timeout = 2',
    'sql_quote_show_create = 1',
    isMariadb ? 'max_statement_time = 30' : 'max_execution_time = 30000',
    ...(isMariadb ? [] : mysqlSettings(server)),
  ];
  return [
    'set names utf8mb4',
    `set session ${settings.join(', session ')}`,
    'set session transaction isolation level read committed',
    'start transaction read only',
  ];
}

/** The invisible key that the server gave a table is there, whoever looks (8.0.30); no more options are printed than were given. */
function mysqlSettings({ version }: ServerInfo): readonly string[] {
  return [
    ...(version.number >= 80_000 ? ['information_schema_stats_expiry = 0'] : []),
    ...(version.number >= 80_011 ? ['show_create_table_verbosity = off'] : []),
    ...(version.number >= 80_030 ? ['show_gipk_in_create_table_and_information_schema = on'] : []),
  ];
}

const settingNames = [
  'character_set_database', 'character_set_server', 'collation_database', 'collation_server', 'default_collation_for_utf8mb4',
  'default_storage_engine', 'explicit_defaults_for_timestamp', 'innodb_default_row_format', 'lower_case_table_names', 'old_mode',
  'sql_generate_invisible_primary_key', 'sql_mode',
];

/** Settings on which descriptions depend, as every session begins with them; of the database its own charset and collation. */
export const settingsQuery = `show global variables where variable_name in ('${settingNames.join("', '")}')`;

/** The database's defaults (MySQL 8.4 manual, 28.3.32). */
export const databaseQuery = `
select default_character_set_name as character_set, default_collation_name as collation
from information_schema.schemata where schema_name = database()`;

/** Sorted by name; what a server does not know is left out. */
export function readSettings(variables: readonly Row[], [database = {}]: readonly Row[]): Readonly<Record<string, string>> {
  const settings = new Map(variables.map((row) => [text(row, 'Variable_name').toLowerCase(), text(row, 'Value')]));
  settings.set('character_set_database', text(database, 'character_set'));
  settings.set('collation_database', text(database, 'collation'));
  return Object.fromEntries([...settings].toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

/** Collations and the one that each character set has by default (28.3.6). */
export const collationsQuery = `
select collation_name as collation, character_set_name as charset, is_default as is_default
from information_schema.collations where character_set_name is not null`;

/** Whether a character set has this collation where none is named. */
export function isDefaultCollation(row: Row): boolean {
  return optionalText(row, 'is_default') === 'Yes';
}
