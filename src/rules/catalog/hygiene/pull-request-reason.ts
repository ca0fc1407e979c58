import { defineRule, type RuleResult } from '../../define-rule.ts';
import { says } from '../../pull-request-text.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY);';

export const pullRequestReason = defineRule({
  id: 'pull-request-reason',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: ['repository'],
  supersedes: [],
  summary: 'Say in the pull request why the schema changes',
  why: 'A migration shows what changes. Why it does is asked a year later, by whoever finds the column and cannot tell whether it may go.',
  fix: 'Write the reason into the description, below a heading Reason or on a line that begins with Reason:, and run the check again.',
  sources: [],
  options: {},
  messages: {
    missing: {
      title: 'The description of the pull request gives no reason',
      why: 'The policy asks for one where migrations change (pull-request.require-reason).',
      fix: 'Write it into the description, below a heading Reason or on a line that begins with Reason:, and run the check again.',
    },
  },
  examples: {
    bad: [
      { title: 'nothing is said', engine: 'postgresql', files: [users], description: '', expect: ['1:1'] },
      { title: 'a template that nobody filled in', engine: 'mysql', files: [users], description: '## Reason\n<!-- why is this needed? -->\n\n## Tests\nAll of them pass.', expect: ['1:1'] },
      { title: 'a word that says nothing', engine: 'mariadb', files: [users], description: 'Reason: n/a', expect: ['1:1'] },
    ],
    good: [
      { title: 'a section', engine: 'postgresql', files: [users], description: '## Why\n\nThe signup form asks for a second address.', expect: [] },
      { title: 'a line', engine: 'mysql', files: [users], description: 'Adds users.\n\n**Reason:** sign-in moves here from the old service', expect: [] },
      { title: 'a line with its text below', engine: 'mariadb', files: [users], description: 'Reason:\nsign-in moves here', expect: [] },
    ],
  },
  check({ files, statements, isHistory, description }): readonly RuleResult[] {
    const [file] = files;
    const [at] = statements;
    if (isHistory || file === undefined) return [];
    if (description !== undefined) return says(description, 'reason') ? [] : [{ at: file, message: 'missing', values: {}, objects: [file.migration.path] }];
    return at === undefined ? [] : [{ at, missing: 'repository', reason: 'This run does not see the description of a pull request.' }];
  },
});
