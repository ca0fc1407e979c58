import { defineRule } from '../../define-rule.ts';

export const versionGap = defineRule({
  id: 'version-gap',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  judgedBy: 'validate',
  needs: [],
  supersedes: [],
  summary: 'Number migrations without a gap',
  why: 'The format numbers its migrations one by one; after a gap it stops, or a file that was forgotten is missed.',
  fix: 'Give the file the next version.',
  sources: [],
  options: {},
  messages: {
    gap: {
      title: 'Version {version} follows a gap: {expected} is missing',
      why: '{format} numbers its migrations without a gap, so that a missing number is a missing file.',
      fix: 'Add the missing file, or give this one the version {expected}.',
    },
  },
  examples: { bad: [], good: [] },
});
