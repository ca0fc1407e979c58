import { defineRule } from '../../define-rule.ts';

export const traceFailed = defineRule({
  id: 'trace-failed',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  judgedBy: 'validate',
  needs: [],
  supersedes: [],
  summary: 'Make every migration go through on an empty database',
  why: 'What the dev database refuses, the next new database and probably the target refuse, too.',
  fix: 'Correct the statement that the server names.',
  sources: [],
  options: {},
  messages: {
    failed: {
      title: 'Statement {ordinal} of {count} fails when it is replayed: {message}',
      why: 'The dev database refused it with {code}; everything before it went through.{hint}',
      fix: 'Correct the statement, and run validate again.',
    },
  },
  examples: { bad: [], good: [] },
});
