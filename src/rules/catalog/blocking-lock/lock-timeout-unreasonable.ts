import { engineFamilies, type Engine } from '../../../model/engine-name.ts';
import { defineRule, isKind, type JudgedStatement, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { boundsItself, strongestWait, timeoutSetting } from '../../lock-waits.ts';
import { shown } from '../../naming-objects.ts';
import { settingMilliseconds } from '../../setting-duration.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const alter = 'ALTER TABLE users ADD COLUMN x int NULL;';

export const lockTimeoutUnreasonable = defineRule({
  id: 'lock-timeout-unreasonable',
  category: 'blocking-lock',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Keep lock timeouts at a few seconds',
  why: 'As long as a statement waits for a strong lock, everybody who comes after it waits too. A timeout that is longer than the application can stand '
    + 'still, or the 0 by which PostgreSQL waits without end, protects nobody.',
  fix: 'Set the lock timeout to 1 to 5 seconds, and run the migration again when it expires.',
  sources: ['pgfence:lock-timeout-too-long', 'pgfence:lock-timeout-zero'],
  options: {
    'max-lock-timeout': { type: 'integer', default: 30, summary: 'Seconds up to which a lock timeout is accepted' },
  },
  messages: {
    long: {
      title: 'A lock timeout of {value} lets {command} hold up everybody for so long',
      why: '{command} needs a strong lock on {table}; while it waits, everybody who comes after it waits as well.',
      fix: 'Set {setting} to 1 to 5 seconds, and run the migration again when it expires.',
    },
    zero: {
      title: 'A lock timeout of 0 lets {command} wait without end',
      why: '{command} needs a strong lock on {table}; while it waits, everybody who comes after it waits as well.',
      fix: 'Set {setting} to 1 to 5 seconds, and run the migration again when it expires.',
    },
  },
  examples: {
    bad: [
      { title: 'without end', engine: 'postgresql', base: [users], files: [`SET lock_timeout = 0;\n${alter}`], expect: ['1:1'] },
      { title: 'too long', engine: 'postgresql', base: [users], files: [`SET LOCAL lock_timeout = '10min';\n${alter}`], expect: ['1:1'] },
      { title: 'too long', engine: 'mysql', base: [users], files: [`SET SESSION lock_wait_timeout = 3600;\nALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT;`], expect: ['1:1'] },
      { title: 'a wait of the statement itself', engine: 'mariadb', base: [users], files: ['ALTER TABLE users WAIT 600 ADD COLUMN x int NULL;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'a few seconds', engine: 'postgresql', base: [users], files: [`SET lock_timeout = '5s';\n${alter}`], expect: [] },
      { title: 'a few seconds', engine: 'mysql', base: [users], files: [`SET SESSION lock_wait_timeout = 5;\nALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT;`], expect: [] },
      { title: '0 means that MariaDB does not wait at all', engine: 'mariadb', base: [users], files: [`SET SESSION lock_wait_timeout = 0;\n${alter}`], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const seen = new Set<JudgedStatement>();
    return context.statements.flatMap((at, index): readonly RuleResult[] => {
      const timeout = unreasonableTimeout(at, context);
      if (timeout === undefined) return [];
      const wait = strongestWait(at, context);
      if (wait === undefined) return [];
      const place = boundsItself(at) ? at : whereSet(context.statements.slice(0, index), at, context.engine) ?? at;
      if (seen.has(place)) return [];
      seen.add(place);
      return [{
        at: place,
        message: timeout.message,
        values: { value: timeout.value, command: at.statement.command, table: shown(wait.table), setting: timeoutSetting(context.engine) },
        objects: [shown(wait.table)],
      }];
    });
  },
});

interface Unreasonable {
  readonly message: 'long' | 'zero';
  readonly value: string;
}

function unreasonableTimeout(at: JudgedStatement, { engine, options }: RuleContext): Unreasonable | undefined {
  const value = timeoutOf(at, engine);
  const milliseconds = settingMilliseconds(value);
  if (value === undefined || milliseconds === undefined) return undefined;
  if (milliseconds === 0) return engineFamilies[engine.name] === 'postgres' ? { message: 'zero', value } : undefined;
  return milliseconds > options.count('max-lock-timeout') * 1000 ? { message: 'long', value } : undefined;
}

/** MySQL and MariaDB count in seconds. */
function timeoutOf(at: JudgedStatement, engine: Engine): string | undefined {
  const own = at.statement.online?.waitSeconds;
  const inForce = own === undefined ? at.settings.get(timeoutSetting(engine)) : String(own);
  return engineFamilies[engine.name] === 'postgres' || inForce === undefined ? inForce : `${inForce}s`;
}

/** The statement of the same file that set the timeout in force; none where the runner did. */
function whereSet(earlier: readonly JudgedStatement[], at: JudgedStatement, engine: Engine): JudgedStatement | undefined {
  const name = timeoutSetting(engine);
  const inForce = at.settings.get(name);
  return earlier.findLast(({ file, operations }) => file === at.file && operations.some((judged) =>
    isKind(judged, 'set-variable') && judged.operation.name === name && judged.operation.value === inForce));
}
