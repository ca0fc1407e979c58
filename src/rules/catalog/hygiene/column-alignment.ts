import type { CreateTable } from '../../../model/operation.ts';
import { isSkipped } from '../../defined-columns.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { shown, tableIdentity } from '../../naming-objects.ts';
import { leastPadding, widthOf, withoutPadding } from '../../row-padding.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY);';
const gaps = 'CREATE TABLE reading (\n  ok boolean NOT NULL,\n  id bigint PRIMARY KEY,\n  day date NOT NULL,\n  at timestamptz NOT NULL\n);';

export const columnAlignment = defineRule({
  id: 'column-alignment',
  category: 'hygiene',
  engines: ['postgresql'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  reach: ({ kind }) => (kind === 'create-table' ? 'everything' : undefined),
  supersedes: [],
  summary: 'Order the columns of a new table so that rows hold no padding',
  why: 'PostgreSQL stores the columns of a row in their order and starts each value at a multiple of 1, 2, 4 or 8 bytes. A boolean before a bigint takes eight bytes. '
    + 'The order cannot be changed later without writing the table anew.',
  fix: 'Write columns of eight bytes first, then those of four, two and one, and texts last.',
  sources: ['atlas:PG110', 'atlas:AR101'],
  options: { 'alignment-bytes': { type: 'integer', default: 8, summary: 'Bytes of padding in a row that are accepted' } },
  messages: {
    padding: {
      title: 'Rows of {table} hold {bytes} bytes or more of avoidable padding',
      why: 'A value of eight bytes starts at a multiple of eight, one of four at a multiple of four: what lies before it stays empty. Counted is a row without NULL.',
      fix: 'Write the columns in an order without gaps.',
    },
  },
  examples: {
    bad: [
      { title: 'small values before wide ones', engine: 'postgresql', base: [users], files: [`SELECT 1;\n${gaps}`], expect: ['1:2'] },
      { title: 'a table with a text', engine: 'postgresql', base: [users], files: ['CREATE TABLE t (a smallint, b bigint, c text, d boolean, e bigint, f boolean, g double precision);'], expect: ['1:1'] },
    ],
    good: [
      { title: 'wide values first', engine: 'postgresql', base: [users], files: ['CREATE TABLE reading (id bigint PRIMARY KEY, at timestamptz, day date, ok boolean, remark text);'], expect: [] },
      { title: 'the first schema of a repository, in one file', engine: 'postgresql', files: [gaps], expect: [] },
      { title: 'as many bytes as the option accepts', engine: 'postgresql', base: [users], files: [gaps], expect: [], options: { 'alignment-bytes': 11 } },
    ],
  },
  check(context): readonly RuleResult[] {
    if (isBootstrap(context)) return [];
    return ofKind(context.operations, 'create-table').flatMap((judged) => judge(judged, context));
  },
});

/** One file that makes everything is a dump or a first draft: its order is that of a database that is there. */
function isBootstrap({ before, files }: RuleContext): boolean {
  return files.length === 1 && before.tables.size === 0;
}

function judge(judged: JudgedOperation<CreateTable>, { options }: RuleContext): readonly RuleResult[] {
  const { operation, after, in: at } = judged;
  if (isSkipped(judged) || !ordersItsColumns(operation)) return [];
  // A virtual column is not in the row.
  const columns = operation.columns.filter(({ generated }) => generated?.stored !== false).map(({ name, type }) => ({ name, width: widthOf(type, after) }));
  const better = withoutPadding(columns);
  const bytes = leastPadding(columns.map(({ width }) => width)) - leastPadding(better.map(({ width }) => width));
  if (bytes <= options.count('alignment-bytes')) return [];
  return [{
    at,
    message: 'padding',
    values: { table: shown(operation.table), bytes: String(bytes) },
    objects: [tableIdentity(after, operation.table)],
    note: `Order: ${better.map(({ name }) => name).join(', ')}.`,
  }];
}

/** Columns of a parent or of another table come in that table's order, and a query gives its own. */
function ordersItsColumns({ inherits, partitionOf, like, likes, asQuery }: CreateTable): boolean {
  return inherits.length === 0 && partitionOf === undefined && like === undefined && likes === undefined && asQuery === undefined;
}
