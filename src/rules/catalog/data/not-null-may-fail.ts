import type { CatalogColumn, CatalogTable } from '../../../model/schema-state.ts';
import { isProvenNotNull } from '../../../schema/queries/proven-not-null.ts';
import { findColumn } from '../../../schema/queries/resolve-table.ts';
import { defineRule, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableName } from '../../naming-objects.ts';
import { oldTarget } from '../../old-tables.ts';
import { RowMending } from '../../row-mending.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50) NULL);';
const fill = "UPDATE users SET email = '' WHERE email IS NULL;";

export const notNullMayFail = defineRule({
  id: 'not-null-may-fail',
  category: 'data',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Fill a column before making it NOT NULL',
  why: 'The statement fails at the first row that holds NULL, in production and nowhere else, because test data has none. '
    + 'MySQL and MariaDB without a strict sql_mode write 0 or an empty text there instead, and say so in a warning only.',
  fix: 'Write a value into every row that holds NULL in an earlier migration, after all releases write the column.',
  sources: ['atlas:MF104', 'atlas:LT101'],
  options: {},
  messages: {
    nulls: {
      title: 'NOT NULL on {column} of {table} fails if a row holds NULL',
      why: 'The column may be NULL so far, and nothing in this change set fills it.',
      fix: 'Run SELECT count(*) FROM {table} WHERE {column} IS NULL in every environment, and fill what it finds before.',
    },
    unseen: {
      title: 'NOT NULL on {column} of {table} fails if a row holds NULL',
      why: 'The target’s statistics know of no NULL in the column, but they come from a sample of its rows, and other environments may hold some.',
      fix: 'Run SELECT count(*) FROM {table} WHERE {column} IS NULL in every environment, and fill what it finds before.',
    },
  },
  examples: {
    bad: [
      { title: 'no values for old rows', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ALTER COLUMN email SET NOT NULL;'], expect: ['1:1'] },
      { title: 'one row is filled', engine: 'postgresql', base: [users], files: ["UPDATE users SET email = '' WHERE id = 1;\nALTER TABLE users ALTER email SET NOT NULL;"], expect: ['1:2'] },
      { title: 'no values for old rows', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY email varchar(50) NOT NULL;'], expect: ['1:1'] },
      {
        title: 'NULL in one row of a thousand', engine: 'postgresql', base: [users], stats: { 'public.users': { rows: 5000, nullFractions: { email: 0.001 } } },
        files: ['ALTER TABLE users ALTER COLUMN email SET NOT NULL;'], expect: ['1:1'],
      },
      { title: 'with a new name', engine: 'mariadb', base: [users], files: ['ALTER TABLE users CHANGE email mail varchar(50) NOT NULL;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'filled before', engine: 'postgresql', base: [users], files: [fill, 'ALTER TABLE users ALTER COLUMN email SET NOT NULL;'], expect: [] },
      {
        title: 'a validated CHECK', engine: 'postgresql', base: [users, 'ALTER TABLE users ADD CONSTRAINT c CHECK (email IS NOT NULL);'],
        files: ['ALTER TABLE users ALTER COLUMN email SET NOT NULL;'], expect: [],
      },
      { title: 'filled before', engine: 'mysql', base: [users], files: [`${fill}\nALTER TABLE users MODIFY email varchar(50) NOT NULL;`], expect: [] },
      { title: 'NOT NULL as before', engine: 'mariadb', base: [users, fill, 'ALTER TABLE users MODIFY email varchar(50) NOT NULL;'], files: ['ALTER TABLE users MODIFY email varchar(60) NOT NULL;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const mending = new RowMending();
    return context.operations.flatMap((judged) => {
      mending.note(judged);
      const column = requiredColumn(judged);
      return column === undefined ? [] : judge(column, judged, { ...context, mending });
    });
  },
});

/** The column that an operation makes NOT NULL over rows that it checks. */
function requiredColumn({ operation }: JudgedOperation): string | undefined {
  if (operation.kind === 'set-not-null') return operation.column;
  if (operation.kind === 'redefine-column') return operation.definition.nullable === false ? operation.column : undefined;
  if (operation.kind !== 'add-constraint' || operation.constraint.kind !== 'not-null') return undefined;
  return operation.constraint.notValid === true ? undefined : operation.constraint.column;
}

type Judging = Pick<RuleContext, 'isNew' | 'isNewColumn' | 'stats'> & { readonly mending: RowMending };

function judge(name: string, judged: JudgedOperation, context: Judging): readonly RuleResult[] {
  const { before, in: at } = judged;
  const table = oldTarget(judged, context);
  if (table === undefined) return [];
  const column = table === 'unknown' ? undefined : findColumn(before, table, name);
  if (table === 'unknown' || column === undefined) {
    if (table !== 'unknown' && table.complete) return [];
    return [{ at, missing: 'schema-state', reason: `The migrations do not say whether column ${name} of ${tableName(judged)} may be NULL.` }];
  }
  if (cannotBeNull(table, column.name, { judged, context })) return [];
  const isUnseen = wasWithoutNull(table, column, context);
  return [{
    at,
    span: placeOf(judged),
    message: isUnseen ? 'unseen' : 'nulls',
    ...(isUnseen ? { severity: 'notice' } : {}),
    values: { column: name, table: tableName(judged) },
    objects: [`${shown(table)}.${column.name}`],
  }];
}

function cannotBeNull(table: CatalogTable, name: string, { judged, context }: { readonly judged: JudgedOperation; readonly context: Judging }): boolean {
  if (isProvenNotNull(table, name) || context.mending.hasFilled(table, name)) return true;
  const column = findColumn(judged.before, table, name);
  // A column of the change set has its default in every old row.
  const value = column?.default;
  const isFilled = column?.identity !== undefined || column?.generated !== undefined || (value !== undefined && value.constant !== 'null');
  return isFilled && context.isNewColumn(column, judged.in);
}

/** As fresh statistics have it, which know nothing of what the change set writes. */
function wasWithoutNull(table: CatalogTable, column: CatalogColumn, { stats, mending }: Judging): boolean {
  return stats?.isStale === false && stats.nullFraction(table, column) === 0 && !mending.mayHaveEmptied(table, column.name);
}
