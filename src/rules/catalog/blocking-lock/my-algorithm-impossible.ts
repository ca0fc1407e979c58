import { onlineAlgorithms, onlineLocks, type OnlineImpact } from '../../../model/impact.ts';
import type { Engine } from '../../../model/engine-name.ts';
import type { OnlineClause } from '../../../model/statement.ts';
import { versionNumber } from '../../../impact/impact-context.ts';
import { allAlterations, impactOf, unknownTable, type Alteration } from '../../alterations.ts';
import { defineRule, type RuleGap, type RuleResult } from '../../define-rule.ts';
import { clauseWords } from '../../online-clause.ts';
import { shown, tableIdentity } from '../../naming-objects.ts';

const users = 'CREATE TABLE users (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, email varchar(50) NOT NULL, age int) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;';

export const myAlgorithmImpossible = defineRule({
  id: 'my-algorithm-impossible',
  category: 'blocking-lock',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'engine-version'],
  supersedes: [],
  summary: 'Ask for an algorithm and a lock that the operation has',
  why: 'The server refuses the statement (error 1845 or 1846) when the operation cannot be done so: the migration fails where it is applied, in the middle of a release.',
  fix: 'Ask for what the operation has at best; split the ALTER, so that what can be INSTANT stays INSTANT.',
  sources: [],
  options: {},
  messages: {
    algorithm: {
      title: '{table} cannot be altered so with ALGORITHM={asked}',
      why: 'The server refuses the statement: {possible} is the best that it has for all of its actions together.',
      fix: 'Write {clause}, or put what can be done with {asked} into a statement of its own. What copies is better done by an online tool.',
    },
    lock: {
      title: '{table} cannot be altered so with LOCK={asked}',
      why: 'The server refuses the statement: the operation keeps others out, LOCK={possible} at least.',
      fix: 'Write {clause}, or do it by an online tool if writers cannot wait.',
    },
    both: {
      title: 'ALGORITHM=INSTANT takes no LOCK',
      why: 'MySQL refuses LOCK={asked} beside INSTANT (error 1221): there is nothing to lock against.',
      fix: 'Leave LOCK={asked} out.',
    },
  },
  examples: {
    bad: [
      { title: 'a new type in place', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY age bigint, ALGORITHM=INPLACE, LOCK=NONE;'], expect: ['1:1'], impossible: 'the server refuses it' },
      { title: 'an index without a trace', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD INDEX (age), ALGORITHM=INSTANT;'], expect: ['1:1'], impossible: 'the server refuses it' },
      { title: 'INSTANT with a lock', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT, LOCK=NONE;'], expect: ['1:1'], impossible: 'the server refuses it' },
    ],
    good: [
      { title: 'what the operation has', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD INDEX (age), ALGORITHM=INPLACE, LOCK=NONE;'], expect: [] },
      { title: 'more than it needs', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INPLACE, LOCK=NONE;'], expect: [] },
      { title: 'INSTANT with a lock', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT, LOCK=NONE;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const { engine } = context;
    return allAlterations(context).flatMap((alteration): readonly RuleResult[] => {
      const { at, name, actions } = alteration;
      const { online } = at.statement;
      if (!asks(online)) return [];
      const impact = impactOf(alteration, engine);
      const found = refusedPair(online, engine) ?? (impact === undefined ? undefined : refused(online, impact, engine));
      if (found === undefined) return impact === undefined ? unlessRename(alteration) : [];
      const separator = at.statement.command.startsWith('ALTER') ? ', ' : ' ';
      return [{
        at,
        message: found.message,
        values: { table: shown(name), asked: found.asked, possible: found.possible, clause: impact === undefined ? '' : clauseWords(impact, undefined, separator) },
        objects: [tableIdentity(actions[0].before, name)],
        ...(engine.version === undefined ? { severity: 'warning' } : {}),
      }];
    });
  },
});

/** A table is renamed in any way that may be asked for. */
function unlessRename(alteration: Alteration): readonly RuleGap[] {
  return isRename(alteration.actions.map(({ operation }) => operation.kind)) ? [] : [unknownTable(alteration)];
}

interface Refusal {
  readonly message: 'algorithm' | 'lock' | 'both';
  readonly asked: string;
  readonly possible: string;
}

function asks(online: OnlineClause | undefined): online is OnlineClause {
  return (online?.algorithm ?? 'default') !== 'default' || (online?.lock ?? 'default') !== 'default';
}

/** New names alone are a matter of a moment, whatever is asked. */
function isRename(kinds: readonly string[]): boolean {
  return kinds.every((kind) => kind.startsWith('rename'));
}

function refusedPair({ algorithm, lock = 'default' }: OnlineClause, { name }: Engine): Refusal | undefined {
  return name === 'mysql' && algorithm === 'instant' && lock !== 'default' ? { message: 'both', asked: lock.toUpperCase(), possible: '' } : undefined;
}

function refused({ algorithm = 'default', lock = 'default' }: OnlineClause, impact: OnlineImpact, engine: Engine): Refusal | undefined {
  const asked = onlineAlgorithms.findIndex((each) => each === algorithm);
  if (asked >= 0 && asked < onlineAlgorithms.indexOf(impact.algorithm)) {
    return { message: 'algorithm', asked: algorithm.toUpperCase(), possible: impact.algorithm.toUpperCase() };
  }
  const least = algorithm === 'copy' && !copiesOnline(engine) ? 'shared' : impact.lock;
  const askedLock = onlineLocks.findIndex((each) => each === lock);
  return askedLock >= 0 && askedLock < onlineLocks.indexOf(least) ? { message: 'lock', asked: lock.toUpperCase(), possible: least.toUpperCase() } : undefined;
}

/** Since 11.2 MariaDB takes writes while it copies. */
function copiesOnline(engine: Engine): boolean {
  return engine.name === 'mariadb' && versionNumber(engine) >= 110200;
}
