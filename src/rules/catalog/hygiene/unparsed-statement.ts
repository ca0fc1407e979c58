import { defineRule } from '../../define-rule.ts';

export const unparsedStatement = defineRule({
  id: 'unparsed-statement',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Write statements that can be read',
  why: 'A statement that is not understood is not judged either: every other rule is reported as not evaluated for it.',
  fix: 'Correct the statement; if the server accepts it as it is, suppress this rule with that reason.',
  sources: ['squawk:syntax-error', 'pgfence:coverage'],
  options: {},
  messages: {
    unread: {
      title: 'This {command} could not be read',
      why: 'The reader stopped at: {problem}. No rule has judged this statement.',
      fix: 'Correct the statement, or suppress this rule here if the server accepts it.',
    },
  },
  examples: {
    bad: [
      {
        title: 'a placeholder that nobody replaced', engine: 'postgresql', files: ['SELECT 1;\nALTER TABLE users ADD COLUMN x ${type};'],
        expect: ['1:2'], impossible: 'another tool has to replace the placeholder',
      },
      {
        title: 'a misspelt keyword', engine: 'mysql', files: ['SELECT 1;\nALTER TABEL users ADD COLUMN x int;'],
        expect: ['1:2'], impossible: 'the server refuses it too',
      },
    ],
    good: [
      { title: 'a file of comments only', engine: 'postgresql', files: ['-- nothing yet\n/* at all */'], expect: [] },
      { title: 'an executable comment', engine: 'mariadb', files: ['SELECT 1 /*!50000 + 1 */;'], expect: [] },
    ],
  },
});
