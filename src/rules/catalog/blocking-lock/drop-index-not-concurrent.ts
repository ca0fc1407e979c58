import type { DropIndex } from '../../../model/operation.ts';
import { resolveIndex } from '../../../schema/queries/resolve-index.ts';
import { resolveObject } from '../../../schema/queries/resolve-object.ts';
import { textAt } from '../../as-written.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { isOldTable } from '../../old-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text);\nCREATE INDEX users_email ON users (email);';

export const dropIndexNotConcurrent = defineRule({
  id: 'drop-index-not-concurrent',
  category: 'blocking-lock',
  engines: ['postgresql'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Drop indexes of old tables concurrently',
  why: 'DROP INDEX takes an ACCESS EXCLUSIVE lock on the table. It is short, but while it waits for running queries everybody who comes '
    + 'after waits too; and inside a transaction it is held until the end.',
  fix: 'Put DROP INDEX CONCURRENTLY, with one name and without CASCADE, into a file of its own that runs without a transaction.',
  sources: [
    'squawk:require-concurrent-index-deletion', 'atlas:PG102', 'strong_migrations:remove_index', 'pgfence:drop-index-not-concurrent',
    'django-migration-linter:DROP_INDEX',
  ],
  options: {},
  messages: {
    blocks: {
      title: 'Dropping index {index} blocks {table}',
      why: 'DROP INDEX waits for an ACCESS EXCLUSIVE lock on {table}; reads and writes queue behind it.',
      fix: 'Move it to a file that runs without a transaction, and write DROP INDEX CONCURRENTLY.',
    },
    cascade: {
      title: 'Dropping index {index} blocks {table}',
      why: 'DROP INDEX waits for an ACCESS EXCLUSIVE lock on {table}; reads and writes queue behind it. CASCADE rules out CONCURRENTLY.',
      fix: 'Drop what depends on {index} first, then the index with CONCURRENTLY in a file that runs without a transaction.',
    },
  },
  examples: {
    bad: [
      { title: 'an old index', engine: 'postgresql', base: [users], files: ['DROP INDEX users_email;'], expect: ['1:1'] },
      {
        title: 'each of several', engine: 'postgresql', base: [users, 'CREATE INDEX users_both ON users (id, email);'],
        files: ['DROP INDEX IF EXISTS public.users_email, users_both;'], expect: ['1:1', '1:1'],
      },
    ],
    good: [
      { title: 'concurrently', engine: 'postgresql', base: [users], transaction: 'none', files: ['DROP INDEX CONCURRENTLY IF EXISTS users_email;'], expect: [] },
      {
        title: 'an index of the change set', engine: 'postgresql', base: [users], transaction: 'none',
        files: ['CREATE INDEX CONCURRENTLY tmp ON users (email);', 'DROP INDEX tmp;'], expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'drop-index').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      if (operation.concurrently || isExempt(judged, context)) return [];
      const found = resolveIndex(before, operation.index);
      const suggestion = concurrently(judged);
      return [{
        at,
        message: operation.cascade ? 'cascade' : 'blocks',
        values: { index: shown(operation.index), table: found === undefined ? 'its table' : found.table.name },
        objects: found === undefined ? [shown(operation.index)] : [shown(found.table), found.index.name],
        ...(suggestion === undefined ? {} : { suggestion }),
      }];
    });
  },
});

/** CONCURRENTLY takes one index, without CASCADE. */
function concurrently({ operation, in: at }: JudgedOperation<DropIndex>): string | undefined {
  if (at.operations.length > 1 || operation.cascade) return undefined;
  return `DROP INDEX CONCURRENTLY${operation.ifExists ? ' IF EXISTS' : ''} ${textAt(at.file, operation.index.span)};`;
}

/** New indexes, those of new and temporary tables, and partitioned ones, which cannot be dropped concurrently. */
function isExempt({ operation, before, in: at }: JudgedOperation<DropIndex>, { isNew }: RuleContext): boolean {
  const found = resolveIndex(before, operation.index);
  if (found === undefined) return resolveObject(before, ['index'], operation.index)?.origin === 'change-set';
  const { table, index } = found;
  return index.origin === 'change-set' || table.partitionBy !== undefined || !isOldTable({ isNew }, table, at);
}
