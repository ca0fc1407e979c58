import type { NotVisible } from '../../../model/schema-object.ts';
import type { ServerInfo } from '../../../model/server-info.ts';
import type { VisiblePrivileges } from './visible-privileges.ts';

/** Privileges of which any one shows a table. */
const tablePrivileges = [
  'SELECT', 'INSERT', 'UPDATE', 'DELETE', 'CREATE', 'DROP', 'REFERENCES', 'INDEX', 'ALTER', 'CREATE VIEW', 'SHOW VIEW', 'TRIGGER',
];

/**
 * Kinds of which the role may not see every object: what the server hides is simply absent from its answers
 * (MySQL 8.4 manual 28.1, 28.3.30, 28.3.45; measured on MariaDB 10.11).
 */
export function hiddenKinds(privileges: VisiblePrivileges, server: ServerInfo): readonly NotVisible[] {
  const hidden: NotVisible[] = [];
  if (!privileges.hasWide(...tablePrivileges)) {
    const missing = 'SELECT on the database';
    hidden.push({ kind: 'table', missing }, { kind: 'view', missing }, ...(server.engine === 'mariadb' ? [{ kind: 'sequence', missing } as const] : []));
  }
  if (!privileges.hasWide('TRIGGER')) hidden.push({ kind: 'trigger', missing: 'TRIGGER' });
  if (!privileges.hasWide('EVENT')) hidden.push({ kind: 'event', missing: 'EVENT' });
  if (!seesRoutines(privileges, server)) hidden.push({ kind: 'function', missing: 'EXECUTE' }, { kind: 'procedure', missing: 'EXECUTE' });
  if (!seesGrants(privileges)) hidden.push({ kind: 'grant', missing: 'SELECT on mysql.*' });
  return hidden;
}

/** Whether the accounts of others, and what they may do, are to be seen. */
export function seesGrants(privileges: VisiblePrivileges): boolean {
  return privileges.readsSystemTable('*');
}

function seesRoutines(privileges: VisiblePrivileges, server: ServerInfo): boolean {
  if (privileges.hasWide('EXECUTE', 'ALTER ROUTINE', 'CREATE ROUTINE', 'SHOW CREATE ROUTINE')) return true;
  if (server.engine === 'mariadb' || server.version.number < 80_000) return privileges.readsSystemTable('proc');
  return privileges.hasGlobal('SHOW_ROUTINE') || privileges.hasGlobal('SELECT');
}

/** The privilege that shows bodies of routines. */
export function bodyPrivilege(server: ServerInfo): string {
  if (server.engine === 'mariadb') return server.version.number >= 110_300 ? 'SHOW CREATE ROUTINE' : 'SELECT on mysql.proc';
  return server.version.number >= 80_020 ? 'SHOW_ROUTINE' : 'SELECT on *.*';
}
