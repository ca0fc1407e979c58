import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, isKind, type RuleResult } from '../../define-rule.ts';
import { shown, tableIdentity } from '../../naming-objects.ts';
import { isOldTable } from '../../old-objects.ts';

const plans = 'CREATE TABLE plans (id int PRIMARY KEY, name varchar(20)) ENGINE=InnoDB;';

export const replaceInto = defineRule({
  id: 'replace-into',
  category: 'data',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['syntax'],
  supersedes: [],
  summary: 'Do not replace rows that are there',
  why: 'REPLACE deletes every row that is in the way of a key and inserts a new one: columns that are not named fall back to their defaults, foreign keys with '
    + 'CASCADE delete what hangs on the old row, and triggers fire for both.',
  fix: 'Use INSERT … ON DUPLICATE KEY UPDATE, which keeps the row and changes what is named.',
  sources: [],
  options: {},
  messages: {
    replaced: {
      title: '{command} deletes rows of {table} that are in the way',
      why: 'The old row goes, with what cascades from it and with the values of all columns that are not named; a new one takes its place.',
      fix: 'Use INSERT … ON DUPLICATE KEY UPDATE, which keeps the row.',
    },
  },
  examples: {
    bad: [
      { title: 'a row', engine: 'mysql', base: [plans], files: ["REPLACE INTO plans (id, name) VALUES (1, 'free');"], expect: ['1:1'] },
      { title: 'rows of a query', engine: 'mariadb', base: [plans], files: ['SELECT 1;\nREPLACE plans SELECT 2, NULL;'], expect: ['1:2'] },
    ],
    good: [
      { title: 'an update where the row is there', engine: 'mysql', base: [plans], files: ["INSERT INTO plans VALUES (1, 'free') ON DUPLICATE KEY UPDATE name = 'free';"], expect: [] },
      { title: 'a new table', engine: 'mariadb', files: [`${plans}\nREPLACE INTO plans VALUES (1, 'free');`], expect: [] },
    ],
  },
  check({ operations, isNew }): readonly RuleResult[] {
    return operations.flatMap((judged): readonly RuleResult[] => {
      if (!isKind(judged, 'insert', 'copy') || judged.operation.replaces !== true) return [];
      const { operation: { kind, table: name }, before, in: at } = judged;
      if (name === undefined) return [];
      const table = resolveTable(before, name);
      if (!isOldTable({ isNew }, table, at)) return [];
      return [{
        at,
        message: 'replaced',
        values: { command: kind === 'copy' ? 'LOAD DATA … REPLACE' : 'REPLACE', table: shown(name) },
        objects: [tableIdentity(before, name)],
      }];
    });
  },
});
