import { alterations } from '../../alterations.ts';
import { defineRule, isKind, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';

const log = 'CREATE TABLE log (line text) ENGINE=InnoDB;';

export const myAddAutoIncrement = defineRule({
  id: 'my-add-auto-increment',
  category: 'table-rewrite',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['syntax', 'schema-state'],
  supersedes: ['my-inplace-rebuild', 'my-primary-key-change', 'my-copy-alter'],
  summary: 'Do not add an AUTO_INCREMENT column to an old table',
  why: 'Every row gets its number while the table is written anew and writes wait; LOCK=NONE is refused. Under replication by statements each replica may number its '
    + 'rows in another order.',
  fix: 'Make a new table with the column, fill it in batches and swap both; gh-ost and pt-online-schema-change do that.',
  sources: ['strong_migrations:add_column_auto_incrementing'],
  options: {},
  messages: {
    added: {
      title: 'The new column {column} numbers the rows of {table} while writes wait',
      why: 'The table is written anew under a lock, and with statement-based replication a replica may give the same row another number.',
      fix: 'Make a new table with {column}, fill it in batches and swap both, or use an online tool.',
    },
  },
  examples: {
    bad: [
      { title: 'a key that counts up', engine: 'mysql', base: [log], files: ['ALTER TABLE log ADD COLUMN id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY;'], expect: ['1:1'] },
      { title: 'SERIAL', engine: 'mariadb', base: [log], files: ['ALTER TABLE log\n  ADD COLUMN x int NULL,\n  ADD COLUMN id serial;'], expect: ['1:3'] },
    ],
    good: [
      { title: 'the next number', engine: 'mysql', base: ['CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY);'], files: ['ALTER TABLE t AUTO_INCREMENT = 100;'], expect: [] },
      { title: 'a new table', engine: 'mariadb', files: ['CREATE TABLE t (a int);\nALTER TABLE t ADD id int AUTO_INCREMENT PRIMARY KEY;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return alterations(context).flatMap(({ actions }) => actions.flatMap((judged): readonly RuleResult[] => {
      if (!isKind(judged, 'add-column') || judged.operation.column.autoIncrement !== true) return [];
      const { operation: { column, table }, before, in: at } = judged;
      const name = tableIdentity(before, table);
      return [{
        at,
        span: placeOf(judged),
        message: 'added',
        values: { column: column.name, table: shown(table) },
        objects: [name, `${name}.${column.name}`],
      }];
    }));
  },
});
