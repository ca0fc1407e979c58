import { isBoundProven } from '../../../impact/postgres/partition-bound.ts';
import type { AttachPartition } from '../../../model/operation.ts';
import type { CatalogTable } from '../../../model/schema-state.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown } from '../../naming-objects.ts';
import { partitionsOf } from '../../partitions.ts';
import { unknownTable } from '../../schema-gaps.ts';

const events = 'CREATE TABLE ev (id bigint, d date NOT NULL) PARTITION BY RANGE (d);\nCREATE TABLE ev24 (id bigint, d date NOT NULL);';
const attach = "ALTER TABLE ev ATTACH PARTITION ev24 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');";
const proof = "CHECK (d >= '2024-01-01' AND d < '2025-01-01')";

export const attachPartitionScan = defineRule({
  id: 'attach-partition-scan',
  category: 'blocking-lock',
  engines: ['postgresql'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Prove that a table fits its partition before attaching it',
  why: 'ATTACH PARTITION reads all rows of the table to see that they lie within the bound, under an ACCESS EXCLUSIVE lock; where there is a default '
    + 'partition, it reads that one as well. A validated CHECK that says the same as the bound spares the reading.',
  fix: 'Add a CHECK with the bound and NOT NULL of the key to the table as NOT VALID, validate it, attach the table, and drop the check.',
  sources: ['pgfence:attach-partition'],
  options: {},
  messages: {
    partition: {
      title: 'Attaching {partition} to {table} reads all of its rows under a lock',
      why: 'No validated CHECK says that all rows of {partition} lie within the bound and that the key is NOT NULL: reads and writes of {partition} wait.',
      fix: 'Add a CHECK of the bound to {partition} as NOT VALID and validate it in earlier files, then attach it and drop the check.',
    },
    default: {
      title: 'Attaching {partition} to {table} reads the default partition under a lock',
      why: 'Every row of {default} is read, to see that none belongs into {partition}, while reads and writes of {default} wait.',
      fix: 'Add a CHECK that keeps these rows out of {default} as NOT VALID and validate it in earlier files.',
    },
  },
  examples: {
    bad: [
      { title: 'an old table without a proof', engine: 'postgresql', base: [events], files: [attach], expect: ['1:1'] },
      {
        title: 'an old default partition', engine: 'postgresql', base: [events, 'CREATE TABLE rest PARTITION OF ev DEFAULT;'],
        files: ["CREATE TABLE ev25 (LIKE ev);\nALTER TABLE ev ATTACH PARTITION ev25 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');"], expect: ['1:2'],
      },
    ],
    good: [
      {
        title: 'a validated CHECK', engine: 'postgresql', base: [events],
        files: [`ALTER TABLE ev24 ADD CONSTRAINT fits ${proof} NOT VALID;`, 'ALTER TABLE ev24 VALIDATE CONSTRAINT fits;', attach], expect: [],
      },
      {
        title: 'a new table', engine: 'postgresql', base: [events],
        files: ["CREATE TABLE ev25 (LIKE ev);\nALTER TABLE ev ATTACH PARTITION ev25 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');"], expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'attach-partition').flatMap((judged): readonly RuleResult[] => {
      const { operation: { table, partition }, before, in: at } = judged;
      const [parent, child] = [resolveTable(before, table), resolveTable(before, partition)];
      if (parent === undefined || child === undefined) {
        return [unknownTable(judged, parent === undefined ? table : partition, 'it is not known which rows would be read')];
      }
      const scanned = scannedTable(judged, { parent, child, context });
      if (scanned === undefined) return [];
      return [{
        at,
        span: placeOf(judged),
        message: scanned === child ? 'partition' : 'default',
        values: { partition: shown(partition), table: shown(table), default: scanned.name },
        objects: [shown(scanned), shown(parent)],
      }];
    });
  },
});

interface Family {
  readonly parent: CatalogTable;
  readonly child: CatalogTable;
  readonly context: RuleContext;
}

/** The table whose rows are read: the partition itself, else the default partition. */
function scannedTable({ operation, before, in: at }: JudgedOperation<AttachPartition>, { parent, child, context }: Family): CatalogTable | undefined {
  if (!context.isNew(child, at) && !isBoundProven(operation, before)) return child;
  const others = partitionsOf(before, parent).filter(({ partitionOf }) => partitionOf?.name === parent.name);
  return others.find((partition) => partition.bound?.kind === 'default' && !context.isNew(partition, at));
}
