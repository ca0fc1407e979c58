import type { CreateIndex } from '../../../model/operation.ts';
import { asWritten } from '../../as-written.ts';
import { defineRule, isKind, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { tableIdentity } from '../../naming-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50));';
const build = 'CREATE INDEX CONCURRENTLY IF NOT EXISTS users_email_idx ON users (email);';

export const concurrentIfNotExists = defineRule({
  id: 'concurrent-if-not-exists',
  category: 'index',
  engines: ['postgresql'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['syntax'],
  supersedes: [],
  summary: 'Drop what a failed concurrent build left before building again',
  why: 'A concurrent build that fails leaves an invalid index behind: writes keep it up to date, no query uses it. IF NOT EXISTS then finds an index '
    + 'of that name, says so in a notice and succeeds, so that the invalid index stays.',
  fix: 'Write DROP INDEX CONCURRENTLY IF EXISTS in front, and leave IF NOT EXISTS out of the build.',
  sources: [],
  options: {},
  messages: {
    masks: {
      title: 'IF NOT EXISTS keeps an invalid index {index}',
      why: 'Where an earlier build of {index} failed, an invalid index of that name is there, and this statement skips it and succeeds.',
      fix: 'Drop {index} concurrently, if it exists, in front of this statement, and leave IF NOT EXISTS out.',
    },
  },
  examples: {
    bad: [
      { title: 'a build that may be skipped', engine: 'postgresql', base: [users], transaction: 'none', files: [build], expect: ['1:1'] },
      {
        title: 'another index is dropped before', engine: 'postgresql', base: [users], transaction: 'none',
        files: [`DROP INDEX CONCURRENTLY IF EXISTS users_mail_idx;\n${build}`], expect: ['1:2'],
      },
    ],
    good: [
      {
        title: 'what a failed build left is dropped before', engine: 'postgresql', base: [users], transaction: 'none',
        files: [`DROP INDEX CONCURRENTLY IF EXISTS users_email_idx;\n${build}`], expect: [],
      },
      { title: 'a build that fails loudly', engine: 'postgresql', base: [users], transaction: 'none', files: [build.replace(' IF NOT EXISTS', '')], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'create-index').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const { name } = operation.index;
      if (!operation.concurrently || !operation.ifNotExists || name === undefined || isDroppedBefore(judged, context)) return [];
      return [{
        at,
        message: 'masks',
        values: { index: name },
        objects: [tableIdentity(before, operation.table), name],
        suggestion: withDrop(judged, name),
      }];
    });
  },
});

/** Whether the same file drops an index of that name in front. */
function isDroppedBefore({ operation: { index, table }, in: at }: JudgedOperation<CreateIndex>, { statements }: RuleContext): boolean {
  return statements.slice(0, statements.indexOf(at)).some((earlier) => earlier.file === at.file && earlier.operations.some((other) =>
    isKind(other, 'drop-index') && other.operation.index.name === index.name
    && (other.operation.index.schema ?? table.schema) === (table.schema ?? other.operation.index.schema)));
}

/** An index stands in its table's schema, whatever the search path. */
function withDrop({ operation: { table }, in: { file, statement } }: JudgedOperation<CreateIndex>, name: string): string {
  const index = asWritten(name, file, statement.span);
  const schema = table.schema === undefined ? '' : `${asWritten(table.schema, file, table.span)}.`;
  const build = statement.text.replace(/\bIF\s+NOT\s+EXISTS\s+/i, '');
  return `DROP INDEX CONCURRENTLY IF EXISTS ${schema}${index};\n${build};`;
}
