import { defineRule, type JudgedOperation, type JudgedStatement, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { settingMilliseconds } from '../../setting-duration.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text);';
const build = 'CREATE INDEX CONCURRENTLY users_email ON users (email);';

export const timeoutBreaksConcurrentBuild = defineRule({
  id: 'timeout-breaks-concurrent-build',
  category: 'transaction',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Let concurrent builds and validations run without a statement timeout',
  why: 'statement_timeout ends the build of an index in the middle and leaves an INVALID index, which costs every write and serves no read. '
    + 'A validation that is ended has read the table for nothing. Both take as long as the table is big, and disturb nobody meanwhile.',
  fix: 'Write SET statement_timeout = 0 in the file that builds or validates; lock_timeout still bounds its waits.',
  sources: [],
  options: {
    'concurrent-build-max-timeout': { type: 'integer', default: 600, summary: 'Seconds; a statement timeout above this is taken to be meant for the build' },
  },
  messages: {
    ends: {
      title: '{command} is ended after {timeout}',
      why: 'statement_timeout is {timeout} here. {consequence}',
      fix: 'Write SET statement_timeout = 0; before it.',
    },
  },
  examples: {
    bad: [
      { title: 'a short timeout', engine: 'postgresql', base: [users], transaction: 'none', files: [`SET statement_timeout = '30s';\n${build}`], expect: ['1:2'] },
      {
        title: 'a validation', engine: 'postgresql', base: [`${users}\nALTER TABLE users ADD CONSTRAINT c CHECK (email <> '') NOT VALID;`],
        files: ['SET LOCAL statement_timeout = 60000;\nALTER TABLE users VALIDATE CONSTRAINT c;'], expect: ['1:2'],
      },
    ],
    good: [
      { title: 'no timeout', engine: 'postgresql', base: [users], transaction: 'none', files: [`SET statement_timeout = 0;\n${build}`], expect: [] },
      { title: 'a long timeout', engine: 'postgresql', base: [users], transaction: 'none', files: [`SET statement_timeout = '4h';\n${build}`], expect: [] },
      { title: 'taken off before the build', engine: 'postgresql', base: [users], transaction: 'none', files: [`SET statement_timeout = '5s';\nSELECT 1;\nSET statement_timeout TO '0';\n${build}`], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return context.statements.flatMap((at) => judge(at, context));
  },
});

function judge(at: JudgedStatement, context: RuleContext): readonly RuleHit[] {
  const timeout = at.settings.get('statement_timeout');
  const milliseconds = settingMilliseconds(timeout) ?? 0;
  const isHarmful = milliseconds > 0 && milliseconds <= context.options.count('concurrent-build-max-timeout') * 1000;
  const judged = at.operations.find((each) => isLongWork(each, context));
  if (!isHarmful || judged === undefined) return [];
  return [{
    at,
    message: 'ends',
    values: { command: at.statement.command, timeout: withUnit(timeout), consequence: consequenceOf(judged) },
    objects: [at.statement.text],
  }];
}

/** A bare number counts milliseconds. */
function withUnit(timeout = ''): string {
  return /^\d+$/.test(timeout) ? `${timeout} ms` : timeout;
}

function consequenceOf({ operation }: JudgedOperation): string {
  return operation.kind === 'validate-constraint'
    ? 'A validation that takes longer is lost, and the constraint stays NOT VALID.'
    : 'A build that takes longer is lost, and leaves an INVALID index.';
}

function isLongWork({ operation, before, in: at }: JudgedOperation, { isNew }: RuleContext): boolean {
  switch (operation.kind) {
    case 'validate-constraint': return !isNew(resolveTable(before, operation.table), at);
    case 'create-index': return operation.concurrently && !isNew(resolveTable(before, operation.table), at);
    case 'maintain': return operation.command.startsWith('REINDEX') && operation.concurrently;
    default: return false;
  }
}
