import { constraintsOf } from '../../../impact/constraints-of.ts';
import type { ConstraintDefinition, ForeignKeyConstraint } from '../../../model/constraint-definition.ts';
import type { CatalogTable } from '../../../model/schema-state.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableName } from '../../naming-objects.ts';
import { oldTarget } from '../../old-tables.ts';
import { RowMending } from '../../row-mending.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int, team_id bigint);';
const teams = 'CREATE TABLE teams (id bigint PRIMARY KEY);';
const check = 'ALTER TABLE users ADD CONSTRAINT age_positive CHECK (age > 0);';
const key = 'ALTER TABLE users ADD CONSTRAINT users_team FOREIGN KEY (team_id) REFERENCES teams (id);';

export const checkMayFail = defineRule({
  id: 'check-may-fail',
  category: 'data',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Look for rows that violate a constraint before validating it',
  why: 'A CHECK or a foreign key that is validated over rows that are there fails at the first one that violates it: '
    + 'in production and nowhere else, because test data has none.',
  fix: 'Run a query for such rows in every environment before the deployment, and mend what it finds in an earlier migration.',
  sources: [],
  options: {},
  messages: {
    check: {
      title: 'The check on {table} fails if a row violates it',
      why: 'Rows of {table} are there already, and nothing in this change set asks whether they meet the condition.',
      fix: 'Run SELECT count(*) FROM {table} WHERE NOT ({condition}) in every environment, and mend what it finds.',
    },
    key: {
      title: 'The foreign key of {table} fails if a row has no parent in {parent}',
      why: 'Rows of {table} are there already, and nothing in this change set asks whether their {columns} is in {parent}.',
      fix: 'Run SELECT count(*) FROM {table} AS c LEFT JOIN {parent} AS p ON {join} WHERE {missing} in every environment, and mend what it finds.',
    },
    constraint: {
      title: 'The validation of {constraint} fails if a row of {table} violates it',
      why: 'Rows of {table} are there already, and nothing in this change set asks whether they meet the constraint.',
      fix: 'Run a query for rows that violate {constraint} in every environment, and mend what it finds.',
    },
  },
  examples: {
    bad: [
      { title: 'a CHECK', engine: 'postgresql', base: [users], files: [check], expect: ['1:1'] },
      {
        title: 'the validation alone', engine: 'postgresql', base: [users, teams],
        files: [key.replace(';', ' NOT VALID;'), 'ALTER TABLE users VALIDATE CONSTRAINT users_team;'], expect: ['2:1'],
      },
      { title: 'a foreign key', engine: 'mysql', base: [users, teams], files: [key], expect: ['1:1'] },
      { title: 'a CHECK', engine: 'mariadb', base: [users], files: [check], expect: ['1:1'] },
    ],
    good: [
      { title: 'a new table', engine: 'postgresql', base: [teams], files: [users, key, check], expect: [] },
      { title: 'rows that are mended before', engine: 'postgresql', base: [users], files: ['UPDATE users SET age = NULL WHERE age <= 0;', check], expect: [] },
      { title: 'no check of old rows', engine: 'mysql', base: [users, teams], files: [`SET foreign_key_checks = 0;\n${key}`], expect: [] },
      { title: 'a new column, NULL in every row', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD COLUMN size int NULL;\nALTER TABLE users ADD CONSTRAINT s CHECK (size > 0);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const mending = new RowMending();
    return context.operations.flatMap((judged) => {
      mending.note(judged);
      return validated(judged).flatMap((constraint) => judge(constraint, judged, { ...context, mending }));
    });
  },
});

/** The constraints that an operation checks rows by; without a definition where the catalogue does not know it. */
function validated(judged: JudgedOperation): readonly (ConstraintDefinition | undefined)[] {
  const { operation, before } = judged;
  if (operation.kind === 'create-table') return [];
  if (operation.kind === 'validate-constraint') {
    const known = resolveTable(before, operation.table)?.constraints.find(({ name }) => name === operation.name);
    return known?.validated === true ? [] : [known?.definition];
  }
  const constraints = operation.kind === 'redefine-column' ? operation.definition.constraints : constraintsOf(operation);
  return constraints.filter(({ kind, notValid, notEnforced }) => (kind === 'check' || kind === 'foreign-key') && notValid !== true && notEnforced !== true);
}

type Judging = Pick<RuleContext, 'isNew' | 'isNewColumn'> & { readonly mending: RowMending };

function judge(constraint: ConstraintDefinition | undefined, judged: JudgedOperation, context: Judging): readonly RuleResult[] {
  const { in: at } = judged;
  const table = oldTarget(judged, context);
  if (table === undefined || isUnchecked(constraint, at.settings)) return [];
  if (table === 'unknown') {
    return [{ at, missing: 'schema-state', reason: `No migration creates table ${tableName(judged)}, so it is not known whether it has rows.` }];
  }
  const columns = constraint === undefined ? [] : columnsOf(constraint);
  const isAskedFor = context.mending.hasMended(table, columns) || context.mending.hasAsked(table, columns);
  return isAskedFor || cannotFail(constraint, columns, { table, judged, context }) ? [] : [hit(constraint, judged, table)];
}

interface Place {
  readonly table: CatalogTable;
  readonly judged: JudgedOperation;
  readonly context: Judging;
}

/** It is only about columns that are NULL in every old row, and lets those pass. */
function cannotFail(constraint: ConstraintDefinition | undefined, columns: readonly string[], place: Place): boolean {
  return constraint !== undefined && holdsForNull(constraint) && columns.every((column) => isNullEverywhere(column, place));
}

/** Settings by which MySQL and MariaDB take constraints without looking at rows. */
function isUnchecked(constraint: ConstraintDefinition | undefined, settings: ReadonlyMap<string, string>): boolean {
  const name = constraint?.kind === 'foreign-key' ? 'foreign_key_checks' : 'check_constraint_checks';
  return /^(?:0|off|false)$/i.test(settings.get(name) ?? '');
}

function columnsOf(constraint: ConstraintDefinition): readonly string[] {
  switch (constraint.kind) {
    case 'foreign-key': return constraint.columns;
    case 'check': return constraint.expression.columns.map((column) => column.slice(column.lastIndexOf('.') + 1));
    case 'not-null': return [constraint.column];
    default: return [];
  }
}

/** A foreign key lets NULL pass, and so does a CHECK that does not ask for it. */
function holdsForNull(constraint: ConstraintDefinition): boolean {
  if (constraint.kind === 'foreign-key') return true;
  return constraint.kind === 'check' && !/\b(?:null|coalesce|ifnull|nvl)\b/i.test(constraint.expression.text);
}

function isNullEverywhere(name: string, { table, judged, context }: Place): boolean {
  const { operation, before, in: at } = judged;
  if (operation.kind === 'add-column' && operation.column.name === name) return operation.column.default === undefined && operation.column.generated === undefined;
  const column = findColumn(before, table, name);
  return context.isNewColumn(column, at) && column?.default === undefined && column?.generated === undefined && column?.nullable === true;
}

function hit(constraint: ConstraintDefinition | undefined, judged: JudgedOperation, known: CatalogTable): RuleHit {
  const { operation, in: at } = judged;
  const own = operation.kind === 'validate-constraint' ? operation.name : constraint?.name ?? constraint?.kind ?? '';
  const place = { at, span: placeOf(judged), objects: [`${shown(known)}.${own}`] };
  const table = tableName(judged);
  if (constraint?.kind === 'check') return { ...place, message: 'check', values: { table, condition: constraint.expression.text } };
  if (constraint?.kind === 'foreign-key') return { ...place, message: 'key', values: { table, ...keyValues(constraint, judged) } };
  return { ...place, message: 'constraint', values: { table, constraint: own } };
}

function keyValues({ columns, referenced, referencedColumns }: ForeignKeyConstraint, { before }: JudgedOperation): Readonly<Record<string, string>> {
  const primary = resolveTable(before, referenced)?.constraints.find(({ definition }) => definition.kind === 'primary-key')?.definition;
  const ofPrimary = primary?.kind === 'primary-key' ? primary.keys.map(({ column }) => column ?? '') : columns;
  const parents = referencedColumns.length > 0 ? referencedColumns : ofPrimary;
  return {
    parent: shown(referenced),
    columns: columns.join(', '),
    join: columns.map((column, at) => `p.${parents[at] ?? column} = c.${column}`).join(' AND '),
    missing: [`p.${parents[0] ?? ''} IS NULL`, ...columns.map((column) => `c.${column} IS NOT NULL`)].join(' AND '),
  };
}
