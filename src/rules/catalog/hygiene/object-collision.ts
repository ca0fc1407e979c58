import { defineRule } from '../../define-rule.ts';

export const objectCollision = defineRule({
  id: 'object-collision',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  judgedBy: 'validate',
  needs: [],
  supersedes: [],
  summary: 'Know who else is changing the object',
  why: 'Two pull requests that change one object are each tried without the other.',
  fix: 'Ask the other author who goes first, and run the second again on top of it.',
  sources: [],
  options: {},
  messages: {
    touched: {
      title: 'Pull request #{pull} changes {names}, too',
      why: '{other} there was tried without this migration, and this one without that. Names are compared without their schema.',
      fix: 'Ask its author who is merged first; run validate of the second again on top of it.',
    },
  },
  examples: { bad: [], good: [] },
});
