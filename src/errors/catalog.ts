import type { Outcome } from '../model/outcome.ts';

/** What the product knows about one error. `title` is one line; `fix` begins with a verb; see docs/errors. */
export interface ErrorSpec {
  readonly outcome: Outcome;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly retryable?: boolean;
}

/** Every error by its code: `namespace/kebab-name`. A code outside this table does not compile. */
export const errorCatalog = {
  'input/unknown-value': {
    outcome: 'user-error',
    title: 'An input has a value that is not allowed',
    why: 'Only the listed values have a meaning.',
    fix: 'Set the input to one of the allowed values.',
  },
  'input/unknown-option': {
    outcome: 'user-error',
    title: 'An option is not known',
    why: 'A misspelt option would silently not apply.',
    fix: 'Use one of the options that --help lists.',
  },
  'input/missing-value': {
    outcome: 'user-error',
    title: 'A needed value is missing',
    why: 'The command cannot choose it on its own.',
    fix: 'Set the value in schema-gitops.yml or as an input.',
  },
  'config/unreadable': {
    outcome: 'user-error',
    title: 'The configuration file cannot be read',
    why: 'It was named, so running without it would ignore what it says.',
    fix: 'Correct the path in the config input, or remove the input.',
  },
  'config/not-yaml': {
    outcome: 'user-error',
    title: 'The configuration file is not valid YAML',
    why: 'Nothing of it can be trusted when a part cannot be read.',
    fix: 'Correct the line that is named.',
  },
  'config/unknown-key': {
    outcome: 'user-error',
    title: 'The configuration file has an unknown key',
    why: 'A misspelt key would silently not apply.',
    fix: 'Rename or remove the key.',
  },
  'config/wrong-value': {
    outcome: 'user-error',
    title: 'A configuration value has the wrong form',
    why: 'The key accepts other values.',
    fix: 'Write a value of the expected form.',
  },
  'config/unknown-target': {
    outcome: 'user-error',
    title: 'The target is not in the configuration',
    why: 'A target must say which variable holds its URL.',
    fix: 'Add the target under targets, or name one that is there.',
  },
  'git/not-a-repository': {
    outcome: 'user-error',
    title: 'The folder is not in a git repository',
    why: 'The change set is what differs from the base commit in git.',
    fix: 'Check out the repository with git, or use --all to judge every file.',
  },
  'git/not-installed': {
    outcome: 'user-error',
    title: 'The git command was not found',
    why: 'The change set is read with git.',
    fix: 'Install git, or use --all to judge every file.',
  },
  'git/shallow-clone': {
    outcome: 'user-error',
    title: 'The clone is too shallow to find the base commit',
    why: 'Without the merge base every file would look new.',
    fix: 'Set fetch-depth: 0 in the checkout step.',
  },
  'git/unknown-ref': {
    outcome: 'user-error',
    title: 'The base ref is not known to git',
    why: 'The change set starts at the merge base with it.',
    fix: 'Fetch the ref, or correct base-ref.',
  },
  'git/command-failed': {
    outcome: 'user-error',
    title: 'A git command failed',
    why: 'The repository could not be read.',
    fix: 'Run the command that is named and mend what it says.',
  },
  'migrations/directory-missing': {
    outcome: 'user-error',
    title: 'The migration directory does not exist',
    why: 'There is nothing to read.',
    fix: 'Correct migrations.path or the path input.',
  },
  'migrations/directory-unreadable': {
    outcome: 'user-error',
    title: 'The migration directory cannot be read',
    why: 'A part of the migrations would be missing.',
    fix: 'Give the process read permission.',
  },
  'migrations/none-found': {
    outcome: 'user-error',
    title: 'No migrations were found in the directory',
    why: 'An empty directory is more often a wrong path than a wish.',
    fix: 'Correct migrations.path, or add the first migration.',
  },
  'migrations/unknown-format': {
    outcome: 'user-error',
    title: 'The format of the migration directory is not known',
    why: 'The format decides order, checksums and history.',
    fix: 'Set migrations.format to the tool that made the directory.',
  },
  'migrations/unsupported-format': {
    outcome: 'user-error',
    title: 'The format is recognised but not supported yet',
    why: 'Running it half understood could damage its history.',
    fix: 'Keep using the format’s own tool for this directory.',
  },
  'migrations/unsupported-feature': {
    outcome: 'user-error',
    title: 'The directory uses a feature that is not supported yet',
    why: 'Leaving it out would give another result than the format’s own tool.',
    fix: 'Remove the file that is named, or keep using the format’s own tool.',
  },
  'migrations/duplicate-version': {
    outcome: 'user-error',
    title: 'Two migrations have the same version',
    why: 'Their order would be left to chance.',
    fix: 'Give one of the files the next free version.',
  },
  'migrations/duplicate-description': {
    outcome: 'user-error',
    title: 'Two repeatable migrations have the same description',
    why: 'The description is their key in the history table.',
    fix: 'Rename one of the files.',
  },
  'migrations/version-too-long': {
    outcome: 'user-error',
    title: 'A version is longer than the history table holds',
    why: 'The migration could be applied but not recorded.',
    fix: 'Rename the file to a shorter version.',
  },
  'migrations/not-utf8': {
    outcome: 'user-error',
    title: 'A migration is not valid UTF-8',
    why: 'Guessing an encoding would change the text that is executed.',
    fix: 'Save the file as UTF-8.',
  },
  'migrations/holds-nul': {
    outcome: 'user-error',
    title: 'A migration holds a NUL character',
    why: 'No server accepts it; most such files are UTF-16.',
    fix: 'Save the file as UTF-8 text.',
  },
  'migrations/symlink-leaves-repository': {
    outcome: 'user-error',
    title: 'A symbolic link leaves the repository',
    why: 'What it points to is not under review.',
    fix: 'Replace the link by the file.',
  },
  'migrations/unknown-placeholder': {
    outcome: 'user-error',
    title: 'A migration uses a placeholder that has no value',
    why: 'The text would reach the server unreplaced.',
    fix: 'Add the placeholder under migrations.placeholders.',
  },
  'sql/client-command': {
    outcome: 'user-error',
    title: 'A migration holds a command of a database client',
    why: 'Only the client understands it; the server would refuse it.',
    fix: 'Replace the command by SQL.',
  },
  'database/url-missing': {
    outcome: 'user-error',
    title: 'The variable that should hold the database URL is not set',
    why: 'A URL is read from the environment only, never from an argument.',
    fix: 'Set the variable, or name another one with url-env.',
  },
  'database/url-invalid': {
    outcome: 'user-error',
    title: 'The database URL cannot be read',
    why: 'The value is not shown because it may hold a password.',
    fix: 'Write it as postgresql://user:password@host:port/database, or with mysql:// in the same form.',
  },
  'database/engine-mismatch': {
    outcome: 'user-error',
    title: 'The server is not of the configured engine',
    why: 'Statements would be read by the wrong grammar.',
    fix: 'Correct engine, or the URL.',
  },
  'database/unreachable': {
    outcome: 'database-error',
    title: 'The database server cannot be reached',
    why: 'No connection was made, so nothing was changed.',
    fix: 'Check host, port and network rules of the target.',
    retryable: true,
  },
  'database/authentication-failed': {
    outcome: 'database-error',
    title: 'The server refused the login',
    why: 'User, password or the server’s access rules do not match.',
    fix: 'Check the secret and the role’s login rights.',
  },
  'database/authentication-plugin': {
    outcome: 'database-error',
    title: 'The account’s authentication plugin is not supported',
    why: 'The client library speaks caching_sha2_password, sha256_password, mysql_native_password and clear text.',
    fix: 'Use an account with one of these plugins for migrations.',
  },
  'database/tls': {
    outcome: 'database-error',
    title: 'The TLS connection to the server failed',
    why: 'Off loopback the server’s certificate must be valid for its host name.',
    fix: 'Give the authority with sslrootcert, or choose an sslmode that fits the server.',
  },
  'database/unknown-database': {
    outcome: 'database-error',
    title: 'The database does not exist on the server',
    why: 'No connection was made, so nothing was changed.',
    fix: 'Create the database, or correct the URL.',
  },
  'database/read-only': {
    outcome: 'database-error',
    title: 'The database is read-only',
    why: 'It is a standby, or the session or server is set to read-only.',
    fix: 'Point the URL at the primary.',
  },
  'database/privilege-missing': {
    outcome: 'database-error',
    title: 'The role lacks a privilege that is needed',
    why: 'The server refused the statement.',
    fix: 'Grant the privilege that is named to the pipeline’s role.',
  },
  'database/connection-lost': {
    outcome: 'unknown',
    title: 'The connection was lost while a statement was running',
    why: 'The server may have finished the statement.',
    fix: 'Run the command again: it establishes what happened first.',
  },
  'database/statement-failed': {
    outcome: 'failed',
    title: 'A statement failed',
    why: 'The server refused it.',
    fix: 'Correct the statement and run again.',
  },
  'database/lock-timeout': {
    outcome: 'lock-timeout',
    title: 'A lock was not to be had in time',
    why: 'Another session holds it.',
    fix: 'Run again when the session that is named has ended.',
    retryable: true,
  },
  'database/lock-unsupported': {
    outcome: 'user-error',
    title: 'The server has no locks that could keep two runners apart',
    why: 'Two runs at once would apply migrations twice.',
    fix: 'Point the URL at a server with advisory locks or GET_LOCK.',
  },
  'database/lock-lost': {
    outcome: 'failed',
    title: 'The lock that keeps runners apart was lost during the run',
    why: 'Another run may have begun, so nothing further was started.',
    fix: 'Run the command again: it waits for the lock and goes on where this run stopped.',
    retryable: true,
  },
  'history/no-schema': {
    outcome: 'user-error',
    title: 'There is no schema for the history table',
    why: 'The connection names no schema or database in which tables are created.',
    fix: 'Name a database in the URL, or set migrations.history-schema.',
  },
  'history/not-baselined': {
    outcome: 'user-error',
    title: 'A history that has rows cannot be given a baseline',
    why: 'The rows already say which migrations the database holds.',
    fix: 'Run migrate, or repair the rows that are wrong.',
  },
  'history/newer-ledger': {
    outcome: 'user-error',
    title: 'The ledger was written by a newer version of Schema GitOps',
    why: 'Its rows may mean what this version does not know.',
    fix: 'Use the version that wrote it, or a later one.',
  },
  'history/half-applied-changed': {
    outcome: 'blocked',
    title: 'A half-applied migration is not the file that was begun',
    why: 'What is already in the database comes from statements that the file no longer has.',
    fix: 'Restore the statements that were applied; those behind them may change.',
  },
  'history/cannot-continue': {
    outcome: 'unknown',
    title: 'A half-applied migration cannot be continued',
    why: 'A statement that was applied left something in its session, which ended with the earlier run.',
    fix: 'Finish the migration by hand, then say so with the repair mode.',
  },
  'history/other-tool': {
    outcome: 'user-error',
    title: 'The history table has the columns of another tool',
    why: 'Writing to it would damage that tool’s records.',
    fix: 'Set migrations.format to the tool that owns it, or name another history table.',
  },
  'history/failed-migration': {
    outcome: 'failed',
    title: 'An earlier migration failed and is not settled',
    why: 'Its effects may be half in place.',
    fix: 'Establish what it did, then repair its history row.',
  },
  'history/changed': {
    outcome: 'blocked',
    title: 'An applied migration was edited',
    why: 'Databases that ran it will never see the edit.',
    fix: 'Restore the file and put the change into a new migration.',
  },
  'history/missing': {
    outcome: 'blocked',
    title: 'An applied migration has no file',
    why: 'A new database could not be built from the repository.',
    fix: 'Restore the file.',
  },
  'history/out-of-order': {
    outcome: 'blocked',
    title: 'A pending migration is older than the last applied one',
    why: 'Databases would have run the migrations in different orders.',
    fix: 'Give the file a version above the last applied one, or set migrate.out-of-order.',
  },
  'history/not-empty': {
    outcome: 'blocked',
    title: 'The database is not empty and has no history table',
    why: 'Its present state stands for migrations that are not recorded.',
    fix: 'Run migrate with mode baseline first.',
  },
  'history/unknown-statement': {
    outcome: 'unknown',
    title: 'The result of an earlier statement is not known',
    why: 'The run that started it ended before it was recorded.',
    fix: 'Look whether the statement took effect and say so with the repair mode.',
  },
  'plan/transaction-control': {
    outcome: 'user-error',
    title: 'A migration begins or ends transactions itself',
    why: 'Every file already runs in a transaction where the engine allows. What this one does could not be told from what was rolled back, or would end with a transaction that the runner cannot keep.',
    fix: 'Remove ROLLBACK, SAVEPOINT and options of BEGIN; move SET LOCAL and LOCK TABLE to a file without COMMIT.',
  },
  'plan/statement-too-long': {
    outcome: 'user-error',
    title: 'A statement is longer than the server takes',
    why: 'The server would end the connection on it (max_allowed_packet).',
    fix: 'Split the statement, or raise max_allowed_packet on the server.',
  },
  'plan/releases-lock': {
    outcome: 'user-error',
    title: 'A migration releases locks that it did not take',
    why: 'The lock that keeps two runners apart would go with them.',
    fix: 'Remove the call.',
  },
  'plan/not-one-transaction': {
    outcome: 'user-error',
    title: 'The pending migrations cannot run in one transaction',
    why: 'The setting migrate.transaction is whole-run, and the server commits or refuses the statement that is named.',
    fix: 'Set migrate.transaction to per-file, or migrate up to that file first.',
  },
  'plan/changed': {
    outcome: 'plan-changed',
    title: 'The plan is not the one that was approved',
    why: 'Files, history or settings changed since the approval.',
    fix: 'Review and approve the new plan.',
  },
  'dev-database/none': {
    outcome: 'user-error',
    title: 'No dev database can be had',
    why: 'Replay needs an empty server of the engine.',
    fix: 'Set dev-database to a url-env, or install the server’s binaries or Docker.',
  },
  'dev-database/start-failed': {
    outcome: 'database-error',
    title: 'The dev database did not start',
    why: 'The server’s own messages are quoted.',
    fix: 'Mend what the server says, or choose another provider.',
  },
  'dev-database/not-empty': {
    outcome: 'user-error',
    title: 'The dev database is not empty',
    why: 'Replay would mix with what is there, or destroy it.',
    fix: 'Point its URL at an empty database.',
  },
  'dev-database/extension-missing': {
    outcome: 'user-error',
    title: 'The dev database lacks an extension that the migrations need',
    why: 'The statement that creates it cannot run there.',
    fix: 'Use an image or a server that has it, or list it under dev-database skip-extensions.',
  },
  'github/event-unreadable': {
    outcome: 'user-error',
    title: 'The event file cannot be read',
    why: 'It tells which pull request is judged.',
    fix: 'Run the action on an event that GitHub delivers.',
  },
  'github/pull-request-target': {
    outcome: 'user-error',
    title: 'The event pull_request_target is refused',
    why: 'It runs with secrets on code that nobody has reviewed.',
    fix: 'Use the pull_request event.',
  },
  'github/api-failed': {
    outcome: 'service-error',
    title: 'GitHub’s API refused a request',
    why: 'The result could not be published there.',
    fix: 'Grant the permission that is named, or run again later.',
    retryable: true,
  },
  'internal/broken-invariant': {
    outcome: 'internal-error',
    title: 'Something that must hold did not',
    why: 'This is a defect of Schema GitOps.',
    fix: 'Report it with the text below.',
  },
} as const satisfies Record<`${string}/${string}`, ErrorSpec>;

/** The codes of the catalogue. */
export type ErrorCode = keyof typeof errorCatalog;
