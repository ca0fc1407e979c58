import type { CheckConstraint, ForeignKeyConstraint, KeyConstraint, ReferentialAction } from '../../../model/constraint-definition.ts';
import type { IndexDefinition } from '../../../model/index-definition.ts';
import type { ServerInfo } from '../../../model/server-info.ts';
import type { Row } from '../../../ports/database-session.ts';
import { nowhere, serverExpression, text } from '../../catalog-values.ts';
import { schemaFilter } from './schema-filter.ts';
import { serverText } from './server-text.ts';

/** Columns of foreign keys in order (MySQL 8.4 manual, 28.3.16). */
export function foreignKeyColumnsQuery(server: ServerInfo): string {
  return `
select table_schema as table_schema, table_name as table_name, constraint_name as constraint_name, column_name as column_name,
  referenced_table_schema as referenced_schema, referenced_table_name as referenced_table, referenced_column_name as referenced_column
from information_schema.key_column_usage
where ${schemaFilter('table_schema', server)} and referenced_table_name is not null
order by table_schema, table_name, constraint_name, ordinal_position`;
}

/** What foreign keys do (28.3.31). */
export function foreignKeyRulesQuery(server: ServerInfo): string {
  return `
select constraint_schema as table_schema, table_name as table_name, constraint_name as constraint_name,
  delete_rule as delete_rule, update_rule as update_rule
from information_schema.referential_constraints
where ${schemaFilter('constraint_schema', server)}`;
}

/** CHECKs (28.3.5). MariaDB names their tables; MySQL, whose names of checks are unique in a schema, does not. */
export function checksQuery(server: ServerInfo): string {
  const columns = server.engine === 'mariadb' ? "table_name as table_name, 'YES' as enforced," : '';
  return `
select constraint_schema as table_schema, ${columns} constraint_name as constraint_name, check_clause as check_clause
from information_schema.check_constraints
where ${schemaFilter('constraint_schema', server)}
order by constraint_schema, constraint_name`;
}

/**
 * The tables of CHECKs and whether they are enforced, for MySQL (28.3.42); MariaDB answers no rows.
 * Joined by us: the server reads one of the two views anew for every row of the other.
 */
export function checkTablesQuery(server: ServerInfo): string {
  const enforced = server.engine === 'mariadb' ? "'YES'" : 'enforced';
  return `
select table_schema as table_schema, table_name as table_name, constraint_name as constraint_name, ${enforced} as enforced
from information_schema.table_constraints
where ${schemaFilter('table_schema', server)} and constraint_type = ${server.engine === 'mariadb' ? "''" : "'CHECK'"}`;
}

/** Gives the rows of `checksQuery` their tables. */
export function joinChecks(checks: readonly Row[], tables: readonly Row[]): readonly Row[] {
  const nameOf = (row: Row): string => `${text(row, 'table_schema')}\0${text(row, 'constraint_name')}`;
  const byName = new Map(tables.map((row) => [nameOf(row), row]));
  return checks.map((check) => ({ ...byName.get(nameOf(check)), ...check }));
}

/** The key that a unique index is; the primary key's index has its name for certain. */
export function keyOfIndex(index: IndexDefinition): KeyConstraint {
  return {
    kind: index.name === 'PRIMARY' ? 'primary-key' : 'unique',
    ...(index.name === undefined ? {} : { name: index.name }),
    span: nowhere,
    keys: index.keys,
    include: [],
  };
}

/** InnoDB treats RESTRICT and NO ACTION alike (MySQL 8.4 manual, 15.1.20.5), and MariaDB prints RESTRICT where nothing is written. */
const referentialActions: Readonly<Record<string, ReferentialAction>> = {
  CASCADE: 'cascade',
  'SET NULL': 'set-null',
  'SET DEFAULT': 'set-default',
};

/** @param columns the rows of one foreign key, `first` among them. @param rule its row of `foreignKeyRulesQuery`. */
export function readForeignKey(first: Row, columns: readonly Row[], rule: Row | undefined): ForeignKeyConstraint {
  return {
    kind: 'foreign-key',
    name: text(first, 'constraint_name'),
    span: nowhere,
    columns: columns.map((row) => text(row, 'column_name')),
    referenced: { schema: text(first, 'referenced_schema'), name: text(first, 'referenced_table'), span: nowhere },
    referencedColumns: columns.map((row) => text(row, 'referenced_column')),
    onDelete: action(rule, 'delete_rule'),
    onUpdate: action(rule, 'update_rule'),
  };
}

function action(rule: Row | undefined, name: string): ReferentialAction {
  return rule === undefined ? 'no-action' : (referentialActions[text(rule, name)] ?? 'no-action');
}

export function readCheck(row: Row, server: ServerInfo): CheckConstraint {
  return {
    kind: 'check',
    name: text(row, 'constraint_name'),
    span: nowhere,
    expression: serverExpression(serverText(text(row, 'check_clause'), server)),
    ...(text(row, 'enforced') === 'NO' ? { notEnforced: true } : {}),
  };
}
