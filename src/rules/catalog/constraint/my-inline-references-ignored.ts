import type { ColumnDefinition } from '../../../model/column-definition.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { versionNumber } from '../../../impact/impact-context.ts';
import type { Engine } from '../../../model/engine-name.ts';
import { defineRule, ofKind, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';

const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY) ENGINE=InnoDB;';

export const myInlineReferencesIgnored = defineRule({
  id: 'my-inline-references-ignored',
  category: 'constraint',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['syntax', 'engine-version'],
  supersedes: [],
  summary: 'Write foreign keys as constraints of the table',
  why: 'MySQL before 9.0 and MariaDB before 10.5 read REFERENCES in a column’s definition and forget it: there is no foreign key, and nothing says so.',
  fix: 'Write FOREIGN KEY (column) REFERENCES … as a constraint of the table.',
  sources: ['atlas:MY102'],
  options: {},
  messages: {
    ignored: {
      title: 'REFERENCES {referenced} of column {column} of {table} has no effect',
      why: 'This version of the server reads it and forgets it: the column gets no foreign key, and rows without a parent are taken.',
      fix: 'Write FOREIGN KEY ({column}) REFERENCES {referenced} (…) as a constraint of the table.',
    },
  },
  examples: {
    bad: [
      { title: 'a new table', engine: 'mysql', version: '8.0.36', base: [orgs], files: ['CREATE TABLE m (\n  id bigint PRIMARY KEY,\n  org_id bigint NOT NULL REFERENCES orgs (id)\n);'], expect: ['1:3'] },
      { title: 'a new column', engine: 'mariadb', version: '10.4', base: [orgs, 'CREATE TABLE m (id bigint PRIMARY KEY);'], files: ['ALTER TABLE m\n  ADD x int,\n  ADD org_id bigint REFERENCES orgs (id);'], expect: ['1:3'] },
    ],
    good: [
      { title: 'a constraint of the table', engine: 'mysql', version: '8.0.36', base: [orgs], files: ['CREATE TABLE m (id bigint PRIMARY KEY, org_id bigint NOT NULL, FOREIGN KEY (org_id) REFERENCES orgs (id));'], expect: [] },
      { title: 'a version that heeds it', engine: 'mysql', version: '9.0', base: [orgs], files: ['CREATE TABLE m (id bigint PRIMARY KEY, org_id bigint NOT NULL REFERENCES orgs (id));'], expect: [] },
      { title: 'a version that heeds it', engine: 'mariadb', base: [orgs], files: ['CREATE TABLE m (id bigint PRIMARY KEY, org_id bigint NOT NULL REFERENCES orgs (id));'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    if (heedsReferences(context.engine)) return [];
    return ofKind(context.operations, 'create-table', 'add-column').flatMap((judged) => {
      const { operation, before, after, in: at } = judged;
      const isThere = operation.kind === 'create-table' && operation.ifNotExists && resolveTable(before, operation.table) !== undefined;
      const columns = operation.kind === 'create-table' ? operation.columns : [operation.column];
      return (isThere ? [] : columns).flatMap((column) => referencesOf(column).map((referenced): RuleResult => ({
        at,
        span: operation.kind === 'create-table' ? column.span : placeOf(judged),
        message: 'ignored',
        values: { column: column.name, table: shown(operation.table), referenced },
        objects: [`${tableIdentity(after, operation.table)}.${column.name}`],
      })));
    });
  },
});

function referencesOf({ constraints }: ColumnDefinition): readonly string[] {
  return constraints.flatMap((constraint) => (constraint.kind === 'foreign-key' ? [shown(constraint.referenced)] : []));
}

/** Where no version is known, the oldest that the tests run on is meant. */
function heedsReferences(engine: Engine): boolean {
  return versionNumber(engine) >= (engine.name === 'mariadb' ? 100500 : 90000);
}
