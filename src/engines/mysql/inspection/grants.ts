import type { ObjectKey, SchemaObject } from '../../../model/schema-object.ts';
import type { Row } from '../../../ports/database-session.ts';
import { groupBy, optionalText, text } from '../../catalog-values.ts';
import { granteeName } from './accounts.ts';
import { keyOf, relationKey, type SchemaFacts } from './schema-facts.ts';

/**
 * Privileges on tables and columns (MySQL 8.4 manual, 28.3.44 and 28.3.10). Those on the whole database name it, so that they are
 * not the schema's own; without SELECT on the server's own tables a role sees its own alone.
 */
export const grantsQuery = `
select table_name as table_name, null as column_name, grantee as grantee, privilege_type as privilege, is_grantable as is_grantable
from information_schema.table_privileges where table_schema = database()
union all
select table_name, column_name, grantee, privilege_type, is_grantable
from information_schema.column_privileges where table_schema = database()`;

/** Grants by the table to which they belong. */
export function grantsByTable(rows: readonly Row[], facts: SchemaFacts): ReadonlyMap<string, readonly SchemaObject[]> {
  const byTable = groupBy(rows.filter((row) => text(row, 'privilege') !== 'USAGE'), (row) => text(row, 'table_name'));
  return new Map([...byTable].map(([table, own]) => [table, readGrants(table, own, facts)]));
}

function readGrants(table: string, rows: readonly Row[], facts: SchemaFacts): readonly SchemaObject[] {
  const byGrantee = groupBy(rows, (row) => `${optionalText(row, 'column_name') ?? ''}\0${granteeName(text(row, 'grantee'))}`);
  const keys = [...byGrantee.keys()].toSorted();
  return keys.map((key) => readGrant({ table, name: key, rows: byGrantee.get(key) ?? [] }, facts));
}

interface GrantRows {
  readonly table: string;
  /** Column, NUL and grantee. */
  readonly name: string;
  readonly rows: readonly Row[];
}

function readGrant({ table, name, rows }: GrantRows, facts: SchemaFacts): SchemaObject {
  const [column = '', grantee = ''] = name.split('\0');
  const on = column === '' ? table : `${table}.${column}`;
  const parent: ObjectKey = column === '' ? relationKey(table, facts) : keyOf('column', on, facts);
  const privileges = rows.map((row) => `${text(row, 'privilege')}${text(row, 'is_grantable') === 'YES' ? ' with grant option' : ''}`);
  return {
    key: `grant:${parent}:${grantee}`,
    kind: 'grant',
    name: `${on}:${grantee}`,
    place: { table, name: grantee },
    parent,
    attributes: { privileges: [...new Set(privileges)].toSorted() },
    marks: [],
    uses: [],
  };
}
