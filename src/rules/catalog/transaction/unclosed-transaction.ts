import { defineRule, type JudgedFile, type JudgedStatement, type RuleResult } from '../../define-rule.ts';
import { transactionCommand } from '../../transaction-command.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const insert = 'INSERT INTO users VALUES (1, 1);';

export const unclosedTransaction = defineRule({
  id: 'unclosed-transaction',
  category: 'transaction',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'End every transaction that a file begins',
  why: 'A transaction that no COMMIT ends is rolled back when the connection closes: the migration counts as applied and has done nothing. '
    + 'Where the connection stays, its locks stay too.',
  fix: 'Write COMMIT behind the last statement that belongs to the transaction.',
  sources: ['squawk:ban-uncommitted-transaction', 'pgfence:unclosed-transaction'],
  options: {},
  messages: {
    open: {
      title: '{command} is not ended in this file',
      why: 'What follows is lost when the connection closes, or runs into whatever comes next on it.',
      fix: 'Add COMMIT at the end, or remove {command}.',
    },
  },
  examples: {
    bad: [
      { title: 'no COMMIT', engine: 'postgresql', base: [users], transaction: 'none', files: [`BEGIN;\n${insert}`], expect: ['1:1'] },
      { title: 'no COMMIT', engine: 'mysql', base: [users], transaction: 'none', files: [`SELECT 1;\nSTART TRANSACTION;\n${insert}`], expect: ['1:2'] },
      { title: 'the second of two', engine: 'mariadb', base: [users], transaction: 'none', files: [`BEGIN;\n${insert}\nCOMMIT;\nBEGIN;\nDELETE FROM users WHERE id = 1;`], expect: ['1:4'] },
    ],
    good: [
      { title: 'COMMIT at the end', engine: 'postgresql', base: [users], transaction: 'none', files: [`BEGIN;\n${insert}\nCOMMIT;`], expect: [] },
      { title: 'END ends it too', engine: 'postgresql', base: [users], transaction: 'none', files: [`BEGIN;\n${insert}\nEND;`], expect: [] },
      { title: 'ROLLBACK', engine: 'mysql', base: [users], transaction: 'none', files: [`BEGIN;\n${insert}\nROLLBACK;`], expect: [] },
      {
        title: 'the body of a procedure', engine: 'mariadb', base: [users],
        files: ['CREATE PROCEDURE fill() BEGIN INSERT INTO users VALUES (2, 2); END;'], expect: [],
      },
    ],
  },
  check({ statements }): readonly RuleResult[] {
    const open = new Map<JudgedFile, JudgedStatement>();
    for (const at of statements) {
      const command = transactionCommand(at);
      if (command === undefined) continue;
      if (command !== 'begin') open.delete(at.file);
      else if (!open.has(at.file)) open.set(at.file, at);
    }
    return [...open.values()].map((at) => ({ at, message: 'open', values: { command: at.statement.command }, objects: [at.file.migration.path] }));
  },
});
