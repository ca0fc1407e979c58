import type { ServerInfo } from '../../model/server-info.ts';
import type { SqlCommand } from '../../ports/database-session.ts';
import type { SessionTimeouts } from '../../ports/engine.ts';

/** lock_wait_timeout's largest value, a year (MySQL 8.4 manual, 7.1.8). */
const forEverSeconds = 31_536_000;

/**
 * The state in which migrations run, whatever the server's configuration or an earlier migration has set.
 * sql_mode and what decides how statements are read go to the server's global values, with which every other client works.
 * Checks of keys are on: a migration that left them off must not weaken the next one.
 */
export function migrationSettings(server: ServerInfo, timeouts: SessionTimeouts): readonly SqlCommand[] {
  const settings = [
    'autocommit = 1',
    'sql_mode = DEFAULT',
    "time_zone = '+00:00'",
    'foreign_key_checks = 1',
    'unique_checks = 1',
    'sql_safe_updates = 0',
    'sql_auto_is_null = 0',
    'sql_notes = 1',
    'sql_select_limit = DEFAULT',
    'group_concat_max_len = DEFAULT',
    'default_storage_engine = DEFAULT',
    'timestamp = DEFAULT',
    // A server may end idle sessions after a minute; the session that holds the lock is idle while others work.
    'wait_timeout = 28800',
    `lock_wait_timeout = ${lockSeconds(timeouts)}`,
    `innodb_lock_wait_timeout = ${lockSeconds(timeouts)}`,
    ...statementTimeout(server, timeouts),
  ];
  return [{ text: 'set names utf8mb4' }, { text: `set session ${settings.join(', session ')}` }];
}

/**
 * Undoes what settings do not reach: an open transaction, locked tables, another current database.
 * COM_RESET_CONNECTION would do more, but frees the lock that keeps other runners away.
 */
export function resetBetweenMigrations(server: ServerInfo): readonly SqlCommand[] {
  const use = server.database === '' ? [] : [`use \`${server.database.replaceAll('`', '``')}\``];
  return ['rollback', 'unlock tables', ...use].map((text) => ({ text }));
}

/**
 * Makes bound text arrive as it is sent, where a migration has changed the character set of its session.
 * No other setting bears on a row of ours; setting autocommit would commit (MySQL 8.4 manual, 7.1.8).
 */
export function resetInTransaction(): readonly SqlCommand[] {
  return [{ text: 'set names utf8mb4' }];
}

/** Whole seconds, at least one (MySQL 8.4 manual, 7.1.8 lock_wait_timeout; MariaDB takes 0 as "do not wait"). */
function lockSeconds(timeouts: SessionTimeouts): number {
  if (timeouts.lockTimeoutMs === 0) return forEverSeconds;
  return Math.min(Math.max(Math.ceil(timeouts.lockTimeoutMs / 1000), 1), forEverSeconds);
}

/** MySQL bounds SELECT alone, in milliseconds (7.1.8 max_execution_time); MariaDB every statement, in seconds. */
function statementTimeout(server: ServerInfo, timeouts: SessionTimeouts): readonly string[] {
  return server.engine === 'mariadb'
    ? [`max_statement_time = ${timeouts.statementTimeoutMs / 1000}`]
    : [`max_execution_time = ${timeouts.statementTimeoutMs}`];
}
