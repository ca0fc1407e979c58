import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, ofKind, type RuleResult } from '../../define-rule.ts';
import { shown, tableIdentity } from '../../naming-objects.ts';
import { isOldTable } from '../../old-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50));';

export const insertWithoutColumns = defineRule({
  id: 'insert-without-columns',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'List the columns that an INSERT fills',
  why: 'Without a list the values go to the columns in the order of the table, which differs between environments once a column was added in one of them by hand. '
    + 'The rows are then wrong, or the migration fails there.',
  fix: 'List the columns behind the name of the table.',
  sources: ['bytebase:STATEMENT_INSERT_MUST_SPECIFY_COLUMN'],
  options: {},
  messages: {
    unlisted: {
      title: 'INSERT into {table} does not list its columns',
      why: 'The values go to the columns in whatever order the table has them.',
      fix: 'List the columns behind the name of the table.',
    },
  },
  examples: {
    bad: [
      { title: 'values', engine: 'postgresql', base: [users], files: ["SELECT 1;\nINSERT INTO users VALUES (1, 'a');"], expect: ['1:2'] },
      { title: 'values', engine: 'mysql', base: [users], files: ["INSERT INTO users VALUES (1, 'a');"], expect: ['1:1'] },
      { title: 'REPLACE', engine: 'mariadb', base: [users], files: ["REPLACE INTO users VALUES (1, 'a');"], expect: ['1:1'] },
    ],
    good: [
      { title: 'a list', engine: 'postgresql', base: [users], files: ["INSERT INTO users (id, email) VALUES (1, 'a');"], expect: [] },
      { title: 'a new table', engine: 'mysql', files: ['CREATE TABLE t (id bigint PRIMARY KEY);\nINSERT INTO t VALUES (1);'], expect: [] },
      { title: 'SET', engine: 'mariadb', base: [users], files: ["INSERT INTO users SET id = 1, email = 'a';"], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'insert')
      .filter(({ operation, before, in: at }) => {
        const table = resolveTable(before, operation.table);
        return operation.unlisted === true && isOldTable(context, table, at);
      })
      .map(({ operation: { table }, before, in: at }) => ({ at, message: 'unlisted', values: { table: shown(table) }, objects: [tableIdentity(before, table)] }));
  },
});
