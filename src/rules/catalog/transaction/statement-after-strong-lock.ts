import { defineRule, type JudgedStatement, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { growsWithOldTable } from '../../growing-work.ts';
import { exclusiveLocksOf } from '../../strong-locks.ts';
import { transactionsOf } from '../../transactions.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const orders = 'CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);';
const alter = 'ALTER TABLE users ADD COLUMN x int NULL;';

export const statementAfterStrongLock = defineRule({
  id: 'statement-after-strong-lock',
  category: 'transaction',
  engines: ['postgresql'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'transaction-model'],
  supersedes: [],
  summary: 'Do nothing long while an old table is locked exclusively',
  why: 'A quick ALTER TABLE holds ACCESS EXCLUSIVE until its transaction ends. A statement behind it that reads, writes or indexes '
    + 'many rows makes a lock of milliseconds into one of minutes: nobody reads the table meanwhile.',
  fix: 'Put the long statement into a file of its own, before or after the one that locks.',
  sources: ['eugene:E4', 'pgfence:statement-after-access-exclusive', 'django-migration-linter:CREATE_INDEX_EXCLUSIVE'],
  options: {},
  messages: {
    held: {
      title: '{command} runs while {table} is locked against reads',
      why: 'An earlier statement of the transaction took ACCESS EXCLUSIVE on {table}, and keeps it for as long as this one takes, '
        + 'which grows with the number of rows.',
      fix: 'Move this statement to a file of its own.',
    },
  },
  examples: {
    bad: [
      { title: 'an index of another table', engine: 'postgresql', base: [users, orders], files: [`${alter}\nCREATE INDEX i ON orders (user_id);`], expect: ['1:2'] },
      { title: 'a question to all rows', engine: 'postgresql', base: [users], files: [`${alter}\nSELECT count(*) FROM users;`], expect: ['1:2'] },
      { title: 'a second action that scans', engine: 'postgresql', base: [users], files: [`${alter}\nALTER TABLE users ADD CHECK (age > 0);`], expect: ['1:2'] },
    ],
    good: [
      { title: 'the long statement first', engine: 'postgresql', base: [users, orders], files: [`CREATE INDEX i ON orders (user_id);\n${alter}`], expect: [] },
      { title: 'a file for each', engine: 'postgresql', base: [users, orders], files: [alter, 'CREATE INDEX i ON orders (user_id);'], expect: [] },
      { title: 'changes of the catalogue alone', engine: 'postgresql', base: [users], files: [`${alter}\nALTER TABLE users ALTER COLUMN x SET DEFAULT 1;`], expect: [] },
      {
        title: 'a new table', engine: 'postgresql', base: [users],
        files: [`${alter}\nCREATE TABLE orders (id bigint PRIMARY KEY, n int);\nCREATE INDEX i ON orders (n);\nINSERT INTO orders VALUES (1, 1);`], expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    return transactionsOf(context.statements).flatMap((statements) => judge(statements, context));
  },
});

function judge(statements: readonly JudgedStatement[], context: RuleContext): readonly RuleHit[] {
  let held: string | undefined;
  const hits: RuleHit[] = [];
  for (const at of statements) {
    if (held !== undefined && at.operations.some((judged) => growsWithOldTable(judged, context))) hits.push(hit(at, held));
    held ??= exclusiveLocksOf(at, context)[0]?.name;
  }
  return hits;
}

function hit(at: JudgedStatement, table: string): RuleHit {
  return { at, message: 'held', values: { command: at.statement.command, table }, objects: [table] };
}
