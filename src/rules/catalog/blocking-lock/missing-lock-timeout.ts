import { engineFamilies, type Engine } from '../../../model/engine-name.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, type JudgedStatement, type RuleResult } from '../../define-rule.ts';
import { isWaitBounded, strongestWait } from '../../lock-waits.ts';
import { shown } from '../../naming-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const alter = 'ALTER TABLE users ADD COLUMN x int NULL;';

export const missingLockTimeout = defineRule({
  id: 'missing-lock-timeout',
  category: 'blocking-lock',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Bound how long a statement waits for a table lock',
  why: 'A statement that waits for a strong lock makes everybody who comes after it wait too, also readers. One long query '
    + 'then stops the application for as long as it runs: PostgreSQL waits without end, MySQL and MariaDB for up to a year and a day.',
  fix: 'Set lock_timeout (PostgreSQL) or lock_wait_timeout (MySQL, MariaDB) to a few seconds in the runner or at the top of the file, and run again when it expires.',
  sources: ['squawk:require-lock-timeout', 'squawk:require-timeout-settings', 'eugene:E9', 'pgfence:missing-lock-timeout'],
  options: {},
  messages: {
    unbounded: {
      title: '{command} waits for a lock on {table} without a timeout',
      why: 'It needs the {lock} lock; while it waits for one, everybody who comes after it waits as well.',
      fix: 'Write {setting} before it, or set migrate.lock-timeout for the runner.',
    },
  },
  examples: {
    bad: [
      { title: 'an old table', engine: 'postgresql', runnerLockTimeout: 'none', base: [users], files: [alter], expect: ['1:1'] },
      {
        title: 'SET LOCAL outside a transaction has no effect', engine: 'postgresql', runnerLockTimeout: 'none', transaction: 'none',
        base: [users], files: [`SET LOCAL lock_timeout = '2s';\n${alter}`], expect: ['1:2'],
      },
      { title: 'an old table', engine: 'mysql', runnerLockTimeout: 'none', base: [users], files: [`${alter.slice(0, -1)}, ALGORITHM=INSTANT;`], expect: ['1:1'] },
      {
        title: 'innodb_lock_wait_timeout does not bound the wait for the table', engine: 'mariadb', runnerLockTimeout: 'none', base: [users],
        files: [`SET SESSION innodb_lock_wait_timeout = 5;\n${alter}`], expect: ['1:2'],
      },
    ],
    good: [
      { title: 'the runner sets one', engine: 'postgresql', base: [users], files: [alter], expect: [] },
      {
        title: 'the file sets one', engine: 'postgresql', runnerLockTimeout: 'none', base: [users],
        files: [`SET LOCAL lock_timeout = '2s';\n${alter}`], expect: [],
      },
      {
        title: 'the file sets one', engine: 'mysql', runnerLockTimeout: 'none', base: [users],
        files: [`SET SESSION lock_wait_timeout = 5;\n${alter}`], expect: [],
      },
      {
        title: 'a new table', engine: 'mariadb', runnerLockTimeout: 'none',
        files: [`CREATE TABLE users (id bigint PRIMARY KEY);\n${alter}`], expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    return context.statements.flatMap((at): readonly RuleResult[] => {
      if (isWaitBounded(at, context.engine)) return [];
      const strongest = strongestWait(at, context);
      if (strongest === undefined) return [];
      const setting = settingFor(at, context.engine);
      return [{
        at,
        message: 'unbounded',
        values: { command: at.statement.command, table: shown(strongest.table), lock: strongest.lock, setting },
        objects: [shown(resolveTable(at.operations[0]?.before ?? context.before, strongest.table) ?? strongest.table)],
        suggestion: `${setting};\n${at.statement.text};`,
      }];
    });
  },
});

function settingFor(at: JudgedStatement, { name }: Engine): string {
  if (engineFamilies[name] === 'mysql') return 'SET SESSION lock_wait_timeout = 5';
  return at.insideTransaction ? "SET LOCAL lock_timeout = '2s'" : "SET lock_timeout = '2s'";
}
