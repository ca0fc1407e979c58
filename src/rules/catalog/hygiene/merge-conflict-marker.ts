import { defineRule } from '../../define-rule.ts';

export const mergeConflictMarker = defineRule({
  id: 'merge-conflict-marker',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  judgedBy: 'validate',
  needs: [],
  supersedes: [],
  summary: 'Resolve merge conflicts before committing',
  why: 'Conflict markers are no SQL: the migration would fail at the first of them, possibly half applied.',
  fix: 'Resolve the conflict and remove the markers.',
  sources: [],
  options: {},
  messages: {
    marker: {
      title: 'The migration holds an unresolved merge conflict',
      why: 'The markers are no SQL, so that the migration would fail at this line.',
      fix: 'Resolve the conflict and remove the markers.',
    },
  },
  examples: { bad: [], good: [] },
});
