import { tableImpacts } from '../../../impact/table-impacts.ts';
import { versionNumber } from '../../../impact/impact-context.ts';
import type { ForeignKeyConstraint } from '../../../model/constraint-definition.ts';
import type { Engine } from '../../../model/engine-name.ts';
import type { AddColumn, AddConstraint } from '../../../model/operation.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { validatedLater } from '../../added-constraint.ts';
import { defineRule, isKind, type JudgedOperation, type RuleResult } from '../../define-rule.ts';
import { impactContext, placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { onOldTables } from '../../old-tables.ts';

const base = 'CREATE TABLE orgs (id bigint PRIMARY KEY);\nCREATE TABLE users (id bigint PRIMARY KEY, org_id bigint);\nCREATE INDEX users_org ON users (org_id);';
const addKey = 'ALTER TABLE users ADD CONSTRAINT users_org_fk FOREIGN KEY (org_id) REFERENCES orgs (id)';

/** From this version on a partitioned table takes a foreign key that is NOT VALID (PostgreSQL 18, release notes). */
const partitionedNotValid = 180000;

export const addForeignKeyNotValid = defineRule({
  id: 'add-foreign-key-not-valid',
  category: 'blocking-lock',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'engine-version'],
  supersedes: [],
  summary: 'Add foreign keys as NOT VALID and validate them later',
  why: 'ADD FOREIGN KEY looks up every row of the table under a SHARE ROW EXCLUSIVE lock on both tables: reads go on, every write to '
    + 'either waits. VALIDATE CONSTRAINT looks them up while writes go on.',
  fix: 'Add the constraint with NOT VALID, and VALIDATE CONSTRAINT in a transaction of its own.',
  sources: [
    'squawk:adding-foreign-key-constraint', 'eugene:E1', 'strong_migrations:add_foreign_key', 'bytebase:STATEMENT_ADD_FOREIGN_KEY_NOT_VALID',
    'pgfence:add-constraint-fk-no-not-valid', 'pgfence:add-column-inline-foreign-key',
  ],
  options: {},
  messages: {
    scans: {
      title: 'Adding a foreign key to {table} blocks writes to it and to {referenced}',
      why: 'Every row of {table} is looked up in {referenced} while INSERT, UPDATE and DELETE in both wait.',
      fix: 'Add it with NOT VALID, and validate it in the next file.',
    },
    column: {
      title: 'A foreign key with column {column} blocks {table} and writes to {referenced}',
      why: 'The column has a default, so every row of {table} is looked up in {referenced} while nobody reads or writes {table}, nor writes {referenced}.',
      fix: 'Add the column without default and key, then the key with NOT VALID, and validate it in the next file.',
    },
    partitioned: {
      title: 'Adding a foreign key to {table} blocks writes to it and to {referenced}',
      why: 'Every row of all partitions is looked up while INSERT, UPDATE and DELETE wait. Before version 18 PostgreSQL refuses NOT VALID here.',
      fix: 'Add the key to each partition with NOT VALID and validate it there; added to {table} afterwards, it takes these over.',
    },
  },
  examples: {
    bad: [
      { title: 'an old table', engine: 'postgresql', base: [base], files: [`${addKey};`], expect: ['1:1'] },
      {
        title: 'a column with a default', engine: 'postgresql', base: [base, 'INSERT INTO orgs VALUES (1);'],
        files: ['ALTER TABLE users\n  ADD COLUMN home_id bigint DEFAULT 1 REFERENCES orgs (id);'], expect: ['1:2'],
      },
    ],
    good: [
      {
        title: 'validated later', engine: 'postgresql', base: [base], files: [`${addKey} NOT VALID;`, 'ALTER TABLE users VALIDATE CONSTRAINT users_org_fk;'], expect: [],
      },
      {
        title: 'a new table that refers to an old one', engine: 'postgresql', base: [base],
        files: ['CREATE TABLE notes (id bigint PRIMARY KEY, org_id bigint);\nALTER TABLE notes ADD FOREIGN KEY (org_id) REFERENCES orgs (id);'], expect: [],
      },
      {
        title: 'a column without a default: nothing is looked up', engine: 'postgresql', base: [base],
        files: ['ALTER TABLE users ADD COLUMN home_id bigint REFERENCES orgs (id);'], expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    return onOldTables(context, 'add-constraint', 'add-column').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const key = foreignKeyOf(judged);
      const isScanned = tableImpacts(operation, impactContext(context.engine, judged)).some(({ role, scans }) => role === 'referenced' && scans);
      if (key === undefined || !isScanned) return [];
      const message = messageFor(judged, context.engine);
      const suggestion = message === 'scans' && isKind(judged, 'add-constraint') ? validatedLater(judged) : undefined;
      const column = operation.kind === 'add-column' ? operation.column.name : '';
      return [{
        at,
        span: placeOf(judged),
        message,
        values: { table: shown(operation.table), referenced: shown(key.referenced), column },
        objects: [tableIdentity(before, operation.table), ...key.columns],
        ...(suggestion === undefined ? {} : { suggestion }),
      }];
    });
  },
});

type Adding = JudgedOperation<AddColumn | AddConstraint>;

function foreignKeyOf({ operation }: Adding): ForeignKeyConstraint | undefined {
  const constraints = operation.kind === 'add-column' ? operation.column.constraints : [operation.constraint];
  return constraints.find((constraint) => constraint.kind === 'foreign-key');
}

function messageFor({ operation, before }: Adding, engine: Engine): string {
  if (operation.kind === 'add-column') return 'column';
  const isPartitioned = resolveTable(before, operation.table)?.partitionBy !== undefined;
  return isPartitioned && versionNumber(engine) < partitionedNotValid ? 'partitioned' : 'scans';
}
