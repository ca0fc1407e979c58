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
    older: {
      title: 'New migration {version} is older than the newest merged one, {newest}',
      why: 'Databases at {newest} would apply it after, new databases before that version.',
      fix: 'Rename the file to a version above {newest}.',
    },
  },
  examples: { bad: [], good: [] },
});
