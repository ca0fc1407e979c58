import { defineRule } from '../../define-rule.ts';

export const caseCollision = defineRule({
  id: 'case-collision',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  judgedBy: 'validate',
  needs: [],
  supersedes: [],
  summary: 'Give migrations names that differ by more than case',
  why: 'On Windows and macOS the two are one file: a checkout there holds only one of them, and runs it twice or not at all.',
  fix: 'Rename one of the files.',
  sources: [],
  options: {},
  messages: {
    collides: {
      title: '{path} and {other} are one file on Windows and macOS',
      why: 'The names differ in case only, or in how an accent is written; a checkout there holds one of the two.',
      fix: 'Rename one of the files.',
    },
  },
  examples: { bad: [], good: [] },
});
