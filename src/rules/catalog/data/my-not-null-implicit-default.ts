import type { ColumnDefinition } from '../../../model/column-definition.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, ofKind, type RuleResult } from '../../define-rule.ts';
import { timestampsAreNotNull } from '../../implicit-timestamps.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { isOldTable } from '../../old-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50) NOT NULL) ENGINE=InnoDB;';

export const myNotNullImplicitDefault = defineRule({
  id: 'my-not-null-implicit-default',
  category: 'data',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['syntax', 'schema-state'],
  supersedes: [],
  summary: 'Say which value old rows get in a new NOT NULL column',
  why: 'Without a DEFAULT every old row gets the type’s own value, 0 or an empty text, also in strict mode: nobody can tell it from a real one later.',
  fix: 'Write the DEFAULT that old rows shall have; or add the column with NULL, fill it, and make it NOT NULL in a later change set.',
  sources: ['atlas:MY101'],
  options: {},
  messages: {
    implicit: {
      title: 'Old rows of {table} get {value} in the new column {column}',
      why: 'The column is NOT NULL and has no DEFAULT, so the server makes a value up for every row that is there, also in strict mode.',
      fix: 'Write the DEFAULT that old rows shall have, or add {column} with NULL and fill it first.',
    },
    refused: {
      title: 'Old rows of {table} have no value for the new column {column}',
      why: 'The column is NOT NULL and has no DEFAULT. What the server would put into the rows that are there, {value}, it refuses where sql_mode forbids zero dates.',
      fix: 'Write the DEFAULT that old rows shall have, or add {column} with NULL and fill it first.',
    },
  },
  examples: {
    bad: [
      { title: 'a number', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN age int NOT NULL, ALGORITHM=INSTANT;'], expect: ['1:1'] },
      { title: 'each at its line', engine: 'mariadb', base: [users], files: ['ALTER TABLE users\n  ADD COLUMN nick varchar(20) NOT NULL,\n  ADD COLUMN born date NOT NULL;'], expect: ['1:2', '1:3'] },
    ],
    good: [
      { title: 'a default', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN age int NOT NULL DEFAULT 1, ALGORITHM=INSTANT;'], expect: [] },
      { title: 'a generated column', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN twice bigint AS (id * 2) VIRTUAL NOT NULL;'], expect: [] },
      { title: 'a number that counts up', engine: 'mariadb', base: ['CREATE TABLE log (line text) ENGINE=InnoDB;'], files: ['ALTER TABLE log ADD COLUMN id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY;'], expect: [] },
      { title: 'a new table', engine: 'mariadb', files: ['CREATE TABLE t (id int PRIMARY KEY) ENGINE=InnoDB;\nALTER TABLE t ADD COLUMN a int NOT NULL;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'add-column').flatMap((judged): readonly RuleResult[] => {
      const { operation: { column, table: name }, before, in: at } = judged;
      const table = resolveTable(before, name);
      const isThere = table !== undefined && findColumn(before, table, column.name) !== undefined;
      if (!isOldTable(context, table, at) || isThere || !isLeftOpen(column)) return [];
      if (column.type.name === 'timestamp' && timestampsAreNotNull(at.settings, context.engine)) return [];
      return [{
        at,
        span: placeOf(judged),
        message: /^(?:date|datetime|timestamp)$/.test(column.type.name) ? 'refused' : 'implicit',
        values: { table: shown(name), column: column.name, value: madeUpValue(column) },
        objects: [`${tableIdentity(before, name)}.${column.name}`],
      }];
    });
  },
});

/** NOT NULL, and nothing that says a value. */
function isLeftOpen({ nullable, default: value, generated, autoIncrement, type }: ColumnDefinition): boolean {
  return nullable === false && value === undefined && generated === undefined && autoIncrement !== true && type.serial !== true;
}

const madeUp: Readonly<Record<string, string>> = {
  date: '0000-00-00', datetime: '0000-00-00 00:00:00', timestamp: '0000-00-00 00:00:00', time: '00:00:00', year: '0000',
  enum: 'the first label', json: 'a JSON null',
};

/** The implicit default of a type (MySQL 8.4 manual 13.6). */
function madeUpValue({ type: { name } }: ColumnDefinition): string {
  const known = madeUp[name];
  if (known !== undefined) return known;
  return /int$|^(?:decimal|float|double|bit)$/.test(name) ? '0' : 'an empty value';
}
