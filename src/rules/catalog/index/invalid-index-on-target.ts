import { defineRule, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { oldTablesOf } from '../../old-tables.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const broken = { rows: 5000, invalidIndexes: ['users_age'] };

export const invalidIndexOnTarget = defineRule({
  id: 'invalid-index-on-target',
  category: 'index',
  engines: ['postgresql'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'table-stats'],
  supersedes: [],
  summary: 'Clear away invalid indexes of tables that are touched',
  why: 'A concurrent build that failed leaves an invalid index: no query uses it, every write keeps it up to date, and IF NOT EXISTS takes it for the index that is wanted.',
  fix: 'Drop it with DROP INDEX CONCURRENTLY and build it again, each in a file that runs without a transaction.',
  sources: ['strong_migrations:remove_invalid_indexes'],
  options: {},
  messages: {
    invalid: {
      title: 'Index {index} of {table} is invalid on the target',
      why: 'A build of it failed or was broken off: no query uses it, and every write to {table} pays for it.',
      fix: 'Run DROP INDEX CONCURRENTLY {index} before, outside a transaction, and build it again where it is needed.',
    },
  },
  examples: {
    bad: [
      {
        title: 'IF NOT EXISTS would leave it invalid', engine: 'postgresql', base: [users], transaction: 'none',
        files: ['CREATE INDEX CONCURRENTLY IF NOT EXISTS users_age ON users (age);'], stats: { 'public.users': broken }, expect: ['1:1'],
      },
      { title: 'another change of the table', engine: 'postgresql', base: [users], files: ['SELECT 1;\nALTER TABLE users ADD COLUMN x int NULL;'], stats: { 'public.users': broken }, expect: ['1:2'] },
    ],
    good: [
      {
        title: 'it is dropped first', engine: 'postgresql', base: [users, 'CREATE INDEX users_age ON users (age);'], transaction: 'none', stats: { 'public.users': broken },
        files: ['DROP INDEX CONCURRENTLY users_age;', 'CREATE INDEX CONCURRENTLY users_age ON users (age);'], expect: [],
      },
      { title: 'another table has one', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL;'], stats: { 'public.users': { rows: 1 }, 'public.orders': broken }, expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const told = new Set<string>();
    const cleared = clearedIndexes(context);
    return context.operations.flatMap((judged) => oldTablesOf(judged, context).flatMap(({ table, name, stats }): readonly RuleHit[] => {
      const identity = shown(table ?? name);
      const fresh = (stats?.invalidIndexes ?? []).filter((index) => !told.has(`${identity} ${index}`) && !cleared.has(index));
      for (const index of fresh) told.add(`${identity} ${index}`);
      return fresh.map((index) => ({ at: judged.in, message: 'invalid', values: { index, table: shown(name) }, objects: [identity, index] }));
    }));
  },
});

/** Indexes that the change set drops or builds again. */
function clearedIndexes({ operations }: RuleContext): ReadonlySet<string> {
  return new Set(operations.flatMap(({ operation }) => {
    if (operation.kind === 'drop-index') return [operation.index.name];
    const isReindex = operation.kind === 'maintain' && operation.command.startsWith('REINDEX INDEX');
    return isReindex ? operation.objects.map(({ name }) => name) : [];
  }));
}
