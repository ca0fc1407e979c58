import type { Span } from '../../../model/location.ts';
import { defineRule, ofKind, type JudgedOperation, type JudgedStatement, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { shown, tableIdentity } from '../../naming-objects.ts';
import { onOldTables } from '../../old-tables.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';

/** Modes of PostgreSQL that keep no application waiting. */
const weakModes: ReadonlySet<string> = new Set(['ACCESS SHARE', 'ROW SHARE', 'ROW EXCLUSIVE']);

export const explicitLockTable = defineRule({
  id: 'explicit-lock-table',
  category: 'blocking-lock',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Leave locks to the statements that need them',
  why: 'A lock that a migration takes by itself is held for longer than any statement needs it: until the transaction ends, or until UNLOCK TABLES or '
    + 'RELEASE_LOCK, which never come where the migration fails or its connection is shared.',
  fix: 'Remove the lock: every statement takes the one that it needs. Where rows must not change meanwhile, use the weakest mode that keeps them.',
  sources: [],
  options: {},
  messages: {
    table: {
      title: '{command} keeps others from {table}',
      why: 'It takes a {mode} lock on {table}, which others wait for until the end of the transaction or until the locks are given back.',
      fix: 'Remove it, or lower the mode to what the following statements need.',
    },
    server: {
      title: '{command} keeps everybody from writing',
      why: 'All tables of the server are locked against writes until UNLOCK TABLES or the end of the connection.',
      fix: 'Remove it: no migration needs the whole server to stand still.',
    },
    named: {
      title: 'GET_LOCK takes a lock of its own',
      why: 'Nothing gives the lock back where the migration fails in between, and a runner that keeps its connection keeps the lock.',
      fix: 'Remove it: the runner itself sees to it that migrations do not run at the same time.',
    },
  },
  examples: {
    bad: [
      { title: 'without a mode, which is the strongest', engine: 'postgresql', base: [users], transaction: 'none', files: ['BEGIN;\nLOCK TABLE users;\nCOMMIT;'], expect: ['1:2'] },
      { title: 'a mode against writes', engine: 'postgresql', base: [users], transaction: 'none', files: ['BEGIN;\n\nLOCK public.users IN SHARE ROW EXCLUSIVE MODE NOWAIT;\nCOMMIT;'], expect: ['1:3'] },
      { title: 'locked tables', engine: 'mysql', base: [users], files: ['LOCK TABLES users WRITE;\nUNLOCK TABLES;'], expect: ['1:1'] },
      {
        title: 'the whole server', engine: 'mariadb', files: ['FLUSH TABLES WITH READ LOCK;'], expect: ['1:1'], impossible: 'it would stop the server of all tests',
      },
      { title: 'a lock of its own', engine: 'mysql', files: ["SELECT GET_LOCK('migration', 10);\nSELECT RELEASE_LOCK('migration');"], expect: ['1:1'] },
    ],
    good: [
      { title: 'a mode that nobody notices', engine: 'postgresql', base: [users], transaction: 'none', files: ['BEGIN;\nLOCK TABLE users IN ROW EXCLUSIVE MODE;\nCOMMIT;'], expect: [] },
      { title: 'locks given back', engine: 'mysql', files: ['UNLOCK TABLES;'], expect: [] },
      { title: 'tables written to disk', engine: 'mariadb', base: [users], files: ['FLUSH TABLES users;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const tables = onOldTables(context, 'lock-table').filter(({ operation }) => !weakModes.has(operation.mode));
    return [
      ...tables.map(({ operation: { table, mode, span }, before, in: at }): RuleResult => ({
        at,
        span: placeIn(at, span),
        message: 'table',
        values: { command: at.statement.command, table: shown(table), mode },
        objects: [tableIdentity(before, table)],
      })),
      ...context.operations.flatMap((judged) => ofServer(judged, context)),
    ];
  },
});

/** One of several tables is found at its own name. */
function placeIn({ statement, operations }: JudgedStatement, span: Span): Span {
  return operations.length === 1 ? statement.span : span;
}

function ofServer(judged: JudgedOperation, { engine }: RuleContext): readonly RuleResult[] {
  if (engine.name === 'postgresql') return [];
  const [flush] = ofKind([judged], 'maintain');
  if (flush?.operation.command === 'FLUSH TABLES WITH READ LOCK') return [flushHit(flush.in, flush.operation.objects.map(shown))];
  const { operation, in: at } = judged;
  if (operation.kind === 'create-object' || !('query' in operation) || !operation.query.functions.includes('get_lock')) return [];
  return [{ at, message: 'named', values: {}, objects: ['get_lock'] }];
}

/** With names these tables are locked, without any all of the server. */
function flushHit(at: JudgedStatement, tables: readonly string[]): RuleResult {
  const { command } = at.statement;
  if (tables.length === 0) return { at, message: 'server', values: { command }, objects: [command] };
  return { at, message: 'table', values: { command, table: tables.join(', '), mode: 'READ' }, objects: tables };
}
