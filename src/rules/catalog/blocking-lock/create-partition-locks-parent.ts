import { versionNumber } from '../../../impact/impact-context.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, ofKind, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { isOldTable } from '../../old-objects.ts';
import { unknownTable } from '../../schema-gaps.ts';

const events = 'CREATE TABLE ev (id bigint, d date) PARTITION BY RANGE (d);';
const year = "FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')";

/** From this version on ATTACH PARTITION lets reads and writes of the parent pass (PostgreSQL 12). */
const lightAttach = 120000;

export const createPartitionLocksParent = defineRule({
  id: 'create-partition-locks-parent',
  category: 'blocking-lock',
  engines: ['postgresql'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'engine-version'],
  supersedes: [],
  summary: 'Create partitions as tables and attach them',
  why: 'CREATE TABLE … PARTITION OF takes an ACCESS EXCLUSIVE lock on the partitioned table: every query of any of its partitions waits, first for the '
    + 'lock and then until the transaction ends. From PostgreSQL 12 on ATTACH PARTITION of a new table lets reads and writes pass.',
  fix: 'Create the table with LIKE … INCLUDING ALL, then ATTACH PARTITION.',
  sources: [],
  options: {},
  messages: {
    locks: {
      title: 'Creating partition {partition} locks all of {table}',
      why: 'PARTITION OF takes an ACCESS EXCLUSIVE lock on {table}: reads and writes of all partitions wait for it, and until the transaction ends.',
      fix: 'Create {partition} with LIKE {table} INCLUDING ALL, then ATTACH PARTITION.',
    },
    old: {
      title: 'Creating partition {partition} locks all of {table}',
      why: 'PARTITION OF takes an ACCESS EXCLUSIVE lock on {table}, as ATTACH PARTITION does before version 12: reads and writes of all partitions wait.',
      fix: 'Set a lock timeout, and let the statement be the last of a short transaction.',
    },
  },
  examples: {
    bad: [
      { title: 'an old partitioned table', engine: 'postgresql', base: [events], files: [`CREATE TABLE ev25 PARTITION OF ev ${year};`], expect: ['1:1'] },
      { title: 'a default partition', engine: 'postgresql', base: [events], files: ['SELECT 1;\nCREATE TABLE IF NOT EXISTS rest PARTITION OF public.ev DEFAULT;'], expect: ['1:2'] },
    ],
    good: [
      { title: 'attached', engine: 'postgresql', base: [events], files: [`CREATE TABLE ev25 (LIKE ev INCLUDING ALL);\nALTER TABLE ev ATTACH PARTITION ev25 ${year};`], expect: [] },
      { title: 'a new partitioned table', engine: 'postgresql', files: [`${events}\nCREATE TABLE ev25 PARTITION OF ev ${year};`], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'create-table').flatMap((judged): readonly RuleResult[] => {
      const { operation: { table, partitionOf, ifNotExists }, before, in: at } = judged;
      if (partitionOf === undefined || (ifNotExists && resolveTable(before, table) !== undefined)) return [];
      const parent = resolveTable(before, partitionOf);
      if (parent === undefined) return [unknownTable(judged, partitionOf, 'it is not known whether it is new')];
      if (!isOldTable(context, parent, at)) return [];
      return [{
        at,
        message: versionNumber(context.engine) < lightAttach ? 'old' : 'locks',
        values: { partition: shown(table), table: shown(partitionOf) },
        objects: [shown(parent), shown(table)],
      }];
    });
  },
});
