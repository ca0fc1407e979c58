import { defineRule, ofKind, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { unboundedRows } from '../../unbounded-rows.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';

export const updateWithoutWhere = defineRule({
  id: 'update-without-where',
  category: 'data',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Say which rows of an old table are updated',
  why: 'An UPDATE without a condition writes every row anew, in one transaction that keeps each of them locked until the last is done. '
    + 'Writers wait, replicas fall behind, and the table may double in size.',
  fix: 'Write in batches by key range, each with a commit of its own, outside the transaction that alters the table.',
  sources: ['bytebase:STATEMENT_WHERE_REQUIRE_UPDATE_DELETE', 'pgfence:update-in-migration'],
  options: {},
  messages: {
    'without-where': {
      title: 'Updates every row of {table}',
      why: 'The table stood before this change set, and all of its rows stay locked until the last is written.',
      fix: 'Add WHERE with the rows that need it, and go through them in batches by key.',
    },
    'always-true': {
      title: 'Updates every row of {table}, for its condition is always true',
      why: 'The table stood before this change set, and all of its rows stay locked until the last is written.',
      fix: 'Write the condition that picks the rows that need it, and go through them in batches by key.',
    },
    'arbitrary-rows': {
      title: 'Updates rows of {table} that nobody has chosen',
      why: 'A LIMIT without a condition and without the order of a key takes any rows: others on a replica, and the same ones again when it is repeated.',
      fix: 'Write the condition that picks the rows that need it, or ORDER BY a key.',
    },
  },
  examples: {
    bad: [
      { title: 'no condition', engine: 'postgresql', base: [users], files: ['UPDATE users SET age = 0;'], expect: ['1:1'] },
      { title: 'a condition that is always true', engine: 'postgresql', base: [users], files: ['UPDATE users SET age = 0 WHERE true;'], expect: ['1:1'] },
      { title: 'no condition', engine: 'mysql', base: [users], files: ['UPDATE users SET age = 0;'], expect: ['1:1'] },
      { title: 'no condition', engine: 'mariadb', base: [users], files: ['SELECT 1;\nUPDATE users SET age = age + 1 ORDER BY id;'], expect: ['1:2'] },
    ],
    good: [
      { title: 'a condition', engine: 'postgresql', base: [users], files: ['UPDATE users SET age = 0 WHERE age IS NULL;'], expect: [] },
      { title: 'a new table', engine: 'postgresql', base: [users], files: ['CREATE TABLE t (id bigint PRIMARY KEY, n int);\nUPDATE t SET n = 1;'], expect: [] },
      { title: 'the first rows of a key', engine: 'mysql', base: [users], files: ['UPDATE users SET age = 0 ORDER BY id LIMIT 1000;'], expect: [] },
      { title: 'a temporary table', engine: 'mariadb', base: [users], files: ['CREATE TEMPORARY TABLE t (id bigint);\nUPDATE t SET id = 1;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'update').flatMap((judged): readonly RuleResult[] => {
      const message = unboundedRows(judged, context);
      if (message === undefined) return [];
      const { operation, before, in: at } = judged;
      return [{ at, span: placeOf(judged), message, values: { table: shown(operation.table) }, objects: [tableIdentity(before, operation.table)] }];
    });
  },
});
