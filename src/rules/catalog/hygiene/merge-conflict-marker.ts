import { defineRule } from '../../define-rule.ts';

const refused = 'the server refuses it too';

export const mergeConflictMarker = defineRule({
  id: 'merge-conflict-marker',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
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
  examples: {
    bad: [
      { title: 'two releases of one migration', engine: 'postgresql', files: ['SELECT 1;\n<<<<<<< HEAD\nSELECT 2;\n=======\nSELECT 3;\n>>>>>>> topic\n'], expect: ['1:2'], impossible: refused },
      { title: 'two releases of one migration', engine: 'mysql', files: ['<<<<<<< HEAD\nSELECT 2;\n=======\nSELECT 3;\n>>>>>>> topic\n'], expect: ['1:1'], impossible: refused },
      { title: 'within a statement', engine: 'mariadb', files: ['CREATE TABLE t (\n  id int PRIMARY KEY,\n<<<<<<< HEAD\n  a int\n=======\n  b int\n>>>>>>> topic\n);'], expect: ['1:3'], impossible: refused },
    ],
    good: [
      { title: 'markers in a text', engine: 'postgresql', files: ["SELECT '\n<<<<<<< HEAD\n=======\n>>>>>>> topic\n';"], expect: [] },
      { title: 'markers in a text', engine: 'mysql', files: ["SELECT '\n<<<<<<< HEAD\n=======\n>>>>>>> topic\n';"], expect: [] },
      { title: 'a line for the eye', engine: 'mariadb', files: ['/*\n=======\n*/\nSELECT 1;'], expect: [] },
    ],
  },
});
