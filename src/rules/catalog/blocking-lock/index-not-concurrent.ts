import { tableImpacts } from '../../../impact/table-impacts.ts';
import type { CreateIndex } from '../../../model/operation.ts';
import { resolveObject } from '../../../schema/queries/resolve-object.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { impactContext, placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { isOldTable } from '../../old-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50));';

export const indexNotConcurrent = defineRule({
  id: 'index-not-concurrent',
  category: 'blocking-lock',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: ['index-large-table'],
  summary: 'Build indexes on old tables concurrently',
  why: 'CREATE INDEX holds a SHARE lock on the table for the whole build: reads go on, every INSERT, UPDATE and DELETE waits.',
  fix: 'Put CREATE INDEX CONCURRENTLY into a file of its own that runs without a transaction, with a lock timeout, '
    + 'and look afterwards that the index is valid.',
  sources: [
    'squawk:require-concurrent-index-creation', 'atlas:PG101', 'eugene:E6', 'strong_migrations:add_index',
    'bytebase:INDEX_CREATE_CONCURRENTLY', 'pgfence:create-index-not-concurrent', 'django-migration-linter:CREATE_INDEX',
  ],
  options: {},
  messages: {
    blocks: {
      title: 'Building {index} blocks writes to {table}',
      why: 'CREATE INDEX takes a {lock} lock on {table} until the whole table is read and sorted; INSERT, UPDATE and DELETE wait.',
      fix: 'Move it to a file that runs without a transaction, and write CREATE INDEX CONCURRENTLY.',
    },
  },
  examples: {
    bad: [
      { title: 'an old table', engine: 'postgresql', base: [users], files: ['CREATE INDEX users_email_idx ON users (email);'], expect: ['1:1'] },
      {
        title: 'a unique index without a name, over several lines', engine: 'postgresql', base: [users],
        files: ['SELECT 1;\n\nCREATE UNIQUE INDEX\n  ON public.users\n  (lower(email));'], expect: ['1:3'],
      },
    ],
    good: [
      {
        title: 'a concurrent build', engine: 'postgresql', base: [users], transaction: 'none',
        files: ['CREATE INDEX CONCURRENTLY i ON users (email);'], expect: [],
      },
      {
        title: 'a table of an earlier file', engine: 'postgresql', base: [users],
        files: ['CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);', 'CREATE INDEX i ON orders (user_id);'], expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'create-index').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const target = tableImpacts(operation, impactContext(context.engine, judged)).find(({ role }) => role === 'target');
      if (target?.blocks !== 'writes' || isExempt(judged, context)) return [];
      const { name } = operation.index;
      const isSmall = context.stats?.isSmall(context.stats.ofName(before, operation.table)) === true;
      return [{
        at,
        span: placeOf(judged),
        message: 'blocks',
        values: { index: name === undefined ? 'an index' : `index ${name}`, table: shown(operation.table), lock: target.lock },
        objects: [tableIdentity(before, operation.table), ...(name === undefined ? [] : [name])],
        ...(isSmall ? { severity: 'notice' } : {}),
        ...madeConcurrent(at.statement.text),
      }];
    });
  },
});

/** New, temporary and partitioned tables, ON ONLY, and an index that is there already. */
function isExempt(judged: JudgedOperation<CreateIndex>, { isNew }: RuleContext): boolean {
  const { operation, before, after, in: at } = judged;
  const table = resolveTable(before, operation.table);
  if (table === undefined) return resolveObject(before, ['materialized view'], operation.table)?.origin === 'change-set';
  if (operation.only || table.partitionBy !== undefined || !isOldTable({ isNew }, table, at)) return true;
  return operation.ifNotExists && resolveTable(after, operation.table) === table;
}

/** The statement with CONCURRENTLY behind INDEX; nothing where a comment stands between the words. */
function madeConcurrent(statement: string): Pick<RuleHit, 'suggestion'> {
  const start = /^create\s+(?:unique\s+)?index\b/i.exec(statement)?.[0];
  if (start === undefined) return {};
  const word = start.endsWith('INDEX') ? 'CONCURRENTLY' : 'concurrently';
  return { suggestion: `${start} ${word}${statement.slice(start.length)};` };
}
