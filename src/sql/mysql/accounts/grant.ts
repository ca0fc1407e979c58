import type { ObjectName } from '../../../model/expression.ts';
import type { GrantOrRevoke, ObjectKind } from '../../../model/operation.ts';
import { readName } from '../names/identifier.ts';
import { matchPattern } from '../patterns/match-pattern.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readAccount, readRole } from './account.ts';
import { readAuthentication, readRequire, readResourceLimits } from './authentication.ts';

type Verb = GrantOrRevoke['kind'];

/** Privileges of several words, longest first (MySQL 8.4 Reference Manual 15.7.1.6; MariaDB "GRANT"). */
const longPrivileges: readonly (readonly string[])[] = [
  'CREATE TEMPORARY TABLES', 'SHOW CREATE ROUTINE', 'BINLOG ADMIN', 'BINLOG MONITOR', 'BINLOG REPLAY', 'CONNECTION ADMIN',
  'FEDERATED ADMIN', 'READ_ONLY ADMIN', 'REPLICATION MASTER ADMIN', 'REPLICATION SLAVE ADMIN', 'REPLICATION REPLICA ADMIN',
  'REPLICATION SLAVE', 'REPLICATION REPLICA', 'REPLICATION CLIENT', 'SLAVE MONITOR', 'REPLICA MONITOR', 'DELETE HISTORY', 'SET USER',
  'CREATE VIEW', 'SHOW VIEW', 'CREATE ROUTINE', 'ALTER ROUTINE', 'CREATE USER', 'CREATE TABLESPACE', 'CREATE ROLE', 'DROP ROLE',
  'LOCK TABLES', 'SHOW DATABASES', 'GRANT OPTION',
].map((text) => text.split(' '));

const shortPrivileges = new Set([
  'SELECT', 'INSERT', 'UPDATE', 'REFERENCES', 'DELETE', 'USAGE', 'INDEX', 'ALTER', 'CREATE', 'DROP', 'EXECUTE', 'RELOAD', 'SHUTDOWN',
  'PROCESS', 'FILE', 'SUPER', 'EVENT', 'TRIGGER',
]);

const onlyMysql = new Set(['CREATE ROLE', 'DROP ROLE']);

function isOffered(cursor: TokenCursor, words: readonly string[]): boolean {
  const text = words.join(' ');
  if (onlyMysql.has(text)) return !cursor.dialect.isMariadb;
  const isMariadbOnly = words.includes('ADMIN') || words.includes('MONITOR') || words.includes('REPLAY') || words.includes('HISTORY')
    || text === 'SET USER' || text === 'REPLICATION REPLICA';
  return text === 'SHOW CREATE ROUTINE' ? cursor.dialect.offers({ mariadb: 110301 }) : !isMariadbOnly || cursor.dialect.isMariadb;
}

/** Reads a privilege with its columns. @returns its words, or the name of a role or dynamic privilege. */
function readPrivilege(cursor: TokenCursor): string {
  const long = longPrivileges.find((words) => isOffered(cursor, words) && cursor.acceptAll(...words));
  if (long !== undefined) return long.join(' ');
  const short = cursor.acceptAny(shortPrivileges);
  if (short === undefined) {
    if (cursor.at('PROXY')) cursor.fail('a privilege was expected');
    return readRole(cursor);
  }
  if (cursor.at('(')) cursor.parenthesised(() => cursor.list(() => readName(cursor, 'a column name')));
  return short;
}

function readPrivileges(cursor: TokenCursor): string[] {
  if (cursor.accept('ALL')) {
    cursor.accept('PRIVILEGES');
    return ['ALL'];
  }
  return cursor.list(() => readPrivilege(cursor));
}

interface Level {
  readonly objectKind?: ObjectKind;
  readonly objects: readonly ObjectName[];
}

const kinds: Readonly<Record<string, ObjectKind>> = { TABLE: 'table', PROCEDURE: 'procedure', FUNCTION: 'function' };

/** ON [kind] level. */
function readLevel(cursor: TokenCursor): Level {
  const kind = cursor.symbol === '' ? undefined : kinds[cursor.symbol];
  if (kind !== undefined) {
    cursor.advance();
  } else if (cursor.dialect.offers({ mysql: 90200 }) && cursor.accept('LIBRARY')) {
    return { objectKind: 'other', objects: matchPattern(cursor, '<object>') };
  } else if (cursor.dialect.offers({ mariadb: 110400 }) && cursor.at('PACKAGE') && cursor.peek(1) !== 'TO' && cursor.peek(1) !== '.') {
    cursor.advance();
    cursor.accept('BODY');
    return { objectKind: 'package', objects: matchPattern(cursor, '<object>') };
  }
  const objects = matchPattern(cursor, '<grant-level>');
  return { ...(kind === undefined ? {} : { objectKind: kind }), objects };
}

/** A grantee; PUBLIC is one. In GRANT of older servers and MariaDB it may be given a password. */
function readGrantee(cursor: TokenCursor, mayIdentify: boolean): string {
  const name = cursor.dialect.isMariadb && cursor.at('CURRENT_ROLE') ? readRole(cursor) : readAccount(cursor);
  if (mayIdentify && cursor.dialect.offers({ mysql: 50000, mysqlUntil: 80000, mariadb: 100000 })) readAuthentication(cursor);
  return name.toLowerCase() === 'public' ? 'public' : name;
}

interface Grant {
  readonly privileges: readonly string[];
  readonly level?: Level;
  readonly grantees: readonly string[];
  readonly grantOption?: boolean;
}

