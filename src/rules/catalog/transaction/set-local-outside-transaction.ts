import { defineRule, ofKind, type RuleResult } from '../../define-rule.ts';

const setLocal = "SET LOCAL lock_timeout = '2s';";

export const setLocalOutsideTransaction = defineRule({
  id: 'set-local-outside-transaction',
  category: 'transaction',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['transaction-model'],
  supersedes: [],
  summary: 'Write SET LOCAL inside a transaction only',
  why: 'SET LOCAL holds until the transaction ends. Where none is open it sets nothing: PostgreSQL says so in a warning that nobody reads, '
    + 'and the statements behind it run without the timeout or role that the file seems to give them.',
  fix: 'Write SET, with RESET behind the statements that need it, or put both between BEGIN and COMMIT.',
  sources: [],
  options: {},
  messages: {
    idle: {
      title: 'SET LOCAL {setting} has no effect outside a transaction',
      why: 'No transaction is open here, so the setting ends with this very statement.',
      fix: 'Write SET {setting} and RESET {setting} around the statements that need it.',
    },
  },
  examples: {
    bad: [
      { title: 'a file without a transaction', engine: 'postgresql', transaction: 'none', files: [setLocal], expect: ['1:1'] },
      { title: 'behind COMMIT', engine: 'postgresql', transaction: 'none', files: [`BEGIN;\nSELECT 1;\nCOMMIT;\n${setLocal}`], expect: ['1:4'] },
    ],
    good: [
      { title: 'the runner wraps the file', engine: 'postgresql', files: [setLocal], expect: [] },
      { title: 'between BEGIN and COMMIT', engine: 'postgresql', transaction: 'none', files: [`BEGIN;\n${setLocal}\nCOMMIT;`], expect: [] },
      { title: 'SET for the session', engine: 'postgresql', transaction: 'none', files: ["SET lock_timeout = '2s';"], expect: [] },
    ],
  },
  check({ operations }): readonly RuleResult[] {
    const idle = ofKind(operations, 'set-variable').filter(({ operation, in: at }) =>
      operation.scope === 'transaction' && !at.insideTransaction && at.statement.command.startsWith('SET'));
    return idle.map(({ operation, in: at }) => ({
      at,
      message: 'idle',
      values: { setting: operation.name },
      objects: [operation.name],
      suggestion: `${at.statement.text.replace(/^(set\s+)local\s+/i, '$1')};`,
    }));
  },
});
