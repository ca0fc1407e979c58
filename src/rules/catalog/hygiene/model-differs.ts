import { defineRule } from '../../define-rule.ts';

export const modelDiffers = defineRule({
  id: 'model-differs',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  judgedBy: 'validate',
  needs: [],
  supersedes: [],
  summary: 'Let the model and the migrations make the same schema',
  why: 'The application is built from the model, the databases from the migrations.',
  fix: 'Make the migration that is missing with the tool, and commit it.',
  sources: [],
  options: {},
  messages: {
    differs: {
      title: '{path} and the migrations make different schemas',
      why: 'Asked by its own command, {tool} finds a difference: the application is built from the model, the databases from the migrations.',
      fix: 'Make the migration that is missing with {command}, and commit it.',
    },
    broken: {
      title: 'The migrations of {tool} do not go together',
      why: 'Its own check refuses them, as after a merge of two branches that each added one.',
      fix: 'Take the later one back and make it anew with {command}.',
    },
  },
  examples: { bad: [], good: [] },
});
