import { defineRule, ofKind, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { isOldTable } from '../../old-objects.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';

const log = 'CREATE TABLE log (id bigint PRIMARY KEY, line varchar(100));';

export const truncateTable = defineRule({
  id: 'truncate-table',
  category: 'destructive',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: true,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Keep the rows of old tables',
  why: 'TRUNCATE removes every row at once. PostgreSQL locks the table against reads meanwhile; '
    + 'MySQL and MariaDB commit it at once, so nothing can be rolled back.',
  fix: 'Delete rows in batches by key range, or swap the table for an empty one and keep the old one until nobody misses it.',
  sources: ['pgfence:truncate', 'bytebase:STATEMENT_DISALLOW_TRUNCATE'],
  options: {
    allow: { type: 'pattern-list', default: [], summary: 'Names of tables that may be emptied, such as staging tables' },
  },
  messages: {
    empties: {
      title: 'Empties table {table}',
      why: 'The table stood before this change set; TRUNCATE removes all of its rows.',
      fix: 'Delete the rows that are meant in batches, or list {table} under the option allow if it holds nothing of value.',
    },
  },
  examples: {
    bad: [
      { title: 'an old table', engine: 'postgresql', base: [log], files: ['TRUNCATE log;'], expect: ['1:1'] },
      {
        title: 'every name of the list', engine: 'postgresql', base: [log, 'CREATE TABLE trail (id bigint PRIMARY KEY);'],
        files: ['TRUNCATE TABLE ONLY log, trail RESTART IDENTITY;'], expect: ['1:1', '1:1'],
      },
      { title: 'an old table', engine: 'mysql', base: [log], files: ['TRUNCATE log;'], expect: ['1:1'] },
      { title: 'an old table', engine: 'mariadb', base: [log], files: ['TRUNCATE TABLE log;'], expect: ['1:1'] },
    ],
    good: [
      {
        title: 'a new table', engine: 'postgresql', base: [log],
        files: ['CREATE TABLE fresh (id bigint PRIMARY KEY);', 'TRUNCATE fresh;'], expect: [],
      },
      {
        title: 'a temporary table', engine: 'postgresql',
        files: ['CREATE TEMPORARY TABLE picked (id bigint);\nTRUNCATE picked;'], expect: [],
      },
      {
        title: 'a new table', engine: 'mysql', base: [log],
        files: ['CREATE TABLE fresh (id bigint PRIMARY KEY);\nTRUNCATE TABLE fresh;'], expect: [],
      },
      { title: 'a function of the name', engine: 'mariadb', base: [log], files: ['SELECT TRUNCATE(1.5, 0);'], expect: [] },
    ],
  },
  check({ operations, isNew, options }): readonly RuleResult[] {
    return ofKind(operations, 'truncate-table').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const table = resolveTable(before, operation.table);
      const isAllowed = options.matches('allow', operation.table.name) || options.matches('allow', shown(operation.table));
      if (isAllowed || !isOldTable({ isNew }, table, at)) return [];
      return [{
        at,
        span: placeOf(judged),
        message: 'empties',
        values: { table: shown(operation.table) },
        objects: [tableIdentity(before, operation.table)],
      }];
    });
  },
});
