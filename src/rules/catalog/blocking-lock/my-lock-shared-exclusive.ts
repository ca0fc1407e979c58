import { alterations, impactOf } from '../../alterations.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';
import { clauseWords } from '../../online-clause.ts';
import { shown, tableIdentity } from '../../naming-objects.ts';

const users = 'CREATE TABLE users (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, email varchar(50) NOT NULL, age int) ENGINE=InnoDB;';

export const myLockSharedExclusive = defineRule({
  id: 'my-lock-shared-exclusive',
  category: 'blocking-lock',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['syntax', 'engine-version'],
  supersedes: [],
  summary: 'Do not keep writers of an old table waiting',
  why: 'LOCK=SHARED makes every write wait until the statement is done, LOCK=EXCLUSIVE every read as well.',
  fix: 'Write LOCK=NONE; where the operation does not allow it, use expand and contract, gh-ost or pt-online-schema-change.',
  sources: ['skeema:lock_option', 'strong_migrations:lock_option'],
  options: {},
  messages: {
    needless: {
      title: '{command} makes {who} of {table} wait, though it need not',
      why: 'LOCK={lock} holds them up until the statement is done; the operation runs without.',
      fix: 'Write {clause} instead.',
    },
    needed: {
      title: '{command} makes {who} of {table} wait',
      why: 'The operation does not run with LOCK=NONE, so they wait until it is done.',
      fix: 'Do it by an online tool such as gh-ost or pt-online-schema-change, or by expand and contract.',
    },
    unknown: {
      title: '{command} makes {who} of {table} wait',
      why: 'LOCK={lock} holds them up until the statement is done.',
      fix: 'Write LOCK=NONE, so that the server refuses instead of blocking.',
    },
  },
  examples: {
    bad: [
      { title: 'a shared lock that need not be', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD INDEX (age), ALGORITHM=INPLACE, LOCK=SHARED;'], expect: ['1:1'] },
      { title: 'an exclusive lock', engine: 'mariadb', base: [users], files: ['SELECT 1;\nCREATE INDEX i ON users (age) LOCK=EXCLUSIVE;'], expect: ['1:2'] },
      { title: 'a change of type', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY age bigint, ALGORITHM=COPY, LOCK=SHARED;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'no lock', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD INDEX (age), ALGORITHM=INPLACE, LOCK=NONE;'], expect: [] },
      { title: 'a new table', engine: 'mariadb', files: ['CREATE TABLE t (id int PRIMARY KEY, a int) ENGINE=InnoDB;\nALTER TABLE t ADD INDEX (a), LOCK=EXCLUSIVE;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return alterations(context).flatMap((alteration): readonly RuleResult[] => {
      const { at, name, actions } = alteration;
      const lock = at.statement.online?.lock;
      if (lock !== 'shared' && lock !== 'exclusive') return [];
      const impact = impactOf(alteration, context.engine);
      const needed = impact?.lock === 'none' ? 'needless' : 'needed';
      return [{
        at,
        message: impact === undefined ? 'unknown' : needed,
        values: {
          command: at.statement.command,
          table: shown(name),
          lock: lock.toUpperCase(),
          who: lock === 'shared' ? 'writers' : 'readers and writers',
          clause: impact === undefined ? '' : clauseWords(impact, undefined, at.statement.command.startsWith('ALTER') ? ', ' : ' '),
        },
        objects: [tableIdentity(actions[0].before, name)],
      }];
    });
  },
});
