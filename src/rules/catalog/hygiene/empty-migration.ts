import { defineRule } from '../../define-rule.ts';

export const emptyMigration = defineRule({
  id: 'empty-migration',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  judgedBy: 'validate',
  needs: [],
  supersedes: [],
  summary: 'Leave out migrations without a statement',
  why: 'A file without a statement is recorded as applied and can never be filled later.',
  fix: 'Write the statement, or delete the file before it is merged.',
  sources: [],
  options: {},
  messages: {
    empty: {
      title: 'The migration holds no statement',
      why: 'It would be recorded as applied, after which it can never be filled.',
      fix: 'Write the statement, or delete the file before it is merged.',
    },
  },
  examples: { bad: [], good: [] },
});
