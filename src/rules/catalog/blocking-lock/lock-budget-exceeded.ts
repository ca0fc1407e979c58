import { defineRule, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { heldLocks, type HeldLock } from '../../costs/held-locks.ts';
import { shown } from '../../naming-objects.ts';
import { sizeInWords } from '../../statistics/size-words.ts';
import { estimateInWords, estimateOf, unknownSize, waiters, waiting } from '../../costs/statement-cost.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';
const huge = { rows: 200_000_000, bytes: 60_000_000_000, indexBytes: 9_000_000_000 };
const usual = { rows: 20_000, bytes: 4_000_000, indexBytes: 500_000 };
const setNotNull = 'ALTER TABLE users ALTER COLUMN email SET NOT NULL;';
const copy = 'ALTER TABLE users MODIFY age bigint, ALGORITHM=COPY;';

export const lockBudgetExceeded = defineRule({
  id: 'lock-budget-exceeded',
  category: 'blocking-lock',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'engine-version', 'transaction-model', 'table-stats'],
  weighsBySize: false,
  supersedes: [],
  summary: 'Keep readers and writers waiting for no longer than the application stands it',
  why: 'Whoever needs a table waits for as long as a stronger lock on it is held: to the end of the transaction, so also while what stands behind in it runs. '
    + 'Connections pile up meanwhile, and the application stops.',
  fix: 'Take the way without the lock: CONCURRENTLY, NOT VALID and VALIDATE, LOCK=NONE, batches, an online schema change tool. Otherwise end the transaction '
    + 'right behind the statement, or plan a maintenance window.',
  sources: ['pgfence:stats'],
  options: {
    'max-blocked-seconds': { type: 'integer', default: 5, summary: 'Seconds for which readers or writers of a table may wait' },
  },
  messages: {
    exceeds: {
      title: '{table} is locked for longer than {budget} s',
      why: 'Under {lock} {waiting} for {interval}. The statement {work}; {table} has {size}. {behind}',
      fix: 'Take a way that lets {waiters} pass, end the transaction right behind the statement, or plan a maintenance window.',
    },
    may: {
      title: '{table} may be locked for longer than {budget} s',
      why: 'Under {lock} {waiting} for {interval}. The statement {work}; {table} has {size}. {behind}',
      fix: 'Take a way that lets {waiters} pass, or measure it on a copy of the table first.',
    },
  },
  examples: {
    bad: [
      { title: 'a scan of 60 GB', engine: 'postgresql', base: [users], files: [setNotNull], stats: { 'public.users': huge }, expect: ['1:1'] },
      { title: 'a copy', engine: 'mysql', base: [users], files: [copy], stats: { users: huge }, expect: ['1:1'] },
      { title: 'a copy', engine: 'mariadb', base: [users], files: [copy], stats: { users: huge }, expect: ['1:1'] },
      {
        title: 'a light change in front of heavy work', engine: 'postgresql', base: [users], stats: { 'public.users': huge },
        files: ['ALTER TABLE users ADD COLUMN x int NULL;\nCREATE INDEX i ON users (age);'], expect: ['1:1'],
      },
    ],
    good: [
      { title: 'a scan of 4 MB', engine: 'postgresql', base: [users], files: [setNotNull], stats: { 'public.users': usual }, expect: [] },
      { title: 'a copy of few rows', engine: 'mysql', base: [users], files: [copy], stats: { users: usual }, expect: [] },
      { title: 'work that lets all pass', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD INDEX i (age), ALGORITHM=INPLACE, LOCK=NONE;'], stats: { users: huge }, expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const { locks, unknown } = heldLocks(context);
    const budget = context.options.count('max-blocked-seconds');
    return [
      ...locks.flatMap((held): readonly RuleResult[] => hit(held, budget)),
      ...unknown.map(({ at, table }) => unknownSize(at, table)),
    ];
  },
});

/** Certain where even fast hardware is too slow; that of a slow one alone says nothing yet. */
function hit(held: HeldLock, budget: number): readonly RuleHit[] {
  const { seconds, table, at, statements, work, blocks, lock } = held;
  if (seconds.likely <= budget) return [];
  const isCertain = seconds.low > budget;
  const name = shown(table.table ?? table.name);
  const size = sizeInWords(table.stats ?? {});
  const behind = behindWords(statements - 1);
  return [{
    at, message: isCertain ? 'exceeds' : 'may', objects: [name],
    ...(isCertain ? {} : { severity: 'warning' }),
    estimate: estimateOf(seconds, `${name} has ${size}; the statement ${work}. ${behind}`),
    values: { table: shown(table.name), budget: String(budget), waiting: waiting(blocks), waiters: waiters(blocks), interval: estimateInWords(seconds), lock, work, behind, size },
  }];
}

function behindWords(count: number): string {
  if (count === 0) return 'No other work follows in its transaction.';
  return count === 1 ? 'Another statement with work on a table follows in its transaction.' : `${String(count)} further statements with work on tables follow in its transaction.`;
}
