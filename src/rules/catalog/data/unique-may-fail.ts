import type { ColumnDefinition } from '../../../model/column-definition.ts';
import type { CatalogColumn, CatalogTable } from '../../../model/schema-state.ts';
import { resolveObject } from '../../../schema/queries/resolve-object.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableName } from '../../naming-objects.ts';
import { isUniqueAlready, keyText, newUniqueKeys, type NewUniqueKey } from '../../new-unique-key.ts';
import { oldTarget } from '../../old-tables.ts';
import { RowMending } from '../../row-mending.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), team_id bigint);';

export const uniqueMayFail = defineRule({
  id: 'unique-may-fail',
  category: 'data',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Look for duplicates before making old values unique',
  why: 'A unique key over rows that are there fails at the first duplicate: after the whole table was read, in production and nowhere else, '
    + 'because test data has none. A concurrent build that fails leaves an INVALID index.',
  fix: 'Run a query for duplicates in every environment before the deployment, and remove what it finds in an earlier migration.',
  sources: ['atlas:MF101', 'atlas:MF102', 'django-migration-linter:ADD_UNIQUE'],
  options: {},
  messages: {
    duplicates: {
      title: 'A unique key on {columns} of {table} fails if there are duplicates',
      why: 'Rows of {table} are there already, and nothing in this change set says that {columns} is unique among them.',
      fix: 'Run SELECT {columns}, count(*) FROM {table}{condition} GROUP BY {columns} HAVING count(*) > 1 and remove what it finds before.',
    },
    primary: {
      title: 'A primary key on {columns} of {table} fails if there are duplicates',
      why: 'Rows of {table} are there already, and nothing in this change set says that {columns} is unique among them and never NULL.',
      fix: 'Run SELECT {columns}, count(*) FROM {table} GROUP BY {columns} HAVING count(*) > 1 and remove what it finds before.',
    },
  },
  examples: {
    bad: [
      { title: 'a constraint', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD CONSTRAINT users_email UNIQUE (email);'], expect: ['1:1'] },
      { title: 'a concurrent build', engine: 'postgresql', base: [users], transaction: 'none', files: ['CREATE UNIQUE INDEX CONCURRENTLY i ON users (lower(email));'], expect: ['1:1'] },
      { title: 'a unique key', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD UNIQUE KEY k (email), ALGORITHM=INPLACE, LOCK=NONE;'], expect: ['1:1'] },
      { title: 'a unique index', engine: 'mariadb', base: [users], files: ['CREATE UNIQUE INDEX k ON users (email, team_id);'], expect: ['1:1'] },
    ],
    good: [
      { title: 'an index that is unique already', engine: 'postgresql', base: [users, 'CREATE UNIQUE INDEX i ON users (email);'], files: ['ALTER TABLE users ADD CONSTRAINT users_email UNIQUE USING INDEX i;'], expect: [] },
      { title: 'duplicates that go before', engine: 'postgresql', base: [users], files: ['DELETE FROM users a USING users b WHERE a.email = b.email AND a.id > b.id;', 'ALTER TABLE users ADD UNIQUE (email);'], expect: [] },
      { title: 'a new column, NULL in every row', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN nick varchar(20) NULL UNIQUE;'], expect: [] },
      { title: 'more columns than a unique key has', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD UNIQUE KEY k (team_id, id);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const mending = new RowMending();
    return context.operations.flatMap((judged) => {
      mending.note(judged);
      return newUniqueKeys(judged.operation).flatMap((key) => judge(key, judged, { ...context, mending }));
    });
  },
});

type Judging = Pick<RuleContext, 'isNew' | 'isNewColumn'> & { readonly mending: RowMending };

function judge(key: NewUniqueKey, judged: JudgedOperation, { isNew, isNewColumn, mending }: Judging): readonly RuleResult[] {
  const { before, in: at } = judged;
  const table = oldTarget(judged, { isNew });
  const name = tableName(judged);
  if (table === undefined || resolveObject(before, ['materialized view'], { name }) !== undefined) return [];
  if (table === 'unknown') {
    return [{ at, missing: 'schema-state', reason: `No migration creates table ${name}, so it is not known what is unique in it.` }];
  }
  const columns = key.keys.map(keyText);
  if (isThere(judged) || mending.hasMended(table, columns) || holdsAlready(key, { judged, table, isNewColumn })) return [];
  return [{
    at,
    span: placeOf(judged),
    message: key.isPrimary ? 'primary' : 'duplicates',
    values: { columns: columns.join(', '), table: name, condition: conditionOf(key) },
    objects: [`${shown(table)}(${columns.join(', ')})`],
  }];
}

function conditionOf({ condition }: NewUniqueKey): string {
  return condition === undefined ? '' : ` WHERE ${condition}`;
}

function holdsAlready(key: NewUniqueKey, place: Place): boolean {
  return isUniqueAlready(key, place.table) || key.keys.some(({ column }) => isDistinct(column, key, place));
}

/** IF NOT EXISTS of an index or constraint that is there. */
function isThere({ operation, before, after }: JudgedOperation): boolean {
  const isConditional = 'ifNotExists' in operation && operation.ifNotExists && 'table' in operation;
  return isConditional && resolveTable(before, operation.table) === resolveTable(after, operation.table);
}

interface Place extends Pick<RuleContext, 'isNewColumn'> {
  readonly judged: JudgedOperation;
  readonly table: CatalogTable;
}

/** A column of the change set is NULL in every old row, or has another value in each. */
function isDistinct(name: string | undefined, key: NewUniqueKey, { judged, table, isNewColumn }: Place): boolean {
  if (name === undefined) return false;
  const { operation, before, in: at } = judged;
  const added = operation.kind === 'add-column' ? operation.column : undefined;
  const known = findColumn(before, table, name);
  const column = added ?? (isNewColumn(known, at) ? known : undefined);
  if (column === undefined) return false;
  return isCounted(column) || (isNullThroughout(column) && allowsNulls(key));
}

function isNullThroughout(column: Pick<ColumnDefinition, 'default' | 'generated'>): boolean {
  return column.generated === undefined && (column.default === undefined || column.default.constant === 'null');
}

function allowsNulls({ isPrimary, nullsNotDistinct }: NewUniqueKey): boolean {
  return !isPrimary && !nullsNotDistinct;
}

function isCounted(column: ColumnDefinition | CatalogColumn): boolean {
  const makesOthers = column.default?.functions.some((name) => /uuid|nextval|random/.test(name)) === true;
  return makesOthers || column.identity !== undefined || column.autoIncrement === true || column.type.serial === true;
}
