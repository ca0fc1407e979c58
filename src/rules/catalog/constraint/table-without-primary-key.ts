import type { CreateTable } from '../../../model/operation.ts';
import type { CatalogTable } from '../../../model/schema-state.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { tableById } from '../../../schema/queries/table-by-id.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { shown, tableIdentity } from '../../naming-objects.ts';

const log = 'CREATE TABLE log (at timestamp NULL, line varchar(200));';

export const tableWithoutPrimaryKey = defineRule({
  id: 'table-without-primary-key',
  category: 'constraint',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Give every new table a primary key',
  why: 'Without a primary key no row can be named: replication must search the whole table for each changed row or refuses to, online tools and '
    + 'change streams do not take the table, and rows that were inserted twice cannot be told apart.',
  fix: 'Add a primary key, where nothing else offers itself a number that the server counts.',
  sources: ['skeema:pk', 'bytebase:TABLE_REQUIRE_PK'],
  options: {
    'allow': { type: 'pattern-list', default: [], summary: 'Names of tables that need no primary key' },
    'allow-unlogged': { type: 'boolean', default: false, summary: 'Whether UNLOGGED tables (PostgreSQL) need none' },
  },
  messages: {
    none: {
      title: 'Table {table} has no primary key',
      why: 'After the whole change set nothing names a row of {table}: replication and online tools need that.',
      fix: 'Add a primary key to {table}.',
    },
    identity: {
      title: 'Table {table} has a unique key of NOT NULL columns, but no primary key',
      why: 'Key {key} can name its rows, if it is made the replica identity; tools that ask for a primary key do not find it.',
      fix: 'Consider making {key} the primary key.',
    },
  },
  examples: {
    bad: [
      { title: 'a table without any key', engine: 'postgresql', files: [`SELECT 1;\n${log}`], expect: ['1:2'] },
      { title: 'the result of a query', engine: 'postgresql', base: [log], files: ['CREATE TABLE log_copy AS SELECT * FROM log;'], expect: ['1:1'] },
      { title: 'a table without any key', engine: 'mysql', files: [log], expect: ['1:1'] },
      { title: 'a unique key that may be NULL', engine: 'mariadb', files: ['CREATE TABLE t (a int NULL UNIQUE);'], expect: ['1:1'] },
    ],
    good: [
      { title: 'a key that a later file adds', engine: 'postgresql', files: ['CREATE TABLE t (id bigint);', 'ALTER TABLE t ADD PRIMARY KEY (id);'], expect: [] },
      {
        title: 'a partition', engine: 'postgresql', base: ['CREATE TABLE ev (id bigint, at date) PARTITION BY RANGE (at);'],
        files: ["CREATE TABLE ev_2026 PARTITION OF ev FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');"], expect: [],
      },
      { title: 'a table that goes again', engine: 'postgresql', base: [log], files: ['CREATE TABLE tmp AS SELECT * FROM log;\nDROP TABLE tmp;'], expect: [] },
      { title: 'a temporary table', engine: 'mysql', files: ['CREATE TEMPORARY TABLE picked (id bigint);'], expect: [] },
      { title: 'a table that is there', engine: 'mariadb', base: [log], files: ['CREATE TABLE IF NOT EXISTS log (at timestamp NULL);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'create-table').flatMap((judged): readonly RuleResult[] => {
      const { operation, in: at } = judged;
      const table = finalTable(judged, context);
      if (table === undefined || isExempt(operation, table, context)) return [];
      if (table.constraints.some(({ definition }) => definition.kind === 'primary-key')) return [];
      if (isPartlyKnown(table, operation)) {
        return [{ at, missing: 'schema-state', reason: `Not everything that makes table ${table.name} is understood, so its keys are not known.` }];
      }
      const key = context.engine.name === 'postgresql' ? identifyingKey(table) : undefined;
      const hit = { at, values: { table: shown(operation.table), key: key ?? '' }, objects: [tableIdentity(judged.after, operation.table)] };
      return [key === undefined ? { ...hit, message: 'none' } : { ...hit, message: 'identity', severity: 'notice' }];
    });
  },
});

function isPartlyKnown({ complete }: CatalogTable, { asQuery }: CreateTable): boolean {
  return !complete && asQuery === undefined;
}

/** The table that the statement makes, as the change set leaves it; nothing where it is there already or gone in the end. */
function finalTable({ operation, before, after }: JudgedOperation<CreateTable>, context: RuleContext): CatalogTable | undefined {
  if (operation.ifNotExists && resolveTable(before, operation.table) !== undefined) return undefined;
  const made = resolveTable(after, operation.table);
  return made === undefined ? undefined : tableById(context.after, made.id);
}

function isExempt(operation: CreateTable, table: CatalogTable, { options }: RuleContext): boolean {
  if (operation.temporary || table.temporary || table.partitionOf !== undefined || (table.inherits ?? []).length > 0) return true;
  return options.matches('allow', table.name) || (operation.unlogged && options.flag('allow-unlogged'));
}

/** A unique key that PostgreSQL would take as replica identity. */
function identifyingKey({ indexes, columns }: CatalogTable): string | undefined {
  const required = new Set(columns.filter(({ nullable }) => !nullable).map(({ name }) => name));
  return indexes.find(({ definition: { unique, predicate, keys } }) =>
    unique && predicate === undefined && keys.every(({ column }) => column !== undefined && required.has(column)))?.name;
}
