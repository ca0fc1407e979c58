import type { IndexDefinition, IndexKey } from '../../../model/index-definition.ts';
import type { CatalogIndex, CatalogTable } from '../../../model/schema-state.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { tableById } from '../../../schema/queries/table-by-id.ts';
import { createdIndexes, type CreatedIndex } from '../../created-indexes.ts';
import { defineRule, ofKind, type RuleContext, type RuleGap, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown } from '../../naming-objects.ts';
import { unknownTable } from '../../schema-gaps.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';
const both = 'CREATE INDEX users_email_age ON users (email, age);';

export const redundantIndex = defineRule({
  id: 'redundant-index',
  category: 'index',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Add no index that another one makes needless',
  why: 'An index whose columns stand in front of another one’s answers no query that the other does not answer, and every write pays for both.',
  fix: 'Remove the shorter index. Where it is there already, hide it first (INVISIBLE on MySQL 8, IGNORED on MariaDB 10.6) and drop it once nothing got slower.',
  sources: ['skeema:dupe-index', 'bytebase:TABLE_NO_DUPLICATE_INDEX', 'bytebase:INDEX_NOT_REDUNDANT'],
  options: {},
  messages: {
    equal: {
      title: 'Index {index} of {table} repeats {other}',
      why: 'Both have the same columns in the same order: no query needs two of them, and every write goes into both.',
      fix: 'Remove one of the two.',
    },
    prefix: {
      title: 'Index {index} of {table} is the beginning of {other}',
      why: 'Every query that could use {index} can use {other}, and every write goes into both.',
      fix: 'Remove {index}.',
    },
  },
  examples: {
    bad: [
      { title: 'the beginning of another', engine: 'postgresql', base: [users, both], files: ['CREATE INDEX users_email ON users (email);'], expect: ['1:1'] },
      { title: 'the key of the table', engine: 'postgresql', files: ['CREATE TABLE t (id bigint PRIMARY KEY, a int);\nCREATE INDEX t_id ON t (id);'], expect: ['1:2'] },
      { title: 'an equal one under another name', engine: 'mysql', base: [users, both], files: ['ALTER TABLE users\n  ADD INDEX again (email, age);'], expect: ['1:2'] },
      { title: 'the beginning of another', engine: 'mariadb', base: [users, both], files: ['CREATE INDEX users_email ON users (email);'], expect: ['1:1'] },
    ],
    good: [
      { title: 'a shorter unique index', engine: 'postgresql', base: [users, both], files: ['CREATE UNIQUE INDEX users_email ON users (email);'], expect: [] },
      { title: 'a partial index', engine: 'postgresql', base: [users, both], files: ['CREATE INDEX users_email ON users (email) WHERE age > 17;'], expect: [] },
      { title: 'the other one goes', engine: 'mysql', base: [users, both], files: ['ALTER TABLE users ADD INDEX users_email (email), DROP INDEX users_email_age;'], expect: [] },
      { title: 'the second column of another', engine: 'mariadb', base: [users, both], files: ['CREATE INDEX users_age ON users (age);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const created = createdIndexes(context);
    return [...gaps(context), ...created.flatMap((found) => judge(found, context))];
  },
});

function gaps({ operations }: RuleContext): readonly RuleGap[] {
  return ofKind(operations, 'create-index')
    .filter(({ operation, after, before }) => resolveTable(after, operation.table) === undefined && !isOnView(before, operation.table.name))
    .map((judged) => unknownTable(judged, judged.operation.table, 'its other indexes are not known'));
}

/** Indexes of materialized views are not kept with their columns. */
function isOnView({ objects }: RuleContext['before'], name: string): boolean {
  return [...objects.values()].some((object) => object.kind === 'materialized view' && object.name === name);
}

function judge({ judged, table, index: { id } }: CreatedIndex, context: RuleContext): readonly RuleResult[] {
  const final = tableById(context.after, table.id);
  const index = final?.indexes.find((each) => each.id === id);
  if (final === undefined || index === undefined) return [];
  const other = final.indexes.find((each) => each.id !== id && makesNeedless(each, index, { table: final, context }));
  if (other === undefined) return [];
  return [{
    at: judged.in,
    span: index.definition.span ?? placeOf(judged),
    message: other.definition.keys.length === index.definition.keys.length ? 'equal' : 'prefix',
    values: { index: index.name, other: other.name === 'PRIMARY' ? 'the primary key' : other.name, table: final.name },
    objects: [shown(final), index.name],
  }];
}

interface Place {
  readonly table: CatalogTable;
  readonly context: RuleContext;
}

/** Whether `other` answers whatever `index` does. Of two equal ones the later is needless. */
function makesNeedless(other: CatalogIndex, index: CatalogIndex, place: Place): boolean {
  const [long, short] = [other.definition, index.definition];
  const isEqual = long.keys.length === short.keys.length;
  if (!other.valid || !isLonger(long, short, place)) return false;
  if (short.unique && !isAsUnique(long, short)) return false;
  if (isEqual) return other.id < index.id || isStricter(long, short);
  return long.method === 'btree' && !endsInPrimaryKey(long.keys.slice(short.keys.length), place);
}

function isLonger(long: IndexDefinition, short: IndexDefinition, place: Place): boolean {
  return startsWith(long.keys, short.keys, place) && kindOf(long) === kindOf(short);
}

function isAsUnique(other: IndexDefinition, index: IndexDefinition): boolean {
  return other.unique && other.keys.length === index.keys.length && other.nullsNotDistinct === index.nullsNotDistinct;
}

function isStricter(other: IndexDefinition, index: IndexDefinition): boolean {
  return other.unique && !index.unique;
}

/** What must be alike beside the keys. */
function kindOf({ method, predicate, include }: IndexDefinition): string {
  return JSON.stringify([method, textOf(predicate), [...include].sort()]);
}

function startsWith(long: readonly IndexKey[], short: readonly IndexKey[], { context }: Place): boolean {
  const ignoresCase = context.engine.name !== 'postgresql';
  return short.every((key, at) => {
    const other = long[at];
    return other !== undefined && keyText(key, ignoresCase) === keyText(other, ignoresCase);
  });
}

function keyText({ column, expression, order, nulls, operatorClass, collation, length }: IndexKey, ignoresCase: boolean): string {
  const name = ignoresCase ? column?.toLowerCase() : column;
  const nullsPlace = nulls ?? (order === 'desc' ? 'first' : 'last');
  return JSON.stringify([name, textOf(expression), order ?? 'asc', nullsPlace, operatorClass, collation, length]);
}

function textOf(expression: { readonly text: string } | undefined): string {
  return (expression?.text ?? '').replace(/\s+/g, ' ').trim();
}

/** InnoDB ends every index in the primary key: one that writes it out is the same index, and which to keep is taste. */
function endsInPrimaryKey(rest: readonly IndexKey[], { table, context }: Place): boolean {
  if (context.engine.name === 'postgresql') return false;
  const primary = table.indexes.find(({ name }) => name === 'PRIMARY')?.definition.keys ?? [];
  return rest.length > 0 && rest.length <= primary.length
    && rest.every(({ column }, at) => column !== undefined && column.toLowerCase() === primary[at]?.column?.toLowerCase());
}
