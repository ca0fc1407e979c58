import { defineRule, type JudgedStatement, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { LockGroups } from '../../lock-groups.ts';
import { exclusiveLocksOf, type StrongLock } from '../../strong-locks.ts';
import { transactionsOf } from '../../transactions.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const orders = 'CREATE TABLE orders (id bigint PRIMARY KEY, note text);';
const alterUsers = 'ALTER TABLE users ADD COLUMN x int NULL;';
const alterOrders = 'ALTER TABLE orders ADD COLUMN x int NULL;';

export const manyStrongLocks = defineRule({
  id: 'many-strong-locks',
  category: 'transaction',
  engines: ['postgresql'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'transaction-model'],
  supersedes: [],
  summary: 'Lock one old table exclusively in one transaction',
  why: 'A transaction keeps every lock to its end. While it waits for the second table, all readers and writers of the first wait with it; '
    + 'and where the application takes the two in the other order, one of both is cancelled as a deadlock.',
  fix: 'Give each table a transaction of its own. Where both must change at once, lock them in the order in which the application uses them.',
  sources: ['pgfence:wide-lock-window'],
  options: {},
  messages: {
    many: {
      title: 'Locks {table} while {held} stays locked',
      why: 'The transaction holds ACCESS EXCLUSIVE on {held} and now waits for the same on {table}: whoever uses either of them waits for both.',
      fix: 'Move the change of {table} to a file of its own.',
    },
    opposite: {
      title: 'Locks {table} while {held} stays locked, against the order of {file}',
      why: 'The other file locks {table} first. Two deployments or retries that meet there wait for each other, until PostgreSQL cancels one.',
      fix: 'Move the change of {table} to a file of its own, or keep one order of tables in all files.',
    },
  },
  examples: {
    bad: [
      { title: 'two old tables', engine: 'postgresql', base: [users, orders], files: [`${alterUsers}\n${alterOrders}`], expect: ['1:2'] },
      {
        title: 'another order in another file', engine: 'postgresql', base: [users, orders],
        files: [`${alterUsers}\n${alterOrders}`, 'ALTER TABLE orders ADD COLUMN y int NULL;\nALTER TABLE users ADD COLUMN y int NULL;'], expect: ['1:2', '2:2'],
      },
    ],
    good: [
      { title: 'a file for each', engine: 'postgresql', base: [users, orders], files: [alterUsers, alterOrders], expect: [] },
      { title: 'no transaction around them', engine: 'postgresql', base: [users, orders], transaction: 'none', files: [`${alterUsers}\n${alterOrders}`], expect: [] },
      {
        title: 'a new table beside an old one', engine: 'postgresql', base: [users],
        files: [`CREATE TABLE orders (id bigint PRIMARY KEY);\n${alterOrders}\n${alterUsers}`], expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    const earlier: Excess[] = [];
    return transactionsOf(context.statements).flatMap((statements): readonly RuleHit[] => {
      const excess = findExcess(statements, context);
      if (excess === undefined) return [];
      const opposite = earlier.find(({ held, locked, at }) => at.file !== excess.at.file && held.key === excess.locked.key && locked.key === excess.held.key);
      earlier.push(excess);
      return [hit(excess, opposite)];
    });
  },
});

/** The statement that locks a table too many. */
interface Excess {
  readonly at: JudgedStatement;
  readonly held: StrongLock;
  readonly locked: StrongLock;
}

function findExcess(statements: readonly JudgedStatement[], context: RuleContext): Excess | undefined {
  const taken = statements.flatMap((at) => exclusiveLocksOf(at, context).map((lock) => ({ at, lock })));
  const [first] = taken;
  if (first === undefined) return undefined;
  const groups = new LockGroups(statements, context);
  const next = taken.find(({ lock }) => !groups.areOne(first.lock.key, lock.key));
  return next === undefined ? undefined : { at: next.at, held: first.lock, locked: next.lock };
}

function hit({ at, held, locked }: Excess, opposite: Excess | undefined): RuleHit {
  return {
    at,
    message: opposite === undefined ? 'many' : 'opposite',
    values: { table: locked.name, held: held.name, file: opposite?.at.file.migration.path ?? '' },
    objects: [locked.name, held.name],
  };
}
