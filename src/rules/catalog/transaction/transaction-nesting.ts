import type { TransactionControl } from '../../../model/operation.ts';
import { defineRule, type JudgedFile, type JudgedStatement, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { transactionCommand } from '../../transaction-command.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const insert = 'INSERT INTO users VALUES (1, 1);';

export const transactionNesting = defineRule({
  id: 'transaction-nesting',
  category: 'transaction',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['transaction-model'],
  supersedes: [],
  summary: 'Begin and end a transaction once, in one place',
  why: 'Transactions do not nest. PostgreSQL ignores a second BEGIN, MySQL and MariaDB commit what was open; and the first COMMIT ends '
    + 'the transaction that the runner believes to hold: what follows, and the record of the migration, is then outside of it.',
  fix: 'Remove BEGIN and COMMIT, which the runner writes itself, or declare that the file runs without its transaction.',
  sources: ['squawk:transaction-nesting', 'bytebase:STATEMENT_DISALLOW_COMMIT'],
  options: {},
  messages: {
    wrapped: {
      title: '{command} in a file that the runner wraps in a transaction',
      why: 'The runner has opened a transaction for this file and ends it itself; {effect}.',
      fix: 'Remove {command}, or mark the file as one that runs without a transaction.',
    },
    nested: {
      title: '{command} while a transaction is open',
      why: 'The file has begun one before and not ended it; {effect}.',
      fix: 'Remove this {command}, or end the first transaction before it; SAVEPOINT marks a point to go back to.',
    },
    unopened: {
      title: '{command} without a transaction',
      why: 'Nothing in the file begins one, so there is nothing to end: the statements before it are committed one by one.',
      fix: 'Remove {command}, or write BEGIN where the transaction is meant to start.',
    },
  },
  examples: {
    bad: [
      { title: 'the runner wraps the file', engine: 'postgresql', base: [users], files: [`BEGIN;\n${insert}\nCOMMIT;`], expect: ['1:1', '1:3'] },
      { title: 'BEGIN twice', engine: 'postgresql', base: [users], transaction: 'none', files: [`BEGIN;\n${insert}\nBEGIN;\nCOMMIT;`], expect: ['1:3'] },
      { title: 'COMMIT without BEGIN', engine: 'postgresql', base: [users], transaction: 'none', files: [`${insert}\nCOMMIT;`], expect: ['1:2'] },
      { title: 'the runner wraps the file', engine: 'mysql', base: [users], files: [`START TRANSACTION;\n${insert}\nCOMMIT;`], expect: ['1:1', '1:3'] },
      { title: 'a rollback of nothing', engine: 'mariadb', base: [users], transaction: 'none', files: [`${insert}\nROLLBACK;`], expect: ['1:2'] },
    ],
    good: [
      { title: 'a file without the runner’s transaction', engine: 'postgresql', base: [users], files: [`-- atlas:txmode none\n\nBEGIN;\n${insert}\nCOMMIT;`], expect: [] },
      { title: 'SAVEPOINT', engine: 'postgresql', base: [users], transaction: 'none', files: [`BEGIN;\nSAVEPOINT s;\n${insert}\nROLLBACK TO s;\nRELEASE s;\nCOMMIT;`], expect: [] },
      { title: 'the body of a block', engine: 'postgresql', base: [users], files: [`DO $$\nBEGIN\n  ${insert}\nEND $$;`], expect: [] },
      { title: 'a pair after the other', engine: 'mysql', base: [users], transaction: 'none', files: [`BEGIN;\n${insert}\nCOMMIT;\nBEGIN;\nDELETE FROM users WHERE id = 1;\nCOMMIT;`], expect: [] },
      { title: 'autocommit is off', engine: 'mariadb', base: [users], transaction: 'none', files: [`SET autocommit = 0;\n${insert}\nCOMMIT;`], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const open = new Set<JudgedFile>();
    return context.statements.flatMap((at): readonly RuleHit[] => {
      const command = transactionCommand(at);
      if (command === undefined) return [];
      const message = judge({ at, command, isOpen: open.has(at.file) }, context);
      if (command === 'begin') open.add(at.file);
      else open.delete(at.file);
      return message === undefined ? [] : [hit(at, message, context)];
    });
  },
});

interface Control {
  readonly at: JudgedStatement;
  readonly command: TransactionControl['command'];
  readonly isOpen: boolean;
}

function judge({ at, command, isOpen }: Control, { runner }: RuleContext): string | undefined {
  // golang-migrate sends a file as one message: BEGIN in it turns the transaction that this is into an explicit one.
  const isWrapped = ['per-file', 'whole-run'].includes(at.transaction) && runner.format !== 'golang-migrate';
  if (isOpen && command === 'begin') return 'nested';
  if (isWrapped) return 'wrapped';
  return isOpen || command === 'begin' || beginsByItself(at) ? undefined : 'unopened';
}

/** Without autocommit every statement opens a transaction. */
function beginsByItself({ settings }: JudgedStatement): boolean {
  return /^(?:0|off|false)$/i.test(settings.get('autocommit') ?? '');
}

function hit(at: JudgedStatement, message: string, { engine }: RuleContext): RuleHit {
  const { command } = at.statement;
  const ignored = engine.name === 'postgresql' ? 'PostgreSQL ignores a second BEGIN with a warning' : 'a second one commits what was done so far';
  const effect = transactionCommand(at) === 'begin' ? ignored : 'after this nothing that follows is part of it';
  return { at, message, values: { command, effect }, objects: [at.file.migration.path] };
}
