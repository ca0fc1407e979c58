import { unprovenColumns } from '../../../impact/postgres/unproven-columns.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { onOldTables } from '../../old-tables.ts';
import { listInWords } from '../../wording.ts';

const users = 'CREATE TABLE users (id bigint, email text);\nCREATE UNIQUE INDEX users_pkey ON users (id);';
const addKey = 'ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_pkey;';

export const primaryKeyIndexNullable = defineRule({
  id: 'primary-key-index-nullable',
  category: 'blocking-lock',
  engines: ['postgresql'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Prove that a column holds no NULL before it becomes a primary key',
  why: 'ADD PRIMARY KEY USING INDEX sets the columns NOT NULL. Where nothing proves that already, the whole table is read for it under '
    + 'an ACCESS EXCLUSIVE lock, and the ready index has saved little.',
  fix: 'Add CHECK (column IS NOT NULL) NOT VALID and validate it, on PostgreSQL 18 a NOT NULL constraint, each in a transaction of its own, before the key.',
  sources: ['eugene:W14', 'atlas:PG304'],
  options: {},
  messages: {
    scans: {
      title: 'The primary key of {table} makes {columns} NOT NULL, which scans the table',
      why: 'Nothing proves that {columns} of {table} holds no NULL: every row is read for it while reads and writes wait.',
      fix: 'Prove {columns} IS NOT NULL by a validated constraint in earlier transactions.',
    },
  },
  examples: {
    bad: [
      { title: 'a column that may be NULL', engine: 'postgresql', base: [users], files: [addKey], expect: ['1:1'] },
      {
        title: 'one of two', engine: 'postgresql', base: ['CREATE TABLE t (a int NOT NULL, b int);\nCREATE UNIQUE INDEX t_ab ON t (a, b);'],
        files: ['ALTER TABLE t ADD PRIMARY KEY USING INDEX t_ab;'], expect: ['1:1'],
      },
    ],
    good: [
      { title: 'NOT NULL before', engine: 'postgresql', base: [users, 'ALTER TABLE users ALTER COLUMN id SET NOT NULL;'], files: [addKey], expect: [] },
      {
        title: 'a validated CHECK', engine: 'postgresql', base: [users],
        files: ['ALTER TABLE users ADD CONSTRAINT id_nn CHECK (id IS NOT NULL) NOT VALID;', 'ALTER TABLE users VALIDATE CONSTRAINT id_nn;', addKey], expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    return onOldTables(context, 'add-constraint').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const { constraint } = operation;
      if (constraint.kind !== 'primary-key' || constraint.usingIndex === undefined) return [];
      const table = resolveTable(before, operation.table);
      if (table?.indexes.some(({ name }) => name === constraint.usingIndex) !== true) {
        const reason = `No migration creates index ${constraint.usingIndex} of ${operation.table.name}, so it is not known whether its columns may be NULL.`;
        return [{ at, missing: 'schema-state', reason }];
      }
      const columns = unprovenColumns(constraint, table);
      if (columns.length === 0) return [];
      return [{
        at,
        span: placeOf(judged),
        message: 'scans',
        values: { table: shown(operation.table), columns: listInWords(columns) },
        objects: [tableIdentity(before, operation.table), ...columns],
      }];
    });
  },
});
