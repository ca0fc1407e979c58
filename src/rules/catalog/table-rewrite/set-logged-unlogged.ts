import { movesRows } from '../../../impact/postgres/storage-change.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { onOldTables } from '../../old-tables.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY);';

export const setLoggedUnlogged = defineRule({
  id: 'set-logged-unlogged',
  category: 'table-rewrite',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Do not switch old tables between LOGGED and UNLOGGED',
  why: 'SET LOGGED and SET UNLOGGED write the table and its indexes anew under an ACCESS EXCLUSIVE lock; nobody reads or writes meanwhile. SET LOGGED also '
    + 'writes all of it to the log, which replicas must read, and an unlogged table is emptied by a crash.',
  fix: 'Create a new table of the wanted kind, copy the rows in batches and exchange the two, or run it when the table may stand still.',
  sources: ['pgfence:set-logged-unlogged'],
  options: {},
  messages: {
    rewrites: {
      title: '{option} rewrites {table}',
      why: '{table} and its indexes are written anew while reads and writes wait.',
      fix: 'Create a new table of the wanted kind, copy the rows in batches, then exchange the two.',
    },
  },
  examples: {
    bad: [
      { title: 'an old table', engine: 'postgresql', base: [users], files: ['ALTER TABLE users SET UNLOGGED;'], expect: ['1:1'] },
      { title: 'and back', engine: 'postgresql', base: ['CREATE UNLOGGED TABLE cache (id int);'], files: ['ALTER TABLE cache\n  ADD COLUMN x int NULL,\n  SET LOGGED;'], expect: ['1:3'] },
    ],
    good: [
      { title: 'a new table', engine: 'postgresql', files: ['CREATE UNLOGGED TABLE t (id int);\nALTER TABLE t SET LOGGED;'], expect: [] },
      { title: 'what the table is already', engine: 'postgresql', base: [users], files: ['ALTER TABLE users SET LOGGED;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return onOldTables(context, 'set-table-option').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const { option, table } = operation;
      if (!/^SET (?:UN)?LOGGED$/.test(option) || !movesRows(operation, resolveTable(before, table))) return [];
      return [{
        at, span: placeOf(judged), message: 'rewrites', values: { option, table: shown(table) }, objects: [tableIdentity(before, table)],
      }];
    });
  },
});
