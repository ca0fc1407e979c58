import { engineFamilies, type Engine } from '../../../model/engine-name.ts';
import { defineRule, type JudgedStatement, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { oldTablesOf } from '../../old-tables.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50));';

export const missingStatementTimeout = defineRule({
  id: 'missing-statement-timeout',
  category: 'hygiene',
  engines: ['postgresql', 'mariadb'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: ['transaction-model'],
  supersedes: [],
  summary: 'Bound how long a statement may run',
  why: 'A lock timeout bounds the wait for a lock, not how long it is held. A statement that takes an hour instead of a second keeps its locks for that hour.',
  fix: 'Set statement_timeout, on MariaDB max_statement_time, in the runner or before the statement. Our own runner sets one.',
  sources: ['squawk:require-statement-timeout', 'pgfence:missing-statement-timeout'],
  options: {},
  messages: {
    unbounded: {
      title: '{command} on {table} may run for any length of time',
      why: 'No {setting} is in force when it runs.',
      fix: 'Set {setting} in the runner, or before the statement.',
    },
  },
  examples: {
    bad: [
      { title: 'no bound', engine: 'postgresql', base: [users], files: ['SELECT 1;\nALTER TABLE users ADD COLUMN a int;'], expect: ['1:2'] },
      { title: 'no bound', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD COLUMN a int;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'a bound', engine: 'postgresql', base: [users], files: ["SET statement_timeout = '30s';\nALTER TABLE users ADD COLUMN a int;"], expect: [] },
      { title: 'a concurrent build, which takes as long as it takes', engine: 'postgresql', base: [users], transaction: 'none', files: ['CREATE INDEX CONCURRENTLY i ON users (email);'], expect: [] },
      { title: 'a bound', engine: 'mariadb', base: [users], files: ['SET max_statement_time = 30;\nALTER TABLE users ADD COLUMN a int;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    if (context.runner.statementTimeoutMs !== undefined) return [];
    const setting = settingOf(context.engine);
    return context.statements.flatMap((at) => {
      const table = isBounded(at, setting) ? undefined : lockedTable(at, context);
      return table === undefined ? [] : [{ at, message: 'unbounded', values: { command: at.statement.command, table, setting }, objects: [table] }];
    });
  },
});

function settingOf({ name }: Engine): string {
  return engineFamilies[name] === 'postgres' ? 'statement_timeout' : 'max_statement_time';
}

function isBounded({ settings, operations }: JudgedStatement, setting: string): boolean {
  const value = settings.get(setting);
  const isConcurrent = operations.some(({ operation }) => 'concurrently' in operation && operation.concurrently);
  return isConcurrent || (value !== undefined && !/^0+(?:\.0+)?\s*[a-z]*$/i.test(value));
}

/** The first old table that the statement takes a lock of its own on, other than that of reading or writing rows. */
function lockedTable({ operations }: JudgedStatement, context: RuleContext): string | undefined {
  const rows = new Set(['select', 'insert', 'update', 'delete', 'copy', 'comment', 'grant', 'revoke', 'create-object', 'drop-object']);
  const [first] = operations.filter(({ operation }) => !rows.has(operation.kind)).flatMap((judged) => oldTablesOf(judged, context));
  return first === undefined ? undefined : shown(first.table ?? first.name);
}
