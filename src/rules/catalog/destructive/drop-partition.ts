import { isKind, ofKind, defineRule, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';

const events = `CREATE TABLE event (id bigint NOT NULL, day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE event_2024 PARTITION OF event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');`;
const ranged = `CREATE TABLE event (id bigint NOT NULL, year int NOT NULL, PRIMARY KEY (id, year)) ENGINE=InnoDB
PARTITION BY RANGE (year) (PARTITION p2023 VALUES LESS THAN (2024), PARTITION p2024 VALUES LESS THAN (2025));`;

export const dropPartition = defineRule({
  id: 'drop-partition',
  category: 'destructive',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: true,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Keep partitions that stood before the change set',
  why: 'A dropped partition takes its rows with it. PostgreSQL locks the parent table against reads while it goes; '
    + 'MySQL and MariaDB commit it at once.',
  fix: 'Back up the partition, detach it in a migration of its own, and drop it with an approval; name the partitions that age out under the option retention.',
  sources: [],
  options: {
    retention: { type: 'pattern-list', default: [], summary: 'Names of partitions that are dropped when their time is over: a notice instead of an error' },
  },
  messages: {
    attached: {
      title: 'Drops partition {partition}',
      why: 'Its rows are lost, and the drop locks the parent table against reads and writes until the transaction ends.',
      fix: 'Run ALTER TABLE … DETACH PARTITION {partition} CONCURRENTLY in a file of its own, and drop the table in a later change set.',
    },
    detached: {
      title: 'Drops {partition}, which was a partition',
      why: 'The partition stood before this change set: its rows are lost.',
      fix: 'Back up {partition}, and drop it in a later change set with an approval.',
    },
    named: {
      title: '{action} {partition} of table {table}',
      why: 'The rows of the partition are lost at once: the statement commits itself, and nothing can be rolled back.',
      fix: 'Swap {partition} for an empty table by EXCHANGE PARTITION, keep the old one until nobody misses it, and drop it with an approval.',
    },
  },
  examples: {
    bad: [
      { title: 'an old partition', engine: 'postgresql', base: [events], files: ['DROP TABLE event_2024;'], expect: ['1:1'] },
      {
        title: 'a partition that is detached first', engine: 'postgresql', base: [events],
        files: ['ALTER TABLE event DETACH PARTITION event_2024;', 'DROP TABLE event_2024;'], expect: ['2:1'],
      },
      { title: 'an old partition', engine: 'mysql', base: [ranged], files: ['ALTER TABLE event DROP PARTITION p2023;'], expect: ['1:1'] },
      {
        title: 'each name of a list, emptied', engine: 'mariadb', base: [ranged],
        files: ['ALTER TABLE event TRUNCATE PARTITION p2023, p2024;'], expect: ['1:1', '1:1'],
      },
    ],
    good: [
      {
        title: 'a partition of the change set', engine: 'postgresql', base: [events],
        files: ["CREATE TABLE event_2025 PARTITION OF event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');\nDROP TABLE event_2025;"], expect: [],
      },
      { title: 'a detached partition that stays', engine: 'postgresql', base: [events], files: ['ALTER TABLE event DETACH PARTITION event_2024;'], expect: [] },
      {
        title: 'a partition of the change set', engine: 'mysql', base: [ranged],
        files: ['ALTER TABLE event ADD PARTITION (PARTITION p2025 VALUES LESS THAN (2026));\nALTER TABLE event DROP PARTITION p2025;'], expect: [],
      },
      { title: 'partitions cut anew', engine: 'mariadb', base: [ranged], files: ['ALTER TABLE event REORGANIZE PARTITION p2023, p2024 INTO (PARTITION p VALUES LESS THAN (2025));'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return [...droppedTables(context), ...namedPartitions(context)];
  },
});

/** PostgreSQL: a partition is a table. */
function droppedTables({ operations, isNew, before: base, options }: RuleContext): readonly RuleResult[] {
  const partitions = new Set([...base.tables.values()].filter((table) => table.partitionOf !== undefined).map(({ id }) => id));
  return ofKind(operations, 'drop-table').flatMap((judged): readonly RuleResult[] => {
    const { operation, before, in: at } = judged;
    const table = resolveTable(before, operation.table);
    if (table === undefined || isNew(table, at)) return [];
    const isAttached = table.partitionOf !== undefined;
    if (!isAttached && !partitions.has(table.id)) return [];
    return [{
      at,
      span: placeOf(judged),
      message: isAttached ? 'attached' : 'detached',
      values: { partition: shown(operation.table) },
      objects: [tableIdentity(before, operation.table)],
      ...(options.matches('retention', table.name) ? { severity: 'notice' } : {}),
    }];
  });
}

/** MySQL, MariaDB: a partition is a name within its table. */
function namedPartitions({ operations, isNew, options }: RuleContext): readonly RuleResult[] {
  return operations.flatMap((judged, index): readonly RuleResult[] => {
    if (!isKind(judged, 'maintain-partitions')) return [];
    const { operation, before, in: at } = judged;
    if (!/^(DROP|TRUNCATE) PARTITION$/.test(operation.action) || isNew(resolveTable(before, operation.table), at)) return [];
    const identity = tableIdentity(before, operation.table);
    const own = addedBefore(operations.slice(0, index), identity);
    const names = operation.partitions.length > 0 ? operation.partitions : ['every partition'];
    return names.filter((name) => !own.has(name.toLowerCase())).map((partition) => ({
      at,
      span: placeOf(judged),
      message: 'named',
      values: { action: operation.action.startsWith('DROP') ? 'Drops' : 'Empties', partition, table: shown(operation.table) },
      objects: [`${identity}.${partition}`],
      ...(options.matches('retention', partition) ? { severity: 'notice' } : {}),
    }));
  });
}

/** Partitions that the change set has added to a table; their names are compared without case (MySQL 8.4 manual 26.1). */
function addedBefore(operations: readonly JudgedOperation[], identity: string): ReadonlySet<string> {
  const added = ofKind(operations, 'maintain-partitions').filter(({ operation, before }) =>
    operation.action === 'ADD PARTITION' && tableIdentity(before, operation.table) === identity);
  return new Set(added.flatMap(({ operation }) => operation.partitions.map((name) => name.toLowerCase())));
}
