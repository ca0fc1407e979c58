import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, ofKind, type RuleResult } from '../../define-rule.ts';
import { shown, tableIdentity } from '../../naming-objects.ts';
import { isOldTable } from '../../old-objects.ts';

const orders = 'CREATE TABLE orders (id bigint PRIMARY KEY, total int) ENGINE=InnoDB;';

export const createOrReplaceTable = defineRule({
  id: 'create-or-replace-table',
  category: 'destructive',
  engines: ['mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['syntax', 'schema-state'],
  supersedes: [],
  summary: 'Do not replace a table that stood before the change set',
  why: 'CREATE OR REPLACE TABLE is DROP TABLE and CREATE TABLE in one: all rows, indexes and triggers of the old table are gone, without a word.',
  fix: 'Create the table under a new name, copy what is needed, swap both with RENAME TABLE, and drop the old one in a later change set.',
  sources: ['strong_migrations:create_table'],
  options: {},
  messages: {
    known: {
      title: 'Replaces table {table}, which stood before',
      why: 'The old table is dropped with all of its rows, and an empty one takes its name.',
      fix: 'Create the table under a new name and swap both with RENAME TABLE; or alter it.',
    },
    unknown: {
      title: 'Replaces table {table} if there is one',
      why: 'No migration makes such a table. Where one exists all the same, it is dropped with all of its rows.',
      fix: 'Leave OR REPLACE out: the server then refuses instead of dropping.',
    },
  },
  examples: {
    bad: [
      { title: 'an old table', engine: 'mariadb', base: [orders], files: ['CREATE OR REPLACE TABLE orders (id bigint PRIMARY KEY) ENGINE=InnoDB;'], expect: ['1:1'] },
      { title: 'from a query', engine: 'mariadb', base: [orders], files: ['SELECT 1;\nCREATE OR REPLACE TABLE orders AS SELECT 1 AS id;'], expect: ['1:2'] },
    ],
    good: [
      { title: 'a new table', engine: 'mariadb', base: [orders], files: ['CREATE TABLE orders_new (id bigint PRIMARY KEY, total int) ENGINE=InnoDB;\nCREATE OR REPLACE TABLE orders_new LIKE orders;'], expect: [] },
      { title: 'a temporary table', engine: 'mariadb', base: [orders], files: ['CREATE OR REPLACE TEMPORARY TABLE orders (id bigint);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'create-table').flatMap(({ operation, before, in: at }): readonly RuleResult[] => {
      if (!operation.orReplace || operation.temporary) return [];
      const table = resolveTable(before, operation.table);
      // A temporary table of the same name hides the persistent one, which is not what the statement replaces.
      if (!isOldTable(context, table, at)) return [];
      return [{
        at,
        message: table === undefined ? 'unknown' : 'known',
        values: { table: shown(operation.table) },
        objects: [tableIdentity(before, operation.table)],
        ...(table === undefined ? { severity: 'warning' } : {}),
      }];
    });
  },
});
