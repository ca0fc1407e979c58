import type { ServerInfo } from '../../model/server-info.ts';
import type { SqlCommand } from '../../ports/database-session.ts';
import type { SessionTimeouts } from '../../ports/engine.ts';

/** Session settings by name, as SET takes them; times without a unit are milliseconds. */
type Settings = readonly (readonly [name: string, value: string])[];

/**
 * The state in which migrations run, whatever the database, the role or an earlier migration has set.
 * One statement, so that it costs no round trip of its own in a flight.
 */
export function migrationSettings(server: ServerInfo, timeouts: SessionTimeouts): readonly SqlCommand[] {
  const settings: Settings = [
    ['client_encoding', 'UTF8'],
    ['standard_conforming_strings', 'on'],
    ['client_min_messages', 'notice'],
    ['lock_timeout', String(timeouts.lockTimeoutMs)],
    ['statement_timeout', String(timeouts.statementTimeoutMs)],
    // A runner that hangs between two statements must not hold its locks for ever.
    ['idle_in_transaction_session_timeout', '60000'],
    // PostgreSQL manual, 19.11.1: from 17 on; it would end a long migration.
    ...(server.version.number >= 170_000 ? ([['transaction_timeout', '0']] as const) : []),
    // Manual 19.3.2: seconds, seconds, count, milliseconds; ignored on a socket.
    ['tcp_keepalives_idle', '30'],
    ['tcp_keepalives_interval', '10'],
    ['tcp_keepalives_count', '3'],
    ['tcp_user_timeout', '30000'],
  ];
  return [{ text: `select ${settings.map(setConfig).join(', ')}` }, ...connectionCheck(server)];
}

/**
 * Undoes what a migration may have changed in its session: identity, settings, search_path, temporary objects.
 * Never DISCARD ALL: it would free the advisory locks that keep other runners away.
 * RESET ALL leaves identity alone; it goes back to the settings the session began with, session_replication_role among them.
 */
export function resetBetweenMigrations(): readonly SqlCommand[] {
  const executes = resetSteps.map((step) => `execute '${step}';`);
  return [{ text: `do $$ begin ${executes.join(' ')} end $$` }];
}

const resetSteps = ['reset session authorization', 'reset role', 'reset all', 'close all', 'unlisten *', 'deallocate all', 'discard temp'];

/** For the rest of the transaction only: what a migration has set stays for its next statements. */
export function resetInTransaction(): readonly SqlCommand[] {
  const settings = ['session authorization default', 'role none', "client_encoding to ''UTF8''"];
  return [{ text: `do $$ begin ${settings.map((setting) => `execute 'set local ${setting}';`).join(' ')} end $$` }];
}

function setConfig([name, value]: readonly [string, string]): string {
  return `pg_catalog.set_config('${name}', '${value}', false)`;
}

/**
 * Lets the server notice within a second that the runner is gone, and stop its statement (19.11.1, from 14 on).
 * Platforms without the needed poll() refuse the setting.
 */
function connectionCheck(server: ServerInfo): readonly SqlCommand[] {
  if (server.version.number < 140_000) return [];
  return [
    {
      text: "do $$ begin perform pg_catalog.set_config('client_connection_check_interval', '1000', false); exception when others then null; end $$",
    },
  ];
}
