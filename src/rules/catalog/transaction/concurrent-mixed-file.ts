import type { Operation } from '../../../model/operation.ts';
import type { Statement } from '../../../model/statement.ts';
import { defineRule, type JudgedStatement, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { isRepeatable } from '../../repeatable-statement.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text);';
const build = 'CREATE INDEX CONCURRENTLY users_email ON users (email);';

export const concurrentMixedFile = defineRule({
  id: 'concurrent-mixed-file',
  category: 'transaction',
  engines: ['postgresql'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Give a statement that refuses transactions a file of its own',
  why: 'Such a file runs without a transaction. When it fails in the middle, what stands before the failure is done and stays: '
    + 'run again, the file stumbles over its own first half, and somebody has to mend the schema by hand.',
  fix: 'Put the statement into a file of its own, or write the others so that they can be repeated: IF NOT EXISTS, IF EXISTS, OR REPLACE.',
  sources: [],
  options: {},
  messages: {
    mixed: {
      title: '{command} shares its file with {other}',
      why: 'No transaction holds the two together: when one fails, the other is done or not, and the file cannot simply be run again.',
      fix: 'Move {command} to a file of its own.',
    },
  },
  examples: {
    bad: [
      {
        title: 'a column and its index', engine: 'postgresql', base: [users], transaction: 'none',
        files: ['ALTER TABLE users ADD COLUMN nick text NULL;\nCREATE INDEX CONCURRENTLY users_nick ON users (nick);'], expect: ['1:2'],
      },
      { title: 'rows behind an index', engine: 'postgresql', base: [users], transaction: 'none', files: [`${build}\nUPDATE users SET email = lower(email);`], expect: ['1:1'] },
    ],
    good: [
      { title: 'settings around it', engine: 'postgresql', base: [users], transaction: 'none', files: [`SET lock_timeout = '2s';\n${build}\nRESET lock_timeout;`], expect: [] },
      {
        title: 'several of its kind', engine: 'postgresql', base: [users], transaction: 'none',
        files: [`DROP INDEX CONCURRENTLY IF EXISTS users_email;\n${build}`], expect: [],
      },
      {
        title: 'others that can be repeated', engine: 'postgresql', base: [users], transaction: 'none',
        files: ['ALTER TABLE users ADD COLUMN IF NOT EXISTS nick text NULL;\nCREATE INDEX CONCURRENTLY users_nick ON users (nick);\nANALYZE users;'], expect: [],
      },
    ],
  },
  check({ files, statements }): readonly RuleResult[] {
    const mixed = new Set(files.filter(({ statements: all }) => isMixed(all)));
    const reported = new Set<unknown>();
    return statements.flatMap((at): readonly RuleHit[] => {
      if (!mixed.has(at.file) || reported.has(at.file) || !isAlone(at.statement) || at.statement !== at.outer) return [];
      reported.add(at.file);
      return [hit(at)];
    });
  },
});

function isMixed(statements: readonly Statement[]): boolean {
  const up = statements.filter(({ section }) => section === 'up');
  return up.some(isAlone) && up.some(isOther);
}

function isAlone({ transaction }: Statement): boolean {
  return transaction === 'alone';
}

/** What is lost or done twice when the file is run again; BEGIN and COMMIT have a rule of their own. */
function isOther(statement: Statement): boolean {
  const isFrame = statement.operations.length > 0 && statement.operations.every(({ kind }) => frameKinds.has(kind));
  return statement.section === 'up' && !isAlone(statement) && !isFrame && !isRepeatable(statement);
}

const frameKinds: ReadonlySet<Operation['kind']> = new Set<Operation['kind']>(['set-variable', 'transaction-control']);

function hit(at: JudgedStatement): RuleHit {
  const other = at.file.statements.find(isOther);
  const objects = at.operations.flatMap(({ operation }) => ('index' in operation && operation.index.name !== undefined ? [operation.index.name] : []));
  return { at, message: 'mixed', values: { command: at.statement.command, other: other?.command ?? '' }, objects };
}
