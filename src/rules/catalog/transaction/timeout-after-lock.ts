import { defineRule, isKind, type JudgedStatement, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { isNoTimeout } from '../../setting-duration.ts';
import { oldTableImpacts } from '../../strong-locks.ts';
import { transactionsOf } from '../../transactions.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const alter = 'ALTER TABLE users ADD COLUMN x int NULL;';
const set = "SET LOCAL lock_timeout = '2s';";

export const timeoutAfterLock = defineRule({
  id: 'timeout-after-lock',
  category: 'transaction',
  engines: ['postgresql'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['transaction-model'],
  supersedes: [],
  summary: 'Set the lock timeout before the first lock',
  why: 'lock_timeout bounds the waits that begin after it is set. Behind the statement that takes the lock it comes too late: '
    + 'that one has waited without bound, or with another one, and everybody behind it too.',
  fix: 'Move SET lock_timeout to the top of the file.',
  sources: ['pgfence:lock-timeout-after-dangerous-statement'],
  options: {},
  messages: {
    late: {
      title: 'Sets lock_timeout after {table} was locked',
      why: '{command} has already taken its {lock} lock in this transaction; the timeout does not bound that wait.',
      fix: 'Move the SET before {command}.',
    },
  },
  examples: {
    bad: [
      { title: 'behind the statement that locks', engine: 'postgresql', base: [users], files: [`${alter}\n${set}`], expect: ['1:2'] },
      { title: 'for the session', engine: 'postgresql', base: [users], files: [`SELECT 1;\n${alter}\nSET lock_timeout = '5s';\nALTER TABLE users ADD COLUMN y int NULL;`], expect: ['1:3'] },
    ],
    good: [
      { title: 'at the top', engine: 'postgresql', base: [users], files: [`${set}\n${alter}`], expect: [] },
      { title: 'set back at the end', engine: 'postgresql', base: [users], files: [`SET lock_timeout = '2s';\n${alter}\nRESET lock_timeout;`], expect: [] },
      {
        title: 'behind the lock of a new table', engine: 'postgresql', base: [users],
        files: [`CREATE TABLE t (id bigint PRIMARY KEY);\nALTER TABLE t ADD COLUMN x int NULL;\n${set}\n${alter}`], expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    return transactionsOf(context.statements).flatMap((statements) => judge(statements, context));
  },
});

/** Another value behind one that came in time is a decision, and so is taking the bound off at the end. */
function judge(statements: readonly JudgedStatement[], context: RuleContext): readonly RuleHit[] {
  let isSet = false;
  let locking: Omit<RuleHit, 'at' | 'message'> | undefined;
  for (const at of statements) {
    for (const judged of at.operations) {
      if (isKind(judged, 'set-variable') && judged.operation.name === 'lock_timeout' && !isNoTimeout(judged.operation.value)) {
        if (locking !== undefined && !isSet) return [{ at, message: 'late', ...locking }];
        isSet = true;
      }
      locking ??= lockedBy(at, context);
    }
  }
  return [];
}

function lockedBy(at: JudgedStatement, context: RuleContext): Omit<RuleHit, 'at' | 'message'> | undefined {
  const impacts = at.operations.flatMap((judged) => oldTableImpacts(judged, context));
  const [first] = impacts.filter(({ blocks }) => blocks === 'reads' || blocks === 'writes');
  if (first === undefined) return undefined;
  const table = shown(first.table);
  return { values: { table, command: at.statement.command, lock: first.lock }, objects: [table] };
}
