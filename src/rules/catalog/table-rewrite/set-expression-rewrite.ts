import { versionNumber } from '../../../impact/impact-context.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { onOldTables } from '../../old-tables.ts';

const items = 'CREATE TABLE items (id bigint PRIMARY KEY, price int, gross int GENERATED ALWAYS AS (price * 2) STORED);';

/** From this version on there is SET EXPRESSION (PostgreSQL 17). */
const setExpression = 170000;

export const setExpressionRewrite = defineRule({
  id: 'set-expression-rewrite',
  category: 'table-rewrite',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'engine-version'],
  supersedes: [],
  summary: 'Do not change the expression of a stored generated column',
  why: 'SET EXPRESSION computes a stored generated column anew for every row: the table and its indexes are written anew under an ACCESS EXCLUSIVE lock, '
    + 'and nobody reads or writes meanwhile. A virtual column holds no values, so that nothing is written.',
  fix: 'Add a column with the new expression beside the old one (VIRTUAL from PostgreSQL 18 on), move the application over, and drop the old column.',
  sources: [],
  options: {},
  messages: {
    rewrites: {
      title: 'The new expression of {column} rewrites {table}',
      why: '{column} is computed for every row: {table} and its indexes are written anew while reads and writes wait.',
      fix: 'Add a column with the new expression beside {column}, move the application over, then drop {column}.',
    },
  },
  examples: {
    bad: [
      { title: 'a stored column', engine: 'postgresql', version: '18', base: [items], files: ['ALTER TABLE items ALTER COLUMN gross SET EXPRESSION AS (price * 3);'], expect: ['1:1'] },
      {
        title: 'behind another action', engine: 'postgresql', version: '18', base: [items],
        files: ['ALTER TABLE items\n  ADD COLUMN x int NULL,\n  ALTER gross SET EXPRESSION AS (price + 1);'], expect: ['1:3'],
      },
    ],
    good: [
      {
        title: 'a virtual column', engine: 'postgresql', version: '18', base: ['CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) VIRTUAL);'],
        files: ['ALTER TABLE t ALTER COLUMN b SET EXPRESSION AS (a * 3);'], expect: [],
      },
      { title: 'a new table', engine: 'postgresql', version: '18', files: [`${items}\nALTER TABLE items ALTER COLUMN gross SET EXPRESSION AS (price * 3);`], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    if (versionNumber(context.engine) < setExpression) return [];
    return onOldTables(context, 'set-generated-expression').flatMap((judged): readonly RuleResult[] => {
      const { operation: { table, column, expression }, before, in: at } = judged;
      const known = resolveTable(before, table);
      const isVirtual = known !== undefined && findColumn(before, known, column)?.generated?.stored === false;
      if (expression === undefined || isVirtual) return [];
      return [{ at, span: placeOf(judged), message: 'rewrites', values: { column, table: shown(table) }, objects: [`${tableIdentity(before, table)}.${column}`] }];
    });
  },
});
