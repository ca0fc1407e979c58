import { defineRule, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { sizeInWords } from '../../statistics/size-words.ts';
import { estimateInWords, estimateOf, statementCost, unknownSize, waiting } from '../../costs/statement-cost.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';
const large = { rows: 25_000_000, bytes: 9_000_000_000, indexBytes: 600_000_000 };

export const estimate = defineRule({
  id: 'estimate',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'engine-version', 'table-stats'],
  supersedes: [],
  summary: 'Know how long each statement takes, and who waits for it',
  why: 'The same statement is over in a blink on one table and stops the application for an hour on another. How long it takes follows from what it does '
    + 'to the rows and how many there are; how fast the hardware is nobody knows, so that it is an interval.',
  fix: 'Plan the time of the deployment by it. The fast end is that of local disks and a warm cache, the slow one that of disks behind a network.',
  sources: [],
  options: {},
  messages: {
    takes: {
      title: '{command} on {table}: {class}',
      why: '{table} has {size}. The statement {work}: {interval}, beside the wait for its lock. Under {lock} {waiting} meanwhile.',
      fix: 'Plan the time of the deployment by it; nothing has to be changed for this notice.',
    },
  },
  examples: {
    bad: [
      { title: 'a scan', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ALTER COLUMN email SET NOT NULL;'], stats: { 'public.users': large }, expect: ['1:1'] },
      { title: 'a copy', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY age bigint, ALGORITHM=COPY;'], stats: { users: large }, expect: ['1:1'] },
      { title: 'an index', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD INDEX i (age), ALGORITHM=INPLACE, LOCK=NONE;'], stats: { users: large }, expect: ['1:1'] },
    ],
    good: [
      { title: 'a new table', engine: 'postgresql', files: [users], stats: { 'public.users': large }, expect: [] },
      { title: 'a new table', engine: 'mysql', files: [users], stats: { users: large }, expect: [] },
      { title: 'a new table', engine: 'mariadb', files: [users], stats: { users: large }, expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return context.statements.flatMap((at): readonly RuleResult[] => {
      const cost = statementCost(at, context);
      if (cost === undefined) return [];
      if ('unknown' in cost) return [unknownSize(at, cost.unknown)];
      const [main] = cost.locked;
      if (main === undefined) return [];
      const name = shown(main.table.table ?? main.table.name);
      const seconds = estimateOf(cost.seconds, `${name} has ${sizeInWords(main.table.stats ?? {})}; the statement ${cost.work}`);
      return [{
        at, message: 'takes', objects: [name], estimate: seconds,
        values: {
          command: at.statement.command, table: shown(main.table.name), class: seconds.class, size: sizeInWords(main.table.stats ?? {}), work: cost.work,
          interval: estimateInWords(cost.seconds), waiting: waiting(main.blocks), lock: main.lock,
        },
      }];
    });
  },
});
