import type { DatabaseProblem } from '../model/database-problem.ts';
import type { MissingPrerequisite, Prerequisites } from './prerequisite.ts';

/** SQLSTATE undefined_object: roles, types and extensions alike; the message tells which (PostgreSQL manual, appendix A). */
const undefinedObject = '42704';

/** undefined_object, undefined_function, undefined_table, undefined_column, invalid_schema_name. */
const missingObjectStates = new Set([undefinedObject, '42883', '42P01', '42703', '3F000']);

/** feature_not_supported (13 and later) and undefined_file (before): a control file that is not there. */
const extensionStates = new Set(['0A000', '58P01']);

/** PostgreSQL's words, with lc_messages C as a private server has it. */
export const postgresPrerequisites: Prerequisites = {
  missing(problem, statement) {
    return missingRole(problem) ?? missingExtension(problem, statement.command);
  },
  createRole: (name) => `CREATE ROLE ${quote(name)} NOLOGIN`,
  dropRole: (name) => `DROP ROLE IF EXISTS ${quote(name)}`,
  isMissingObject: (problem) => problem.sqlState !== undefined && missingObjectStates.has(problem.sqlState),
};

function missingRole(problem: DatabaseProblem): MissingPrerequisite | undefined {
  if (problem.sqlState !== undefinedObject) return undefined;
  const name = /^role "(.+)" does not exist$/s.exec(problem.message)?.[1];
  return name === undefined ? undefined : { kind: 'role', name };
}

function missingExtension(problem: DatabaseProblem, command: string): MissingPrerequisite | undefined {
  if (!command.startsWith('CREATE EXTENSION') || problem.sqlState === undefined || !extensionStates.has(problem.sqlState)) return undefined;
  const name = /extension "([^"]+)"/.exec(problem.message)?.[1] ?? /extension\/([^"/]+)\.control/.exec(problem.message)?.[1];
  return name === undefined ? undefined : { kind: 'extension', name };
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
