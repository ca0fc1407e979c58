import { defineRule } from '../../define-rule.ts';

export const notIdempotent = defineRule({
  id: 'not-idempotent',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  judgedBy: 'validate',
  needs: [],
  supersedes: [],
  summary: 'Let files that run again find their work done',
  why: 'A repeatable migration runs anew whenever its text changes, and IF NOT EXISTS promises that a file may meet what it makes. What fails or changes something the second time does so on the target, at the next edit or the next attempt.',
  fix: 'Write CREATE OR REPLACE, IF NOT EXISTS or IF EXISTS, or drop first what is made anew.',
  sources: [],
  options: {},
  messages: {
    fails: {
      title: 'Statement {ordinal} fails when {path} runs a second time: {message}',
      why: '{reason} The dev database refused the second run with {code}.{hint}',
      fix: 'Write CREATE OR REPLACE, IF NOT EXISTS or IF EXISTS, or drop first what the statement makes.',
    },
    changes: {
      title: 'A second run of {path} changes the schema: {objects}',
      why: '{reason} After the first run the schema was another than after the second.',
      fix: 'Make each statement lead to the same schema whether it finds its work done or not.',
    },
    planned: {
      title: 'A plan after the apply still holds {path}',
      why: 'Its checksum is another each time it is computed, because a placeholder in it has another value each time: {detail}. Every run would apply it again, or refuse it as changed.',
      fix: 'Take the placeholder out of the text.',
    },
  },
  examples: { bad: [], good: [] },
});
