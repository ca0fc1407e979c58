import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { creatingKeys, writtenForeignKeys, type WrittenForeignKey } from '../../created-foreign-keys.ts';
import { defineRule, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { shown, tableIdentity } from '../../naming-objects.ts';
import { listInWords } from '../../wording.ts';

const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY);';
const users = 'CREATE TABLE users (id bigint PRIMARY KEY, org_id bigint);';
const add = 'ALTER TABLE users ADD CONSTRAINT f FOREIGN KEY (org_id) REFERENCES orgs (id)';

export const fkCascade = defineRule({
  id: 'fk-cascade',
  category: 'constraint',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: ['syntax'],
  supersedes: [],
  summary: 'Delete dependent rows explicitly',
  why: 'With ON DELETE CASCADE one DELETE takes rows of other tables along, and rows of those that point to them: how many, the statement does not '
    + 'say, and all of it happens in one transaction with all of its locks.',
  fix: 'Keep the key at NO ACTION, and delete the dependent rows in batches before the row that they point to.',
  sources: ['bytebase:STATEMENT_DISALLOW_ON_DEL_CASCADE'],
  options: {},
  messages: {
    cascade: {
      title: 'A DELETE in {referenced} takes rows of {table} along',
      why: 'The foreign key on {columns} says ON DELETE CASCADE: how many rows go is not seen in the statement that deletes.',
      fix: 'Remove ON DELETE CASCADE, and delete the rows of {table} explicitly.',
    },
    null: {
      title: 'ON DELETE SET NULL on the NOT NULL column {column} of {table}',
      why: 'A DELETE in {referenced} tries to write NULL into {column}, which does not take it: it fails, if the server accepts the key at all.',
      fix: 'Change the action, or let {column} be NULL.',
    },
  },
  examples: {
    bad: [
      { title: 'a key that cascades', engine: 'postgresql', base: [orgs, users], files: [`${add} ON DELETE CASCADE;`], expect: ['1:1'] },
      {
        title: 'NULL for a column that does not take it, as an error', engine: 'postgresql', base: [orgs],
        files: ['CREATE TABLE members (\n  id bigint PRIMARY KEY,\n  org_id bigint NOT NULL REFERENCES orgs ON DELETE SET NULL\n);'], expect: ['1:3'],
      },
      { title: 'a key that cascades', engine: 'mysql', base: [orgs, users], files: [`${add} ON DELETE CASCADE;`], expect: ['1:1'] },
      { title: 'a key that cascades', engine: 'mariadb', base: [orgs, users], files: [`${add} ON UPDATE RESTRICT ON DELETE CASCADE;`], expect: ['1:1'] },
    ],
    good: [
      { title: 'a key without an action', engine: 'postgresql', base: [orgs, users], files: [`${add};`], expect: [] },
      { title: 'NULL for a column that takes it', engine: 'postgresql', base: [orgs, users], files: [`${add} ON DELETE SET NULL;`], expect: [] },
      { title: 'a key that cascades changes of the key only', engine: 'mysql', base: [orgs, users], files: [`${add} ON UPDATE CASCADE;`], expect: [] },
      { title: 'a key that restricts', engine: 'mariadb', base: [orgs, users], files: [`${add} ON DELETE RESTRICT;`], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return creatingKeys(context).flatMap(writtenForeignKeys).flatMap((written): readonly RuleHit[] => {
      const { key } = written;
      if (key.onDelete === 'cascade') return [hitOf(written, 'cascade', key.columns)];
      const column = key.onDelete === 'set-null' ? notNullColumn(written) : undefined;
      return column === undefined ? [] : [{ ...hitOf(written, 'null', [column]), severity: 'error' }];
    });
  },
});

function notNullColumn({ judged: { operation, after }, key }: WrittenForeignKey): string | undefined {
  const table = resolveTable(after, operation.table);
  return key.columns.find((name) => table !== undefined && findColumn(after, table, name)?.nullable === false);
}

function hitOf({ judged: { operation, before, in: at }, key, span }: WrittenForeignKey, message: string, columns: readonly string[]): RuleHit {
  return {
    at,
    span,
    message,
    values: { columns: listInWords(columns), column: columns[0] ?? '', table: shown(operation.table), referenced: shown(key.referenced) },
    objects: [tableIdentity(before, operation.table), ...key.columns],
  };
}
