import { defineRule } from '../../define-rule.ts';

export const unreadFile = defineRule({
  id: 'unread-file',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  judgedBy: 'validate',
  needs: [],
  supersedes: [],
  summary: 'Keep no SQL file among the migrations that is none',
  why: 'A file that the format leaves out reaches no database, and nobody is told.',
  fix: 'Give the file a name that the format reads, or move it out of the directory.',
  sources: [],
  options: {},
  messages: {
    sql: {
      title: '{path} is no migration to {format}',
      why: 'By the rules of {format} its name or its place is not one of a migration: it is left out without a word, and no database gets it.',
      fix: 'Give the file a name and a place that {format} reads, or move it out of the migration directory.',
    },
    said: {
      title: '{path} is no migration to {format}',
      why: 'It {said}. No database gets it.',
      fix: 'Give the file a name and a place that {format} reads, or move it out of the migration directory.',
    },
    link: {
      title: '{path} is a symbolic link',
      why: 'A link to a folder is not followed, and git keeps of a link to a file no text that could be compared with the base.',
      fix: 'Put the file itself there.',
    },
    submodule: {
      title: '{path} is a submodule',
      why: 'What is in it is not under review here, and is not read.',
      fix: 'Put the migrations themselves there, or name the folder of the submodule in migrations.path.',
    },
  },
  examples: { bad: [], good: [] },
});
