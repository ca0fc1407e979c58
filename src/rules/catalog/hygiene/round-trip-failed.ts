import { defineRule } from '../../define-rule.ts';

export const roundTripFailed = defineRule({
  id: 'round-trip-failed',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  judgedBy: 'validate',
  needs: [],
  supersedes: [],
  summary: 'Let a down script lead back to where the migration started',
  why: 'A way back is needed when a release goes wrong, and that is no time to find out that it does not work.',
  fix: 'Correct the down script until up, down and up lead to the same schema.',
  sources: [],
  options: {},
  messages: {
    down: {
      title: 'Statement {ordinal} of the way back fails: {message}',
      why: 'The dev database had just applied the migration, and refused its down script with {code}.{hint}',
      fix: 'Correct the down script.',
    },
    'down-with-rows': {
      title: 'Statement {ordinal} of the way back fails where tables have rows: {message}',
      why: 'On empty tables the down script went through. With a row in {tables} the dev database refused it with {code}.{hint}',
      fix: 'Make the down script cope with rows.',
    },
    back: {
      title: 'The way back does not lead to the schema before: {objects}',
      why: 'After up and down these objects are others than before the migration, so what follows does not meet what it was written for.',
      fix: 'Make the down script take back each thing that the migration does, and nothing else.',
    },
    again: {
      title: 'Statement {ordinal} fails when applied again behind the way back: {message}',
      why: 'The first time it went through. Behind up and down the dev database refused it with {code}.{hint}',
      fix: 'Make the down script take back all that the migration makes.',
    },
    'other-schema': {
      title: 'Applied again behind the way back, it makes another schema: {objects}',
      why: 'After up, down and up these objects are others than after the first up.',
      fix: 'Make the down script take back each thing that the migration does, and nothing else.',
    },
    rows: {
      title: 'Up and down lose rows or values of {tables}',
      why: 'The migration drops none of them, and yet a row that stood there before is gone or another after the way back.',
      fix: 'Keep the rows in both directions, or say in the migration that it takes them.',
    },
  },
  examples: { bad: [], good: [] },
});
