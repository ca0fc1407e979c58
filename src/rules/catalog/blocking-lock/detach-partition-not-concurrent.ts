import { versionNumber } from '../../../impact/impact-context.ts';
import type { DetachPartition } from '../../../model/operation.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, type JudgedOperation, type RuleResult } from '../../define-rule.ts';
import { withInserted } from '../../edited-statement.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { namesOldTable, onOldTables } from '../../old-tables.ts';
import { partitionsOf } from '../../partitions.ts';

const events = 'CREATE TABLE ev (id bigint, d date) PARTITION BY RANGE (d);\n'
  + "CREATE TABLE ev24 PARTITION OF ev FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');";

/** From this version on there is a concurrent form (PostgreSQL 14). */
const concurrentForm = 140000;

export const detachPartitionNotConcurrent = defineRule({
  id: 'detach-partition-not-concurrent',
  category: 'blocking-lock',
  engines: ['postgresql'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['engine-version'],
  supersedes: [],
  summary: 'Detach partitions concurrently',
  why: 'DETACH PARTITION takes an ACCESS EXCLUSIVE lock on the partitioned table: every query of any of its partitions waits, first for the lock '
    + 'and then until the transaction ends. A table with a default partition has no other way, since PostgreSQL refuses CONCURRENTLY there.',
  fix: 'Put DETACH PARTITION … CONCURRENTLY (PostgreSQL 14 and newer) into a file of its own that runs without a transaction.',
  sources: ['squawk:require-concurrent-partition-detach', 'pgfence:detach-partition'],
  options: {},
  messages: {
    blocks: {
      title: 'Detaching {partition} blocks all of {table}',
      why: 'It takes an ACCESS EXCLUSIVE lock on {table}: reads and writes of all partitions wait.',
      fix: 'Move it to a file that runs without a transaction, and write DETACH PARTITION {partition} CONCURRENTLY.',
    },
  },
  examples: {
    bad: [
      { title: 'an old partition', engine: 'postgresql', base: [events], files: ['ALTER TABLE ev DETACH PARTITION ev24;'], expect: ['1:1'] },
      { title: 'over several lines', engine: 'postgresql', base: [events], files: ['SELECT 1;\nALTER TABLE public.ev\n  DETACH PARTITION public.ev24;'], expect: ['1:3'] },
    ],
    good: [
      { title: 'concurrently', engine: 'postgresql', version: '14', base: [events], transaction: 'none', files: ['ALTER TABLE ev DETACH PARTITION ev24 CONCURRENTLY;'], expect: [] },
      { title: 'a version without the concurrent form', engine: 'postgresql', version: '13', base: [events], files: ['ALTER TABLE ev DETACH PARTITION ev24;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    if (versionNumber(context.engine) < concurrentForm) return [];
    return onOldTables(context, 'detach-partition').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      if (operation.concurrently || !namesOldTable(operation.partition, judged, context) || hasDefault(judged)) return [];
      return [{
        at,
        span: placeOf(judged),
        message: 'blocks',
        values: { partition: shown(operation.partition), table: shown(operation.table) },
        objects: [tableIdentity(before, operation.table), tableIdentity(before, operation.partition)],
        suggestion: withInserted(at, operation.span.end, ' CONCURRENTLY'),
      }];
    });
  },
});

/** CONCURRENTLY is refused where there is a default partition. */
function hasDefault({ operation, before }: JudgedOperation<DetachPartition>): boolean {
  const parent = resolveTable(before, operation.table);
  return parent !== undefined && partitionsOf(before, parent).some(({ bound, partitionOf }) => bound?.kind === 'default' && partitionOf?.name === parent.name);
}
