import { defineRule, type JudgedOperation, type JudgedStatement, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { writesManyRows } from '../../growing-work.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { exclusiveLocks, tableKeyOf } from '../../strong-locks.ts';
import { transactionsOf } from '../../transactions.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const add = 'ALTER TABLE users ADD COLUMN adult boolean NULL;';
const fill = 'UPDATE users SET adult = age > 17 WHERE adult IS NULL;';

export const backfillInDdlTransaction = defineRule({
  id: 'backfill-in-ddl-transaction',
  category: 'transaction',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'transaction-model'],
  supersedes: [],
  summary: 'Fill rows in another transaction than the one that alters their table',
  why: 'ALTER TABLE holds ACCESS EXCLUSIVE until its transaction ends. Rows that the same transaction fills are written under it: '
    + 'nobody reads or writes the table until the last of them is done.',
  fix: 'Change the table in one file. Fill the rows in another one that runs without a transaction, in batches by key that commit each.',
  sources: ['strong_migrations:backfill'],
  options: {},
  messages: {
    fills: {
      title: '{command} of {table} in the transaction that altered it',
      why: 'The transaction holds ACCESS EXCLUSIVE on {table}: nobody reads or writes the table until every row is done.',
      fix: 'Move it to a file of its own that runs without a transaction, and work in batches by key.',
    },
  },
  examples: {
    bad: [
      { title: 'a new column and its values', engine: 'postgresql', base: [users], files: [`${add}\n${fill}`], expect: ['1:2'] },
      {
        title: 'rows out of another table', engine: 'postgresql', base: [users, 'CREATE TABLE guest (id bigint PRIMARY KEY, age int);'],
        files: [`${add}\nINSERT INTO users (id, age) SELECT id, age FROM guest;`], expect: ['1:2'],
      },
    ],
    good: [
      { title: 'the next file', engine: 'postgresql', base: [users], files: [add, fill], expect: [] },
      { title: 'one row by its key', engine: 'postgresql', base: [users], files: [`${add}\nUPDATE users SET adult = true WHERE id = 1;`], expect: [] },
      {
        title: 'a new table', engine: 'postgresql', base: [users],
        files: ['CREATE TABLE team (id bigint PRIMARY KEY);\nALTER TABLE team ADD COLUMN x int NULL;\nUPDATE team SET x = 1;'], expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    return transactionsOf(context.statements).flatMap((statements) => judge(statements, context));
  },
});

function judge(statements: readonly JudgedStatement[], context: RuleContext): readonly RuleHit[] {
  const locked = new Set<string>();
  return statements.flatMap(({ operations }) => operations).flatMap((judged): readonly RuleHit[] => {
    const hits = fillsLocked(judged, locked, context);
    for (const { key } of exclusiveLocks(judged, context)) locked.add(key);
    return hits;
  });
}

function fillsLocked(judged: JudgedOperation, locked: ReadonlySet<string>, context: RuleContext): readonly RuleHit[] {
  const { operation, before, in: at } = judged;
  if (!('table' in operation) || !locked.has(tableKeyOf(judged, operation.table))) return [];
  if (!writesManyRows(judged, context)) return [];
  return [{
    at,
    span: placeOf(judged),
    message: 'fills',
    values: { command: at.statement.command, table: shown(operation.table) },
    objects: [tableIdentity(before, operation.table)],
  }];
}
