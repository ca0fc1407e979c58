import { defineRule, ofKind, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { unboundedRows } from '../../unbounded-rows.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';

export const deleteWithoutWhere = defineRule({
  id: 'delete-without-where',
  category: 'data',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Say which rows of an old table are deleted',
  why: 'A DELETE without a condition removes every row, in one transaction that locks each of them and writes each into the log. '
    + 'Most often the condition was forgotten.',
  fix: 'Add the condition, and delete in batches by key where there are many rows. A table that is to be emptied is emptied by TRUNCATE, with an approval.',
  sources: ['bytebase:STATEMENT_WHERE_REQUIRE_UPDATE_DELETE', 'pgfence:delete-without-where'],
  options: {},
  messages: {
    'without-where': {
      title: 'Deletes every row of {table}',
      why: 'The table stood before this change set, and no condition says which of its rows are meant.',
      fix: 'Add WHERE with the rows that are meant.',
    },
    'always-true': {
      title: 'Deletes every row of {table}, for its condition is always true',
      why: 'The table stood before this change set, and the condition picks none of its rows out.',
      fix: 'Write the condition that picks the rows that are meant.',
    },
    'arbitrary-rows': {
      title: 'Deletes rows of {table} that nobody has chosen',
      why: 'LIMIT without ORDER BY on a key takes whichever rows come first, and others on each replica.',
      fix: 'Add WHERE with the rows that are meant, or ORDER BY on the primary key.',
    },
  },
  examples: {
    bad: [
      { title: 'no condition', engine: 'postgresql', base: [users], files: ['DELETE FROM users;'], expect: ['1:1'] },
      { title: 'a condition that is always true', engine: 'postgresql', base: [users], files: ['SELECT 1;\nDELETE FROM users WHERE id = id;'], expect: ['1:2'] },
      { title: 'no condition', engine: 'mysql', base: [users], files: ['DELETE FROM users;'], expect: ['1:1'] },
      { title: 'a condition that is always true', engine: 'mariadb', base: [users], files: ['DELETE FROM users WHERE 1=1;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'a condition', engine: 'postgresql', base: [users], files: ['DELETE FROM users WHERE age < 0;'], expect: [] },
      { title: 'a new table', engine: 'postgresql', base: [users], files: ['CREATE TABLE t (id bigint PRIMARY KEY);\nDELETE FROM t;'], expect: [] },
      { title: 'a join picks the rows', engine: 'mysql', base: [users, 'CREATE TABLE gone (id bigint PRIMARY KEY);'], files: ['DELETE u FROM users u JOIN gone g ON g.id = u.id;'], expect: [] },
      { title: 'a batch in the order of the key', engine: 'mariadb', base: [users], files: ['DELETE FROM users ORDER BY id LIMIT 100;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'delete').flatMap((judged): readonly RuleResult[] => {
      const message = unboundedRows(judged, context);
      if (message === undefined) return [];
      const { operation, before, in: at } = judged;
      return [{ at, span: placeOf(judged), message, values: { table: shown(operation.table) }, objects: [tableIdentity(before, operation.table)] }];
    });
  },
});
