import { defineRule } from '../../define-rule.ts';

export const versionCollision = defineRule({
  id: 'version-collision',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  judgedBy: 'validate',
  needs: [],
  supersedes: [],
  summary: 'Take versions that nobody else takes',
  why: 'Two changes with one version are each in order by themselves. Once both are merged the directory is refused, or one of the two is taken for applied.',
  fix: 'Give one of them another version.',
  sources: [],
  options: {},
  messages: {
    base: {
      title: 'Version {version} is on the base branch already: {other}',
      why: 'The base branch got it after this change set began; with both the directory is refused.',
      fix: 'Take the base branch in, and give the file another version.',
    },
    'pull-request': {
      title: 'Version {version} is in pull request #{pull}, too: {other}',
      why: 'Each is in order by itself; whichever is merged second breaks the directory, or is taken for applied where only the version is recorded.',
      fix: 'Give the file another version.',
    },
    'later-pull-request': {
      title: 'Version {version} is in the later pull request #{pull}, too: {other}',
      why: 'Whichever is merged second must have another version. The later one is told the same.',
      fix: 'Give the file another version, unless this one is merged first.',
    },
  },
  examples: { bad: [], good: [] },
});
