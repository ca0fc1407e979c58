import { findSecrets, type FoundSecret } from '../../../sql/secrets.ts';
import { defineRule, type JudgedFile, type JudgedStatement, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { statementsByPlace } from '../../text-places.ts';

const roles = 'roles outlive the database of a test';
const accounts = 'accounts outlive the database of a test';

export const secretInMigration = defineRule({
  id: 'secret-in-migration',
  category: 'security',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Keep passwords and keys out of migrations',
  why: 'A repository is copied to every laptop and every runner, and its history keeps what a later commit removes. '
    + 'The server’s log and the table of a replication target may show the statement as well.',
  fix: 'Change the credential, since it is known now, and set it where secrets are kept.',
  sources: [],
  options: {
    allow: { type: 'pattern-list', default: [], summary: 'Paths of files whose credentials are none, such as seeds of a test' },
  },
  messages: {
    password: {
      title: 'A password stands in the migration',
      why: 'Whoever can read the repository, now or in its history, has it.',
      fix: 'Change the password, and set it from a secret manager or by a placeholder.',
    },
    hash: {
      title: 'The hash of a password stands in the migration',
      why: 'It can be guessed against at leisure, and an MD5 or SHA-1 hash is as good as the password to some servers.',
      fix: 'Set the password where secrets are kept.',
    },
    url: {
      title: 'A connection string with a password stands in the migration',
      why: 'Whoever can read the repository, now or in its history, can connect.',
      fix: 'Change the password, and keep the connection string in a secret manager.',
    },
    key: {
      title: 'What looks like the key of a service stands in the migration',
      why: 'Keys of this form are searched for in public repositories within minutes.',
      fix: 'Replace the key, since it is known now, and keep the new one in a secret manager.',
    },
  },
  examples: {
    bad: [
      { title: 'a password', engine: 'postgresql', files: ["SELECT 1;\nCREATE ROLE app\n  LOGIN PASSWORD 'hunter2';"], expect: ['1:2'], impossible: roles },
      { title: 'a connection string', engine: 'postgresql', files: ["CREATE TABLE t (id bigint PRIMARY KEY,\n  url text DEFAULT 'postgres://app:hunter2@db/shop');"], expect: ['1:2'] },
      { title: 'an account', engine: 'mysql', files: ["CREATE USER app IDENTIFIED BY 'hunter2';"], expect: ['1:1'], impossible: accounts },
      { title: 'a hash', engine: 'mariadb', files: ["CREATE USER app IDENTIFIED BY PASSWORD '*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19';"], expect: ['1:1'], impossible: accounts },
    ],
    good: [
      { title: 'no password, and one that is put in later', engine: 'postgresql', files: ["CREATE ROLE a PASSWORD NULL;\nCREATE ROLE b PASSWORD '{{app_password}}';"], expect: [], impossible: roles },
      { title: 'columns and rows that are about passwords', engine: 'mysql', files: ["CREATE TABLE t (id bigint PRIMARY KEY, password varchar(60) DEFAULT 'none' COMMENT 'PASSWORD ''x''');"], expect: [] },
      { title: 'a password that the server chooses', engine: 'mariadb', files: ["CREATE USER app IDENTIFIED VIA unix_socket;"], expect: [], impossible: accounts },
    ],
  },
  check(context): readonly RuleResult[] {
    const statementAt = statementsByPlace(context);
    return context.files
      .filter(({ migration }) => !context.options.matches('allow', migration.path))
      .flatMap((file) => findSecrets(file.text, file)
        .filter(({ value }) => isWritten(value, file))
        .map((found) => hit(found, statementAt(file, found.span.start))));
  },
});

/** A value that a placeholder brought in does not stand in the repository. */
function isWritten(value: string, { migration, text }: JudgedFile): boolean {
  return migration.text === text || migration.text.includes(value);
}

function hit({ span, kind }: FoundSecret, at: JudgedStatement | JudgedFile): RuleHit {
  return { at, span, message: kind, values: {}, objects: [], ...(kind === 'hash' ? { severity: 'warning' } : {}) };
}
