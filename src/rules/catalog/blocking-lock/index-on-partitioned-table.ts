import { resolveObject } from '../../../schema/queries/resolve-object.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import type { CreateIndex } from '../../../model/operation.ts';
import type { CatalogTable } from '../../../model/schema-state.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { isBuiltNowhere, partitionsOf } from '../../partitions.ts';
import { unknownTable } from '../../schema-gaps.ts';

const events = 'CREATE TABLE ev (id bigint, d date) PARTITION BY RANGE (d);\n'
  + "CREATE TABLE ev1 PARTITION OF ev FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');";

export const indexOnPartitionedTable = defineRule({
  id: 'index-on-partitioned-table',
  category: 'blocking-lock',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Build indexes of partitioned tables partition by partition',
  why: 'CREATE INDEX on a partitioned table builds the index of every partition, one after the other, under SHARE locks that are all held until the last '
    + 'is done: writes to the whole table wait. PostgreSQL refuses CONCURRENTLY there.',
  fix: 'Create the index ON ONLY the partitioned table, build one concurrently on each partition, and attach each with ALTER INDEX … ATTACH PARTITION.',
  sources: [],
  options: {},
  messages: {
    blocks: {
      title: 'Building an index of {table} blocks writes to all of its partitions',
      why: 'The indexes of {count} are built one after the other, and writes to {table} wait until the last is done.',
      fix: 'Create the index ON ONLY {table}, then build one concurrently on each partition and attach it.',
    },
    refused: {
      title: 'PostgreSQL refuses CONCURRENTLY for the partitioned table {table}',
      why: 'An index of a partitioned table cannot be built concurrently; the statement fails.',
      fix: 'Create the index ON ONLY {table}, then build one concurrently on each partition and attach it.',
    },
  },
  examples: {
    bad: [
      { title: 'an old partition', engine: 'postgresql', base: [events], files: ['CREATE INDEX ev_id ON ev (id);'], expect: ['1:1'] },
      {
        title: 'concurrently', engine: 'postgresql', base: [events], transaction: 'none', files: ['CREATE INDEX CONCURRENTLY ev_id ON ev (id);'], expect: ['1:1'],
        impossible: 'the server refuses what the rule warns of',
      },
      {
        title: 'concurrently, ON ONLY the parent', engine: 'postgresql', base: [events], transaction: 'none', files: ['CREATE INDEX CONCURRENTLY ev_id ON ONLY ev (id);'], expect: ['1:1'],
        impossible: 'the server refuses what the rule warns of',
      },
    ],
    good: [
      {
        title: 'partition by partition', engine: 'postgresql', base: [events], transaction: 'none',
        files: ['CREATE INDEX ev_id ON ONLY ev (id);', 'CREATE INDEX CONCURRENTLY ev1_id ON ev1 (id);', 'ALTER INDEX ev_id ATTACH PARTITION ev1_id;'], expect: [],
      },
      { title: 'no partitions yet', engine: 'postgresql', base: ['CREATE TABLE ev (id bigint) PARTITION BY LIST (id);'], files: ['CREATE INDEX ev_id ON ev (id);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'create-index').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const found = verdict(judged, context);
      if (found === 'unknown') return [unknownTable(judged, operation.table, 'it is not known whether it has partitions')];
      if (found === undefined) return [];
      const { name } = operation.index;
      return [{
        at,
        span: placeOf(judged),
        message: found.message,
        values: { table: shown(operation.table), count: found.count === 1 ? 'one old partition' : `${found.count} old partitions` },
        objects: [tableIdentity(before, operation.table), ...(name === undefined ? [] : [name])],
      }];
    });
  },
});

function verdict(judged: JudgedOperation<CreateIndex>, { isNew }: RuleContext): { readonly message: 'blocks' | 'refused'; readonly count: number } | 'unknown' | undefined {
  const { operation, before, in: at } = judged;
  const table = resolveTable(before, operation.table);
  if (table === undefined) return resolveObject(before, ['materialized view'], operation.table) === undefined ? 'unknown' : undefined;
  if (table.partitionBy === undefined) return undefined;
  if (operation.concurrently) return { message: 'refused', count: 0 };
  const old = partitionsOf(before, table).filter((partition) => partition.partitionBy === undefined && !isNew(partition, at));
  return isLeftAlone(judged, table) || old.length === 0 ? undefined : { message: 'blocks', count: old.length };
}

/** Whether the index is there already, or only declared. */
function isLeftAlone(judged: JudgedOperation<CreateIndex>, table: CatalogTable): boolean {
  const { operation, after } = judged;
  return (operation.ifNotExists && resolveTable(after, operation.table) === table) || isBuiltNowhere(judged);
}
