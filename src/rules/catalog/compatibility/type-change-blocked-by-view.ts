import type { AlterColumnType, DropColumn } from '../../../model/operation.ts';
import { dependentsOfColumn, type ColumnDependent } from '../../../schema/queries/column-dependents.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { unknownTable } from '../../schema-gaps.ts';
import { listInWords } from '../../wording.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';
const view = 'CREATE VIEW mails AS SELECT u.email AS mail FROM users u WHERE u.age > 17;';
const refused = 'the server refuses what the rule warns of';

export const typeChangeBlockedByView = defineRule({
  id: 'type-change-blocked-by-view',
  category: 'compatibility',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  reach: ({ kind }) => (kind === 'drop-column' || kind === 'alter-column-type' ? 'dependents' : undefined),
  supersedes: [],
  summary: 'Take views and policies away before changing the columns that they use',
  why: 'PostgreSQL changes the type of no column that a view, rule, trigger, policy or generated column uses, and drops none without CASCADE. The '
    + 'statement fails when the migration runs.',
  fix: 'Drop what uses the column, change the column, and create it again, all in one transaction.',
  sources: [],
  options: {},
  messages: {
    type: {
      title: 'Changing the type of {column} of {table} fails: {dependents} uses it',
      why: 'PostgreSQL refuses to alter a column that {dependents} uses.',
      fix: 'Drop {dependents} before this step and create it again behind it, in one transaction.',
    },
    drop: {
      title: 'Dropping column {column} of {table} fails: {dependents} uses it',
      why: 'PostgreSQL refuses to drop a column that {dependents} uses.',
      fix: 'Drop {dependents} before this step and create it again without {column}, in one transaction.',
    },
  },
  examples: {
    bad: [
      { title: 'a view that shows the column', engine: 'postgresql', base: [users, view], files: ['ALTER TABLE users ALTER COLUMN email TYPE text;'], expect: ['1:1'], impossible: refused },
      { title: 'a view whose condition names the column', engine: 'postgresql', base: [users, view], files: ['ALTER TABLE users\n  ADD COLUMN x int NULL,\n  DROP COLUMN age;'], expect: ['1:3'], impossible: refused },
    ],
    good: [
      { title: 'the view is made anew', engine: 'postgresql', base: [users, view], files: [`DROP VIEW mails;\nALTER TABLE users ALTER COLUMN email TYPE text;\n${view}`], expect: [] },
      { title: 'a column that the view leaves out', engine: 'postgresql', base: [users, 'CREATE VIEW mails AS SELECT email FROM users;'], files: ['ALTER TABLE users ALTER COLUMN age TYPE bigint;'], expect: [] },
    ],
  },
  check({ operations }): readonly RuleResult[] {
    return ofKind(operations, 'alter-column-type', 'drop-column').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const table = resolveTable(before, operation.table);
      if (table === undefined) return [unknownTable(judged, operation.table, `what uses ${operation.column} is not known`)];
      const column = findColumn(before, table, operation.column);
      const blocking = column === undefined ? [] : dependentsOfColumn(before, table, column).filter((dependent) => isBlocking(dependent, judged));
      if (blocking.length === 0) return [];
      return [{
        at,
        span: placeOf(judged),
        message: operation.kind === 'drop-column' ? 'drop' : 'type',
        values: { column: operation.column, table: shown(operation.table), dependents: listInWords(blocking.map(({ kind, name }) => `${kind} ${name}`)) },
        objects: [`${tableIdentity(before, operation.table)}.${operation.column}`],
      }];
    });
  },
});

/** What the server knows of; an index goes with the column or is built again. */
function isBlocking({ kind, by }: ColumnDependent, { operation }: JudgedOperation<AlterColumnType | DropColumn>): boolean {
  const isKnown = by === 'definition' || kind === 'generated column';
  return isKnown && !(operation.kind === 'drop-column' && operation.cascade);
}
