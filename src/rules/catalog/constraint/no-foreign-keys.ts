import { creatingKeys, writtenForeignKeys } from '../../created-foreign-keys.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';
import { shown, tableIdentity } from '../../naming-objects.ts';
import { listInWords } from '../../wording.ts';

const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY);';
const users = 'CREATE TABLE users (id bigint PRIMARY KEY, org_id bigint);';

export const noForeignKeys = defineRule({
  id: 'no-foreign-keys',
  category: 'constraint',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: ['syntax'],
  supersedes: [],
  summary: 'Leave foreign keys to the application',
  why: 'Where tables are sharded, changed by online tools or loaded in any order, foreign keys stand in the way: rows that belong together live on '
    + 'different servers, and a copy of a table cannot take the keys of others along.',
  fix: 'Keep the column and its index, and have the application or a regular check look after the references.',
  sources: ['skeema:has-fk', 'bytebase:TABLE_NO_FOREIGN_KEY'],
  options: {},
  messages: {
    key: {
      title: 'Foreign key on {columns} of {table}',
      why: 'The policy of this repository has no foreign keys.',
      fix: 'Remove the reference to {referenced}, and keep an index on {columns}.',
    },
  },
  examples: {
    bad: [
      { title: 'a key on an old table', engine: 'postgresql', base: [orgs, users], files: ['ALTER TABLE users\n  ADD FOREIGN KEY (org_id) REFERENCES orgs (id);'], expect: ['1:2'] },
      { title: 'in a new table', engine: 'mysql', base: [orgs], files: ['CREATE TABLE members (\n  id bigint PRIMARY KEY,\n  org_id bigint,\n  FOREIGN KEY (org_id) REFERENCES orgs (id)\n);'], expect: ['1:4'] },
      { title: 'with a new column', engine: 'mariadb', base: [orgs, users], files: ['ALTER TABLE users ADD COLUMN payer_id bigint NULL REFERENCES orgs (id);'], expect: ['1:1'] },
    ],
    good: [
      { title: 'a column and its index', engine: 'postgresql', base: [users], files: ['CREATE INDEX users_org ON users (org_id);'], expect: [] },
      { title: 'a key that goes', engine: 'mysql', base: [orgs, users, 'ALTER TABLE users ADD CONSTRAINT f FOREIGN KEY (org_id) REFERENCES orgs (id);'], files: ['ALTER TABLE users DROP FOREIGN KEY f;'], expect: [] },
      { title: 'a table that is there', engine: 'mariadb', base: [orgs, users], files: ['CREATE TABLE IF NOT EXISTS users (org_id bigint REFERENCES orgs (id));'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return creatingKeys(context).flatMap(writtenForeignKeys).map(({ judged: { operation, before, in: at }, key, span }) => ({
      at,
      span,
      message: 'key',
      values: { columns: listInWords(key.columns), table: shown(operation.table), referenced: shown(key.referenced) },
      objects: [tableIdentity(before, operation.table), ...key.columns],
    }));
  },
});
