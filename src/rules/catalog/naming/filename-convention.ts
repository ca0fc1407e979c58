import { defineRule, type NamedAmiss, type RuleHit, type RuleResult } from '../../define-rule.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY);';
const pets = 'CREATE TABLE pets (id bigint PRIMARY KEY);';

export const filenameConvention = defineRule({
  id: 'filename-convention',
  category: 'naming',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Name migrations so that the runner finds them',
  why: 'Runners pass by files whose names they cannot read, most of them without a word: the deployment succeeds, and the change is not there.',
  fix: 'Rename the file as the format wants it, or move it out of the folder of the migrations.',
  sources: [],
  options: {
    ignore: { type: 'pattern-list', default: [], summary: 'Paths of files that are meant to be no migrations' },
  },
  messages: {
    misnamed: {
      title: '{file} is never run: {reason}',
      why: 'The file stands among the migrations of format {format}, which passes it by for its name.',
      fix: 'Rename it, for example to {name}, or move it out of the folder if it is no migration.',
    },
  },
  examples: {
    bad: [
      { title: 'one underscore', engine: 'postgresql', format: 'flyway', paths: ['V1__users.sql', 'V2_pets.sql'], files: [users, pets], expect: ['2:1'] },
      { title: 'no number', engine: 'mysql', format: 'plain-sql', paths: ['001_users.sql', 'pets.sql'], files: [users, pets], expect: ['2:1'] },
      { title: 'a prefix in lower case', engine: 'mariadb', format: 'flyway', paths: ['v1__users.sql'], files: [users], expect: ['1:1'] },
    ],
    good: [
      { title: 'names of the format', engine: 'postgresql', format: 'flyway', paths: ['V1__users.sql', 'V2.1__pets.sql', 'R__views.sql'], files: [users, pets, 'SELECT 1;'], expect: [] },
      { title: 'numbers and timestamps', engine: 'mysql', format: 'plain-sql', paths: ['001_users.sql', '20240101120000_pets.sql'], files: [users, pets], expect: [] },
      { title: 'a file that the policy leaves out', engine: 'mariadb', format: 'plain-sql', paths: ['db/001_users.sql', 'db/seed/demo.sql'], files: [users, pets], expect: [], options: { ignore: ['(^|/)seed/'] } },
    ],
  },
  check({ misnamed, options, runner: { format = 'plain-sql' } }): readonly RuleResult[] {
    return misnamed.filter(({ path }) => !options.matches('ignore', path)).map((file) => hitOf(file, format));
  },
});

/** The finding is about the name: nothing of the text was read. */
function hitOf({ path, reason, newName }: NamedAmiss, format: string): RuleHit {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return {
    at: { migration: { description: '', kind: 'versioned', path, script: path, text: '', hash: '' }, text: '', statements: [], comments: [], clientCommands: [] },
    message: 'misnamed',
    values: { file, reason, format, name: newName },
    objects: [path],
  };
}
