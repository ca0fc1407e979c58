import { tableImpacts } from '../../../impact/table-impacts.ts';
import type { CreateIndex } from '../../../model/operation.ts';
import { resolveObject } from '../../../schema/queries/resolve-object.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { impactContext, placeOf, shown, tableIdentity } from '../../naming-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50));';
const events = 'CREATE TABLE ev (id bigint, d date) PARTITION BY RANGE (d);\n'
  + "CREATE TABLE ev1 PARTITION OF ev FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');";

export const indexNotConcurrent = defineRule({
  id: 'index-not-concurrent',
  category: 'blocking-lock',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
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
      {
        title: 'a table that IF NOT EXISTS leaves as it is', engine: 'postgresql', base: [users],
        files: ['CREATE TABLE IF NOT EXISTS users (id bigint PRIMARY KEY, nick text);\nCREATE INDEX i ON users (email);'], expect: ['1:2'],
      },
      {
        title: 'an old table under a new name', engine: 'postgresql', base: [users],
        files: ['ALTER TABLE users RENAME TO people;\nCREATE INDEX i ON people (email);'], expect: ['1:2'],
      },
      {
        title: 'an old materialized view', engine: 'postgresql', base: ['CREATE MATERIALIZED VIEW totals AS SELECT 1 AS n;'],
        files: ['CREATE INDEX i ON totals (n);'], expect: ['1:1'],
      },
      { title: 'one partition', engine: 'postgresql', base: [events], files: ['CREATE INDEX i ON ev1 (id);'], expect: ['1:1'] },
      {
        title: 'a table that an earlier file filled', engine: 'postgresql', base: [users],
        files: ['CREATE TABLE copied AS SELECT * FROM users;', 'CREATE INDEX i ON copied (email);'], expect: ['2:1'],
      },
      {
        title: 'a table of unknown origin', engine: 'postgresql', files: ['CREATE INDEX i ON legacy (a);'], expect: ['1:1'],
        impossible: 'legacy stands for a table that no migration creates',
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
      {
        title: 'a new table under its new name', engine: 'postgresql', base: [users],
        files: ['CREATE TABLE t (id bigint PRIMARY KEY);\nALTER TABLE t RENAME TO t2;\nCREATE INDEX i ON t2 (id);'], expect: [],
      },
      {
        title: 'a temporary table', engine: 'postgresql', base: [users],
        files: ['CREATE TEMP TABLE picked (id bigint);\nCREATE INDEX i ON picked (id);'], expect: [],
      },
      { title: 'the parent of partitions, which is a rule of its own', engine: 'postgresql', base: [events], files: ['CREATE INDEX i ON ev (id);'], expect: [] },
      { title: 'the parent alone', engine: 'postgresql', base: [events], files: ['CREATE INDEX i ON ONLY ev (id);'], expect: [] },
      {
        title: 'a new materialized view', engine: 'postgresql',
        files: ['CREATE MATERIALIZED VIEW totals AS SELECT 1 AS n;\nCREATE UNIQUE INDEX i ON totals (n);'], expect: [],
      },
      {
        title: 'an index that is there already', engine: 'postgresql', base: [users, 'CREATE INDEX i ON users (email);'],
        files: ['CREATE INDEX IF NOT EXISTS i ON users (email);'], expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'create-index').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const target = tableImpacts(operation, impactContext(context.engine, judged)).find(({ role }) => role === 'target');
      if (target?.blocks !== 'writes' || isExempt(judged, context)) return [];
      const { name } = operation.index;
      return [{
        at,
        span: placeOf(judged),
        message: 'blocks',
        values: { index: name === undefined ? 'an index' : `index ${name}`, table: shown(operation.table), lock: target.lock },
        objects: [tableIdentity(before, operation.table), ...(name === undefined ? [] : [name])],
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
  if (operation.only || table.temporary || table.partitionBy !== undefined || isNew(table, at)) return true;
  return operation.ifNotExists && resolveTable(after, operation.table) === table;
}

/** The statement with CONCURRENTLY behind INDEX; nothing where a comment stands between the words. */
function madeConcurrent(statement: string): Pick<RuleHit, 'suggestion'> {
  const start = /^create\s+(?:unique\s+)?index\b/i.exec(statement)?.[0];
  if (start === undefined) return {};
  const word = start.endsWith('INDEX') ? 'CONCURRENTLY' : 'concurrently';
  return { suggestion: `${start} ${word}${statement.slice(start.length)};` };
}
