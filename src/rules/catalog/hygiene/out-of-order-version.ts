import { defineRule } from '../../define-rule.ts';

export const outOfOrderVersion = defineRule({
  id: 'out-of-order-version',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  judgedBy: 'validate',
  needs: [],
  supersedes: [],
  summary: 'Give a new migration a version above every merged one',
  why: 'Databases that have run a later version would apply it at another place in the order than a new database.',
  fix: 'Rename the file to a version above the newest one.',
  sources: [],
  options: {},
  messages: {
    applied: {
      title: 'New migration {version} is older than the newest merged one, {newest}',
      why: 'By the rules of {format}, databases at {newest} would apply it after that version without a word, new databases before it.',
      fix: 'Give it a version above {newest}.',
    },
    refused: {
      title: 'New migration {version} is older than the newest merged one, {newest}',
      why: 'By the rules of {format}, databases at {newest} stop at a version that comes too late, while new databases apply it before that version.',
      fix: 'Give it a version above {newest}.',
    },
    lost: {
      title: 'New migration {version} would be lost: the newest merged one is {newest}',
      why: 'By the rules of {format}, databases at {newest} look at later versions only: they would never apply it, and say nothing. New databases would have it.',
      fix: 'Give it a version above {newest}.',
    },
  },
  examples: { bad: [], good: [] },
});
