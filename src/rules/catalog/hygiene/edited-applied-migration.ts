import { defineRule } from '../../define-rule.ts';

export const editedAppliedMigration = defineRule({
  id: 'edited-applied-migration',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  judgedBy: 'validate',
  needs: [],
  supersedes: [],
  summary: 'Leave migrations alone once they are merged',
  why: 'Databases that have run a migration never see what is changed in it later: they and a new database drift apart.',
  fix: 'Restore the file and put the change into a new migration.',
  sources: [],
  options: {},
  messages: {
    edited: {
      title: 'Migration {version} was edited although it is merged',
      why: 'It stands at the base of the change set, so databases may have run it: they will never see the edit.',
      fix: 'Restore {path} as it stands at the base, and put the change into a new migration; schema-gitops revert {version} writes one that takes the whole version back.',
    },
    renamed: {
      title: 'Migration {version} was renamed although it is merged',
      why: 'Databases that ran {from} hold it under that name; under the new one they would miss it or run it again.',
      fix: 'Give the file its old name {from} back.',
    },
    deleted: {
      title: 'Migration {version} was deleted although it is merged',
      why: 'Databases have it in their history, and a new database would be built without it.',
      fix: 'Restore {path}. To take its effect back, run schema-gitops revert {version}: it writes a new migration that does, and proves it.',
    },
    'deleted-repeatable': {
      title: 'Repeatable migration {version} was deleted although it is merged',
      why: 'Databases have it in their history, and what it made stays in them; a new database would be built without it.',
      fix: 'Restore {path}, or take what it made back in a new migration and keep the file without it.',
    },
  },
  examples: { bad: [], good: [] },
});
