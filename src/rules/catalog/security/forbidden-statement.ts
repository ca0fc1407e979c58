import type { QueryUse } from '../../../model/expression.ts';
import type { Operation } from '../../../model/operation.ts';
import { defineRule, type JudgedOperation, type JudgedStatement, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50));';

export const forbiddenStatement = defineRule({
  id: 'forbidden-statement',
  category: 'security',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Keep statements about the server out of migrations',
  why: 'A migration runs in every environment with the rights of its role. Roles, server settings, files of the server and other '
    + 'sessions are not the schema’s: what is right in one environment harms the next, and no rollback brings it back.',
  fix: 'Do it where the server is administered, or allow the statement for the path that needs it.',
  sources: ['bytebase:SYSTEM_FUNCTION_DISALLOW_CREATE', 'bytebase:TABLE_DISALLOW_DDL', 'bytebase:TABLE_DISALLOW_DML', 'skeema:has-routine'],
  options: {
    statements: {
      type: 'string-list',
      default: [
        'ALTER SYSTEM', 'COPY PROGRAM', 'COPY SERVER FILE', 'CREATE ROLE', 'ALTER ROLE', 'DROP ROLE', 'CREATE USER', 'ALTER USER', 'DROP USER',
        'CREATE GROUP', 'ALTER GROUP', 'DROP GROUP', 'RENAME USER', 'SET PASSWORD',
        'CREATE DATABASE', 'ALTER DATABASE', 'DROP DATABASE', 'CREATE TABLESPACE', 'ALTER TABLESPACE', 'DROP TABLESPACE',
        'SET GLOBAL', 'KILL', 'CREATE EVENT', 'SHUTDOWN', 'INSTALL PLUGIN', 'INSTALL SONAME', 'INSTALL COMPONENT',
      ],
      summary: 'Leading keywords of forbidden statements; COPY SERVER FILE also means LOAD DATA INFILE and INTO OUTFILE, SET GLOBAL also SET PERSIST',
    },
    functions: {
      type: 'pattern-list',
      default: ['(?:^|\\.)pg_terminate_backend$', '(?:^|\\.)dblink(?:_\\w+)?$', '(?:^|\\.)http(?:_(?:get|post|put|patch|delete|head))?$'],
      summary: 'Functions that a statement must not call',
    },
    allow: { type: 'pattern-map', default: {}, summary: 'Entries of statements, or the word functions, with the paths where they are allowed' },
  },
  messages: {
    statement: {
      title: '{shown} is forbidden in migrations',
      why: 'It acts on the server or outside of it, not on the schema, and in every environment where the migration runs.',
      fix: 'Do it where the server is administered, or allow {what} for this path.',
    },
    function: {
      title: 'A call of {shown} is forbidden in migrations',
      why: 'It reaches other sessions or other servers from every environment where the migration runs.',
      fix: 'Do it outside of migrations, or allow functions for this path.',
    },
  },
  examples: {
    bad: [
      { title: 'a role', engine: 'postgresql', files: ["SELECT 1;\nCREATE ROLE app LOGIN PASSWORD 'hunter2';"], expect: ['1:2'], impossible: 'roles outlive the database of a test' },
      { title: 'a server setting', engine: 'postgresql', transaction: 'none', files: ['ALTER SYSTEM SET work_mem = 64;'], expect: ['1:1'], impossible: 'it would change the server of all tests' },
      { title: 'a global variable', engine: 'mysql', files: ['SET GLOBAL max_connections = 100;'], expect: ['1:1'], impossible: 'it would change the server of all tests' },
      { title: 'another session', engine: 'mariadb', files: ['KILL 12345;'], expect: ['1:1'], impossible: 'there is no such session' },
    ],
    good: [
      { title: 'a path that is allowed', engine: 'postgresql', files: ['CREATE ROLE app;'], paths: ['admin/1001.sql'], expect: [], options: { allow: { 'CREATE ROLE': '^admin/' } }, impossible: 'roles outlive the database of a test' },
      { title: 'rows from the client', engine: 'postgresql', base: [users], files: ['SELECT 1;\nSET work_mem = 64;'], expect: [] },
      { title: 'a session variable', engine: 'mysql', files: ['SET SESSION sort_buffer_size = 65536;'], expect: [] },
      { title: 'an event that is dropped', engine: 'mariadb', files: ['DROP EVENT IF EXISTS clean;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const entries = context.options.list('statements');
    return context.statements.flatMap((at) => {
      const entry = entries.find((name) => isStatement(at, name) && !isAllowed(name, at, context));
      return [...(entry === undefined ? [] : [hit(at, 'statement', entry)]), ...calls(at, context)];
    });
  },
});

/** What those entries are called in a finding. */
const specialNames: Readonly<Record<string, string>> = {
  'COPY PROGRAM': 'COPY with a program of the server',
  'COPY SERVER FILE': 'Reading or writing a file of the server',
};

/** Entries that do not stand at the statement's head. */
const special: Readonly<Record<string, (operation: Operation) => boolean>> = {
  'COPY PROGRAM': (operation) => operation.kind === 'copy' && operation.endpoint === 'program',
  'COPY SERVER FILE': (operation) => operation.kind === 'copy' && operation.endpoint === 'server-file',
  'SET GLOBAL': (operation) => operation.kind === 'set-variable' && (operation.scope === 'global' || operation.scope === 'persist'),
};

function isStatement({ statement, operations }: JudgedStatement, name: string): boolean {
  const test = special[name];
  if (test !== undefined) return operations.some(({ operation }) => test(operation)) && !statement.command.startsWith('ALTER SYSTEM');
  return statement.command === name || statement.command.startsWith(`${name} `);
}

function isAllowed(name: string, { file }: JudgedStatement, { options }: RuleContext): boolean {
  const path = options.map('allow')[name];
  return path !== undefined && new RegExp(path, 'u').test(file.migration.path);
}

function calls(at: JudgedStatement, context: RuleContext): readonly RuleHit[] {
  const names = new Set(at.operations.flatMap(functionsOf));
  const called = [...names].filter((name) => context.options.matches('functions', name));
  return called.length === 0 || isAllowed('functions', at, context) ? [] : called.map((name) => hit(at, 'function', name));
}

/** Functions that the statement calls now; those of a view or a routine are called later. */
function functionsOf({ operation }: JudgedOperation): readonly string[] {
  const query: QueryUse | undefined = 'query' in operation && operation.kind !== 'create-object' ? operation.query : undefined;
  const ofTable = operation.kind === 'create-table' ? operation.asQuery : undefined;
  return [...(query?.functions ?? []), ...(ofTable?.functions ?? [])];
}

function hit(at: JudgedStatement, message: string, what: string): RuleHit {
  return { at, message, values: { what, shown: specialNames[what] ?? what }, objects: [what] };
}
