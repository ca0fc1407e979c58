import { defineRule } from '../../define-rule.ts';

export const traceMismatch = defineRule({
  id: 'trace-mismatch',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  judgedBy: 'validate',
  needs: [],
  supersedes: [],
  summary: 'Go by the server where it makes something else than lint expects',
  why: 'lint follows migrations in memory. Where the server makes something else of them, rules may have judged by what is not so.',
  fix: 'Take what the server shows, and report the statement, so that it is followed rightly.',
  sources: [],
  options: {},
  messages: {
    differs: {
      title: 'The server makes something else of {object} than lint expects',
      why: 'When the statement was replayed, {difference}. What lint says of {object} may be wrong.',
      fix: 'Take what the server shows, and report the statement as a bug of Schema GitOps.',
    },
  },
  examples: { bad: [], good: [] },
});
