import type { Row } from '../../../ports/database-session.ts';

/** What a role may do with everything in a database, as far as SHOW GRANTS tells. */
export interface VisiblePrivileges {
  /** Whether it has one of the privileges on the whole database, or on all. */
  hasWide(...privileges: readonly string[]): boolean;
  /** Whether it has the privilege on all databases. */
  hasGlobal(privilege: string): boolean;
  /** Whether it may read a table of the server's own schema `mysql`. */
  readsSystemTable(table: string): boolean;
}

/** One line of SHOW GRANTS. */
interface Grant {
  readonly revoked: boolean;
  readonly privileges: ReadonlySet<string>;
  readonly schema: string;
  readonly object: string;
}

/** Reads SHOW GRANTS, which tells of active roles, too (MySQL 8.4 manual 15.7.7.22; MariaDB documentation, SHOW GRANTS). */
export function readPrivileges(rows: readonly Row[], database: string): VisiblePrivileges {
  const grants = rows.flatMap((row) => {
    const line = Object.values(row)[0];
    const grant = typeof line === 'string' ? readGrant(line) : undefined;
    return grant === undefined ? [] : [grant];
  });
  const global = grants.filter(({ schema }) => schema === '*');
  const own = grants.filter(({ schema, object, revoked }) => object === '*' && (revoked ? schema === database : coversSchema(schema, database)));
  const system = grants.filter(({ schema }) => coversSchema(schema, 'mysql'));
  return {
    hasWide: (...privileges) => privileges.some((privilege) => isGranted(own, privilege)),
    hasGlobal: (privilege) => isGranted(global, privilege),
    readsSystemTable: (table) => isGranted(system.filter(({ object }) => object === '*' || object === table), 'SELECT'),
  };
}

/** A partial revoke (MySQL 8.0.16) takes from one schema what is granted on all. */
function isGranted(grants: readonly Grant[], privilege: string): boolean {
  const hold = (grant: Grant): boolean => grant.privileges.has(privilege) || grant.privileges.has('ALL PRIVILEGES');
  return grants.some((grant) => !grant.revoked && hold(grant)) && !grants.some((grant) => grant.revoked && hold(grant));
}

const line = /^(GRANT|REVOKE) ([^]+?) ON (?:(?:TABLE|FUNCTION|PROCEDURE|PACKAGE BODY|PACKAGE) )?(\*|`(?:[^`]|``)*`)\.(\*|`(?:[^`]|``)*`) (?:TO|FROM) /;

/** Roles, proxies and default roles are other lines. Privileges on columns alone do not count. */
function readGrant(printed: string): Grant | undefined {
  const found = line.exec(printed);
  if (found === null) return undefined;
  const [, verb, list = '', schema = '', object = ''] = found;
  return {
    revoked: verb === 'REVOKE',
    privileges: new Set(list.replace(/ ?\([^)]*\)/g, ' (columns)').split(', ').map((word) => word.trim().toUpperCase())),
    schema: unquote(schema),
    object: unquote(object),
  };
}

function unquote(name: string): string {
  return name.startsWith('`') ? name.slice(1, -1).replaceAll('``', '`') : name;
}

/** Names of schemas in grants are patterns with `%`, `_` and backslashes (MySQL 8.4 manual 15.7.1.6). */
function coversSchema(pattern: string, schema: string): boolean {
  if (pattern === '*') return true;
  const source = pattern.replace(/\\?[^]/g, (character) => {
    if (character === '%') return '[^]*';
    if (character === '_') return '[^]';
    return (character.length > 1 ? character.slice(1) : character).replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
  });
  return new RegExp(`^${source}$`, 'i').test(schema);
}
