import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { isProvenNotNull } from '../../../schema/queries/proven-not-null.ts';
import type { CatalogTable } from '../../../model/schema-state.ts';
import { uponReadyIndex } from '../../added-constraint.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { onOldTables } from '../../old-tables.ts';
import { isBuiltNowhere } from '../../partitions.ts';

const users = 'CREATE TABLE users (id bigint NOT NULL, email text);';

export const primaryKeyWithoutIndex = defineRule({
  id: 'primary-key-without-index',
  category: 'blocking-lock',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Put primary keys on an index that is there already',
  why: 'ADD PRIMARY KEY builds its index, and looks for NULL, under an ACCESS EXCLUSIVE lock: nobody reads or writes the table meanwhile.',
  fix: 'Prove the columns NOT NULL by a CHECK that is validated before, build a unique index concurrently, then add the key USING INDEX.',
  sources: [
    'squawk:adding-serial-primary-key-field', 'atlas:PG104', 'eugene:E7', 'pgfence:add-pk-without-using-index',
  ],
  options: {},
  messages: {
    builds: {
      title: 'Adding a primary key blocks {table} while its index is built',
      why: 'The ACCESS EXCLUSIVE lock is held until every row of {table} is read and sorted: reads and writes wait.',
      fix: 'Build a unique index on {columns} concurrently first, then add the primary key USING INDEX.',
    },
    nullable: {
      title: 'Adding a primary key blocks {table} while its index is built',
      why: 'The ACCESS EXCLUSIVE lock is held until every row of {table} is read, sorted and asked for NULL: reads and writes wait.',
      fix: 'Prove that {nullable} holds no NULL and build a unique index on {columns} concurrently, then add the primary key USING INDEX.',
    },
    partitioned: {
      title: 'Adding a primary key blocks {table} until all partitions have an index',
      why: 'Each partition gets its index under an ACCESS EXCLUSIVE lock, one after the other: reads and writes of {table} wait.',
      fix: 'Add the key to ONLY {table}, give each partition its own upon an index that is built concurrently, and attach these indexes.',
    },
  },
  examples: {
    bad: [
      { title: 'an old table', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY (id);'], expect: ['1:1'] },
      { title: 'a column that may be NULL', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD PRIMARY KEY (id, email);'], expect: ['1:1'] },
    ],
    good: [
      {
        title: 'an index that is ready', engine: 'postgresql', base: [users], transaction: 'none',
        files: ['CREATE UNIQUE INDEX CONCURRENTLY users_pkey ON users (id);', 'ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_pkey;'],
        expect: [],
      },
      {
        title: 'a new table, as pg_dump writes it', engine: 'postgresql',
        files: ['CREATE TABLE public.tags (id bigint NOT NULL);\nALTER TABLE ONLY public.tags ADD CONSTRAINT tags_pkey PRIMARY KEY (id);'], expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    return onOldTables(context, 'add-constraint').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const { constraint } = operation;
      if (constraint.kind !== 'primary-key' || constraint.usingIndex !== undefined || isBuiltNowhere(judged)) return [];
      const columns = constraint.keys.flatMap(({ column }) => column ?? []);
      const table = resolveTable(before, operation.table);
      const nullable = table === undefined ? [] : columns.filter((column) => !isProvenNotNull(table, column));
      const suggestion = nullable.length > 0 ? undefined : uponReadyIndex(judged, constraint);
      return [{
        at,
        span: placeOf(judged),
        message: messageFor(table, nullable),
        values: { table: shown(operation.table), columns: columns.join(', '), nullable: nullable.join(', ') },
        objects: [tableIdentity(before, operation.table), ...columns],
        ...(suggestion === undefined ? {} : { suggestion }),
      }];
    });
  },
});

function messageFor(table: CatalogTable | undefined, nullable: readonly string[]): string {
  if (table?.partitionBy !== undefined) return 'partitioned';
  return nullable.length > 0 ? 'nullable' : 'builds';
}
