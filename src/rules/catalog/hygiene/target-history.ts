import { defineRule } from '../../define-rule.ts';

export const targetHistory = defineRule({
  id: 'target-history',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  judgedBy: 'validate',
  needs: [],
  supersedes: [],
  summary: 'Keep the files what the targets have run',
  why: 'A target that ran another text, or a version that is not there any more, is not the database that the files make. migrate stops there.',
  fix: 'Restore the files as they were applied, and change the target with a new migration.',
  sources: [],
  options: {},
  messages: {
    changed: {
      title: '{target} ran another text of version {version}',
      why: 'Its history holds the {difference} {recorded}; the file has {actual}. migrate stops there until both are the same.',
      fix: 'Restore {path} as it was applied, and put the change into a new migration.',
    },
    missing: {
      title: '{target} ran version {version}, whose file is not there',
      why: 'A new database would be built without it, and migrate stops at this target.',
      fix: 'Restore {path}. To take its effect back, run schema-gitops revert {version} then.',
    },
    failed: {
      title: 'Version {version} failed on {target} before',
      why: 'What it left there nobody knows yet, and migrate stops until that is settled.',
      fix: 'Look at what it left, mend that and settle the history, as docs/guides/after-a-failed-run.md tells.',
    },
    late: {
      title: 'Version {version} comes too late for {target}',
      why: 'A newer version is applied there already. By the rules of {format} and the settings, migrate refuses it.',
      fix: 'Give the file a version above the newest one, or allow late versions with migrate.out-of-order: apply.',
    },
  },
  examples: { bad: [], good: [] },
});
