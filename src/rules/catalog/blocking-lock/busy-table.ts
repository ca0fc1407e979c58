import { tableImpacts } from '../../../impact/table-impacts.ts';
import { defineRule, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { impactContext, placeOf, shown } from '../../naming-objects.ts';
import { oldTablesOf, type OldTable } from '../../old-tables.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const alter = 'ALTER TABLE users ADD COLUMN x int NULL;';
const instant = 'ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT;';

export const busyTable = defineRule({
  id: 'busy-table',
  category: 'blocking-lock',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'table-stats'],
  weighsBySize: false,
  supersedes: [],
  summary: 'Change busy tables at a quiet hour',
  why: 'A strong lock waits for every transaction that has touched the table, and everybody who comes after waits behind it. Long transactions make the '
    + 'change run into its lock timeout; many writers pile up behind it.',
  fix: 'Run it when no long transaction is open and little is written, with a short lock timeout and retries.',
  sources: [],
  options: {
    'transaction-seconds': { type: 'integer', default: 60, summary: 'Age in seconds from which on an open transaction is long' },
    'writes-per-second': { type: 'integer', default: 100, summary: 'Rows written per second from which on a table is busy' },
  },
  messages: {
    transaction: {
      title: '{table} had a transaction open for {age} s',
      why: 'When the statistics were taken ({captured}), a transaction of {age} s held a lock on it: {lock} waits for such a one, and all others behind it.',
      fix: 'Find out what keeps transactions open for so long, and run this when none is, with a short lock timeout and retries.',
    },
    server: {
      title: 'A transaction was open for {age} s when {table} is to be changed',
      why: 'When the statistics were taken ({captured}), the oldest transaction of the server was {age} s old; the statement waits for it if it has touched {table}.',
      fix: 'Find out what keeps transactions open for so long, and run this when none is, with a short lock timeout and retries.',
    },
    writes: {
      title: 'About {writes} rows are written to {table} in a second',
      why: 'When the statistics were taken ({captured}), so many rows were written: as many wait behind {lock} in each second that it waits or is held.',
      fix: 'Run it at a quiet hour, with a short lock timeout and retries.',
    },
  },
  examples: {
    bad: [
      { title: 'a long transaction', engine: 'postgresql', base: [users], files: [alter], stats: { 'public.users': { rows: 10, oldestTransactionSeconds: 300 } }, expect: ['1:1'] },
      { title: 'many writers', engine: 'postgresql', base: [users], files: [alter], stats: { 'public.users': { rows: 10, writesPerSecond: 250 } }, expect: ['1:1'] },
      { title: 'many writers', engine: 'mysql', base: [users], files: [instant], stats: { users: { rows: 10, writesPerSecond: 250 } }, expect: ['1:1'] },
      { title: 'a long transaction', engine: 'mariadb', base: [users], files: [instant], stats: { users: { rows: 10, oldestTransactionSeconds: 300 } }, expect: ['1:1'] },
    ],
    good: [
      { title: 'a quiet table', engine: 'postgresql', base: [users], files: [alter], stats: { 'public.users': { rows: 10, writesPerSecond: 2 } }, expect: [] },
      { title: 'a quiet table', engine: 'mysql', base: [users], files: [instant], stats: { users: { rows: 10, oldestTransactionSeconds: 1 } }, expect: [] },
      { title: 'a quiet table', engine: 'mariadb', base: [users], files: [instant], stats: { users: { rows: 10 } }, expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const told = new Set<string>();
    return context.operations.flatMap((judged): readonly RuleResult[] => {
      const waits = tableImpacts(judged.operation, impactContext(context.engine, judged)).filter(({ blocks }) => blocks === 'writes' || blocks === 'reads');
      const locks = new Map(waits.map(({ table, lock }) => [shown(table), lock]));
      return oldTablesOf(judged, context).flatMap((table) => {
        const lock = locks.get(shown(table.name));
        const found = lock === undefined ? undefined : activity(table, context);
        const identity = shown(table.table ?? table.name);
        if (lock === undefined || found === undefined || told.has(identity)) return [];
        told.add(identity);
        return [hitOf(judged, table, { ...found, values: { ...found.values, lock: `the ${lock} lock`, captured: context.stats?.target.capturedAt ?? '' } })];
      });
    });
  },
});

type Activity = Pick<RuleHit, 'message' | 'values'>;

function activity({ stats = {} }: OldTable, { options, stats: known }: RuleContext): Activity | undefined {
  const target = known?.target;
  const [longest, most] = [options.count('transaction-seconds'), options.count('writes-per-second')];
  const { oldestTransactionSeconds: age, writesPerSecond: writes = 0 } = stats;
  if (age !== undefined && age >= longest) return { message: 'transaction', values: { age: String(Math.round(age)) } };
  // MariaDB does not tell which tables a transaction has touched.
  const oldest = target?.engine.name === 'mariadb' ? target.oldestTransactionSeconds : undefined;
  if (age === undefined && oldest !== undefined && oldest >= longest) return { message: 'server', values: { age: String(Math.round(oldest)) } };
  return writes >= most ? { message: 'writes', values: { writes: Math.round(writes).toLocaleString('en-US') } } : undefined;
}

function hitOf(judged: JudgedOperation, { table, name }: OldTable, { message, values }: Activity): RuleHit {
  return { at: judged.in, span: placeOf(judged), message, values: { ...values, table: shown(name) }, objects: [shown(table ?? name)] };
}
