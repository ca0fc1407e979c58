import { versionNumber } from '../../../impact/impact-context.ts';
import type { Engine } from '../../../model/engine-name.ts';
import { alterations, impactOf, type Alteration } from '../../alterations.ts';
import { defineRule, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { clauseWords } from '../../online-clause.ts';
import { shown, tableIdentity } from '../../naming-objects.ts';

const users = 'CREATE TABLE users (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, email varchar(50) NOT NULL, age int) ENGINE=InnoDB;';

export const myAlgorithmCopy = defineRule({
  id: 'my-algorithm-copy',
  category: 'blocking-lock',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['syntax', 'engine-version'],
  supersedes: [],
  summary: 'Do not ask for a copy of an old table',
  why: 'ALGORITHM=COPY writes every row into a new table while all writes wait, needs the space twice, and fills the binary log and the buffer pool.',
  fix: 'Ask for INSTANT or INPLACE where the operation has it; where it has not, use expand and contract, gh-ost or pt-online-schema-change.',
  sources: ['skeema:copy_algorithm', 'strong_migrations:copy_algorithm'],
  options: {},
  messages: {
    needless: {
      title: '{command} copies {table}, though it need not',
      why: 'The clause asks for the way in which every row is written anew and writes wait; the server has a lighter one for this.',
      fix: 'Write {clause} instead.',
    },
    needed: {
      title: '{command} copies {table} while writes wait',
      why: 'The server has no other way to do this in place: every row is written anew, and nobody can write until it is done.',
      fix: 'Add a new column or table, fill it in batches and switch over, or use gh-ost or pt-online-schema-change.',
    },
    unknown: {
      title: '{command} copies {table}',
      why: 'The clause asks for the way in which every row is written anew while writes wait.',
      fix: 'Ask for ALGORITHM=INSTANT or INPLACE, so that the server refuses instead of copying.',
    },
    online: {
      title: '{command} copies {table}, with writes going on',
      why: 'MariaDB catches up with the writes at the end, but the copy still costs the space, the I/O and the lag of the whole table.',
      fix: 'Ask for ALGORITHM=INSTANT or INPLACE where the operation has it.',
    },
  },
  examples: {
    bad: [
      { title: 'a copy that need not be', engine: 'mysql', base: [users], files: ['ALTER TABLE users\n  ADD COLUMN x int NULL,\n  ALGORITHM=COPY;'], expect: ['1:1'] },
      { title: 'a change of type', engine: 'mariadb', base: [users], files: ['ALTER TABLE users MODIFY age bigint, ALGORITHM=COPY, LOCK=SHARED;'], expect: ['1:1'] },
      { title: 'an index', engine: 'mysql', base: [users], files: ['CREATE INDEX i ON users (age) ALGORITHM=COPY LOCK=SHARED;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'INSTANT', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT;'], expect: [] },
      { title: 'INPLACE', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD INDEX (age), ALGORITHM=INPLACE, LOCK=NONE;'], expect: [] },
      { title: 'a new table', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY) ENGINE=InnoDB;\nALTER TABLE t ADD COLUMN x int NULL, ALGORITHM=COPY;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return alterations(context).filter(({ at }) => at.statement.online?.algorithm === 'copy').map((alteration) => {
      const { at, name, actions } = alteration;
      const { message, severity, clause } = verdict(alteration, context.engine);
      return {
        at,
        message,
        values: { command: at.statement.command, table: shown(name), clause: clause ?? '' },
        objects: [tableIdentity(actions[0].before, name)],
        ...(severity === undefined ? {} : { severity }),
      };
    });
  },
});

function verdict(alteration: Alteration, engine: Engine): Pick<RuleHit, 'message' | 'severity'> & { readonly clause?: string } {
  const { online, command } = alteration.at.statement;
  // From 11.2 on MariaDB copies with writes going on (release notes of 11.2, MDEV-16329).
  if (engine.name === 'mariadb' && versionNumber(engine) >= 110200 && online?.lock === 'none') return { message: 'online', severity: 'warning' };
  const impact = impactOf(alteration, engine);
  if (impact === undefined) return { message: 'unknown' };
  if (impact.algorithm === 'copy') return { message: 'needed' };
  return { message: 'needless', clause: clauseWords(impact, undefined, command.startsWith('ALTER') ? ', ' : ' ') };
}
