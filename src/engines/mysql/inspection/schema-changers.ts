import type { SchemaChanger } from '../../../model/schema-object.ts';
import type { Row } from '../../../ports/database-session.ts';
import { groupBy, text } from '../../catalog-values.ts';
import { granteeName } from './accounts.ts';

/** Privileges that change a schema. */
const changing = "'ALTER', 'CREATE', 'DROP', 'INDEX', 'CREATE VIEW', 'CREATE ROUTINE', 'ALTER ROUTINE', 'TRIGGER', 'EVENT', 'SUPER'";

/**
 * Who besides the session's own account has them, on everything, on the database or on some of its tables (MySQL 8.4 manual,
 * 28.3.47, 28.3.33 and 28.3.44). Names of databases in grants are patterns.
 */
export const schemaChangersQuery = `
select grantee as grantee, privilege_type as privilege, '*.*' as place from information_schema.user_privileges
where privilege_type in (${changing}) and ${isOther('grantee')}
union all
select grantee, privilege_type, concat(database(), '.*') from information_schema.schema_privileges
where privilege_type in (${changing}) and database() like table_schema and ${isOther('grantee')}
union all
select grantee, privilege_type, 'some tables' from information_schema.table_privileges
where privilege_type in (${changing}) and table_schema = database() and ${isOther('grantee')}`;

/** Accounts of the servers themselves are locked and have no password (manual 8.2.9, Reserved Accounts). */
function isOther(column: string): string {
  return `${column} <> concat('''', replace(current_user(), '@', '''@'''), '''')
  and ${column} not like '''mysql.%''@%' and ${column} not like '''mariadb.%''@%'`;
}

/** Accounts by name, each with what it may change and where. */
export function readSchemaChangers(rows: readonly Row[]): readonly SchemaChanger[] {
  const byRole = groupBy(rows, (row) => granteeName(text(row, 'grantee')));
  return [...byRole.keys()].toSorted().map((role) => ({ role, reasons: reasonsOf(byRole.get(role) ?? []) }));
}

function reasonsOf(rows: readonly Row[]): readonly string[] {
  const byPlace = groupBy(rows, (row) => text(row, 'place'));
  return [...byPlace].map(([place, own]) => {
    const privileges = [...new Set(own.map((row) => text(row, 'privilege')))].toSorted();
    return `${privileges.join(', ')} on ${place}`;
  });
}