function reading(cursor: TokenCursor, kind: Verb, { privileges, level, grantees, grantOption }: Grant): StatementReading {
  const { objectKind, objects = [] } = level ?? {};
  const operation: GrantOrRevoke = {
    kind, privileges, ...(objectKind === undefined ? {} : { objectKind }), objects, grantees, span: cursor.statementSpan(),
    ...(level !== undefined && objects.length === 0 ? { everywhere: true } : {}),
    ...(grantOption === true ? { grantOption } : {}),
  };
  return { operations: [operation], transaction: 'implicit-commit' };
}

/** AS user [WITH ROLE …] behind a grant (MySQL 8.0.16). */
function readGrantAs(cursor: TokenCursor): void {
  if (cursor.dialect.isMariadb || !cursor.accept('AS')) return;
  readAccount(cursor);
  if (!cursor.acceptAll('WITH', 'ROLE')) return;
  if (cursor.accept('ALL')) {
    if (cursor.accept('EXCEPT')) cursor.list(() => readRole(cursor));
  } else if (!cursor.accept('DEFAULT') && !cursor.accept('NONE')) {
    cursor.list(() => readRole(cursor));
  }
}

/** GRANT PROXY ON account TO accounts [WITH GRANT OPTION]. */
function readProxy(cursor: TokenCursor, kind: Verb): StatementReading {
  cursor.expect('PROXY', 'ON');
  readAccount(cursor);
  cursor.expect(kind === 'grant' ? 'TO' : 'FROM');
  const grantees = cursor.list(() => readGrantee(cursor, kind === 'grant'));
  const grantOption = kind === 'grant' && cursor.acceptAll('WITH', 'GRANT', 'OPTION');
  return reading(cursor, kind, { privileges: ['PROXY'], grantees, grantOption });
}

/** GRANT. */
export function readGrant(cursor: TokenCursor): StatementReading {
  cursor.expect('GRANT');
  if (cursor.atAll('PROXY', 'ON')) return readProxy(cursor, 'grant');
  const privileges = readPrivileges(cursor);
  if (!cursor.accept('ON')) {
    requireRoles(cursor, privileges);
    cursor.expect('TO');
    const grantees = cursor.list(() => readGrantee(cursor, true));
    cursor.acceptAll('WITH', 'ADMIN', 'OPTION');
    return reading(cursor, 'grant', { privileges, grantees });
  }
  requirePrivileges(cursor, privileges);
  const level = readLevel(cursor);
  cursor.expect('TO');
  const grantees = cursor.list(() => readGrantee(cursor, true));
  const grantOption = readGrantOptions(cursor);
  readGrantAs(cursor);
  return reading(cursor, 'grant', { privileges, level, grantees, grantOption });
}

/** What stands behind the grantees. @returns whether GRANT OPTION is there. */
function readGrantOptions(cursor: TokenCursor): boolean {
  if (!cursor.dialect.offers({ mysql: 50000, mysqlUntil: 80000, mariadb: 100000 })) return cursor.acceptAll('WITH', 'GRANT', 'OPTION');
  readRequire(cursor);
  return readResourceLimits(cursor, true);
}

/** MariaDB knows no privileges by other names; MySQL's components bring some. */
function requirePrivileges(cursor: TokenCursor, privileges: readonly string[]): void {
  const known = privileges.every((name) => name === 'ALL' || shortPrivileges.has(name) || longPrivileges.some((words) => words.join(' ') === name));
  if (cursor.dialect.isMariadb && !known) cursor.fail('a privilege was expected');
}

/** Without ON only roles are granted, and in MariaDB one at a time. */
function requireRoles(cursor: TokenCursor, privileges: readonly string[]): void {
  if (privileges[0] === 'ALL' || (cursor.dialect.isMariadb && privileges.length > 1)) cursor.fail('ON was expected');
}

/** REVOKE. */
export function readRevoke(cursor: TokenCursor): StatementReading {
  cursor.expect('REVOKE');
  if (!cursor.dialect.isMariadb) cursor.acceptAll('IF', 'EXISTS');
  if (cursor.atAll('PROXY', 'ON')) return finishRevoke(cursor, readProxy(cursor, 'revoke'));
  if (cursor.dialect.isMariadb && cursor.acceptAll('ADMIN', 'OPTION', 'FOR')) {
    return finishRevoke(cursor, readRevokedRoles(cursor, [readRole(cursor)]));
  }
  const privileges = readPrivileges(cursor);
  if (privileges[0] === 'ALL' && cursor.acceptAll(',', 'GRANT', 'OPTION')) {
    return finishRevoke(cursor, readRevokedRoles(cursor, ['ALL', 'GRANT OPTION']));
  }
  if (!cursor.at('ON')) {
    requireRoles(cursor, privileges);
    return finishRevoke(cursor, readRevokedRoles(cursor, privileges));
  }
  cursor.expect('ON');
  requirePrivileges(cursor, privileges);
  const level = readLevel(cursor);
  cursor.expect('FROM');
  const grantees = cursor.list(() => readGrantee(cursor, false));
  return finishRevoke(cursor, reading(cursor, 'revoke', { privileges, level, grantees }));
}

function readRevokedRoles(cursor: TokenCursor, privileges: readonly string[]): StatementReading {
  cursor.expect('FROM');
  const grantees = cursor.list(() => readGrantee(cursor, false));
  return reading(cursor, 'revoke', { privileges, grantees });
}

/** IGNORE UNKNOWN USER (MySQL 8.0.30). */
function finishRevoke(cursor: TokenCursor, found: StatementReading): StatementReading {
  if (!cursor.dialect.isMariadb) cursor.acceptAll('IGNORE', 'UNKNOWN', 'USER');
  return found;
}
