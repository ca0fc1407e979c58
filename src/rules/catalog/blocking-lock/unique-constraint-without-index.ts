import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { uponReadyIndex } from '../../added-constraint.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { onOldTables } from '../../old-tables.ts';
import { isBuiltNowhere } from '../../partitions.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text, org_id bigint);';

export const uniqueConstraintWithoutIndex = defineRule({
  id: 'unique-constraint-without-index',
  category: 'blocking-lock',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Put unique constraints on an index that is there already',
  why: 'ADD UNIQUE builds its index under an ACCESS EXCLUSIVE lock: nobody reads or writes the table until all of it is read and sorted.',
  fix: 'Build a unique index concurrently in a file of its own, then add the constraint USING INDEX, which takes a moment.',
  sources: [
    'squawk:disallowed-unique-constraint', 'atlas:PG105', 'eugene:E7', 'strong_migrations:add_unique_constraint', 'pgfence:add-constraint-unique',
  ],
  options: {},
  messages: {
    builds: {
      title: 'Adding a unique constraint blocks {table} while its index is built',
      why: 'The ACCESS EXCLUSIVE lock is held until every row of {table} is read and sorted: reads and writes wait.',
      fix: 'Build a unique index on {columns} concurrently first, then add the constraint USING INDEX.',
    },
    partitioned: {
      title: 'Adding a unique constraint blocks {table} until all partitions have an index',
      why: 'Each partition gets its index under an ACCESS EXCLUSIVE lock, one after the other: reads and writes of {table} wait.',
      fix: 'Add the constraint to ONLY {table}, give each partition its own upon an index that is built concurrently, and attach these indexes.',
    },
  },
  examples: {
    bad: [
      { title: 'an old table', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);'], expect: ['1:1'] },
      {
        title: 'without a name, behind another action', engine: 'postgresql', base: [users],
        files: ['ALTER TABLE users\n  ADD COLUMN nick text NULL,\n  ADD UNIQUE (org_id, email);'], expect: ['1:3'],
      },
    ],
    good: [
      {
        title: 'an index that is ready', engine: 'postgresql', base: [users], transaction: 'none',
        files: ['CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);', 'ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_key;'],
        expect: [],
      },
      { title: 'a new table', engine: 'postgresql', files: ['CREATE TABLE tags (id bigint PRIMARY KEY, name text);\nALTER TABLE tags ADD UNIQUE (name);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return onOldTables(context, 'add-constraint').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const { constraint } = operation;
      if (constraint.kind !== 'unique' || constraint.usingIndex !== undefined || isBuiltNowhere(judged)) return [];
      const columns = constraint.keys.flatMap(({ column }) => column ?? []);
      const suggestion = uponReadyIndex(judged, constraint);
      return [{
        at,
        span: placeOf(judged),
        message: resolveTable(before, operation.table)?.partitionBy === undefined ? 'builds' : 'partitioned',
        values: { table: shown(operation.table), columns: columns.join(', ') },
        objects: [tableIdentity(before, operation.table), ...columns],
        ...(suggestion === undefined ? {} : { suggestion }),
      }];
    });
  },
});
