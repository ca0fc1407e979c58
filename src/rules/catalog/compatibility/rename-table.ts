import type { QueryUse } from '../../../model/expression.ts';
import type { RenameTable } from '../../../model/operation.ts';
import type { CatalogTable, SchemaState } from '../../../model/schema-state.ts';
import { resolveIndex } from '../../../schema/queries/resolve-index.ts';
import { resolveObject } from '../../../schema/queries/resolve-object.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, isKind, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { isOldTable } from '../../old-objects.ts';
import { restOfTransaction } from '../../transactions.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50));';

export const renameTable = defineRule({
  id: 'rename-table',
  category: 'compatibility',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Keep the names of tables that stood before the change set',
  why: 'The release that runs while the new one is rolled out names the table by its old name, and every statement that does so fails '
    + 'from the moment of the rename on. A rollback of the application fails in the same way.',
  fix: 'Create a view under the old name in the transaction of the rename (PostgreSQL), and drop it once nothing uses it. '
    + 'Elsewhere make a new table and write both until nothing reads the old one.',
  sources: [
    'squawk:renaming-table', 'atlas:BC101', 'strong_migrations:rename_table', 'bytebase:SCHEMA_BACKWARD_COMPATIBILITY',
    'pgfence:rename-table', 'django-migration-linter:RENAME_TABLE',
  ],
  options: {},
  messages: {
    known: {
      title: 'Renames table {table} to {to}',
      why: 'Every statement of the running release that names {table} fails from this moment on.',
      fix: 'Keep the old name alive until nothing uses it: a view {table} over {to} in the same transaction, or a new table and writes to both.',
    },
    unknown: {
      title: 'Renames table {table} to {to}, whose origin is not known',
      why: 'No migration creates {table}, so it may be in use: every statement that names it then fails.',
      fix: 'Check where {table} is used, and keep the old name alive until nothing is left.',
    },
  },
  examples: {
    bad: [
      { title: 'an old table', engine: 'postgresql', base: [users], files: ['ALTER TABLE users RENAME TO accounts;'], expect: ['1:1'] },
      {
        title: 'a view that comes in a later transaction', engine: 'postgresql', base: [users], transaction: 'none',
        files: ['ALTER TABLE users RENAME TO accounts;\nCREATE VIEW users AS SELECT * FROM accounts;'], expect: ['1:1'],
      },
      { title: 'an old table', engine: 'mysql', base: [users], files: ['RENAME TABLE users TO accounts;'], expect: ['1:1'] },
      { title: 'among other actions', engine: 'mariadb', base: [users], files: ['ALTER TABLE users\n  ADD COLUMN x int NULL,\n  RENAME TO accounts;'], expect: ['1:3'] },
    ],
    good: [
      {
        title: 'a view under the old name in the same transaction', engine: 'postgresql', base: [users],
        files: ['ALTER TABLE users RENAME TO accounts;\nCREATE VIEW users AS SELECT * FROM accounts;'], expect: [],
      },
      {
        title: 'a table of an earlier file of the change set', engine: 'postgresql',
        files: ['CREATE TABLE fresh (id bigint PRIMARY KEY);', 'ALTER TABLE fresh RENAME TO ripe;'], expect: [],
      },
      {
        title: 'a swap in one statement', engine: 'mysql', base: [users],
        files: ['CREATE TABLE users_next (id bigint PRIMARY KEY, email varchar(50));\nRENAME TABLE users TO users_old, users_next TO users;'], expect: [],
      },
      { title: 'a new table', engine: 'mariadb', files: ['CREATE TABLE fresh (id bigint PRIMARY KEY);\nRENAME TABLE fresh TO ripe;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'rename-table').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const table = resolveTable(before, operation.table);
      if (isSomethingElse(judged, table, context) || !isOldTable(context, table, at)) return [];
      if (isSwapped(judged, context) || (table !== undefined && hasCompatibleView(judged, table, context))) return [];
      return [{
        at,
        span: placeOf(judged),
        message: table === undefined ? 'unknown' : 'known',
        values: { table: shown(operation.table), to: shown(operation.to) },
        objects: [tableIdentity(before, operation.table)],
      }];
    });
  },
});

/** ALTER TABLE renames views, sequences and indexes too: those are not this rule's. */
function isSomethingElse({ operation, before }: JudgedOperation<RenameTable>, table: CatalogTable | undefined, { engine }: RuleContext): boolean {
  if (table !== undefined) return false;
  const object = resolveObject(before, ['view', 'materialized view', 'sequence', 'foreign table'], operation.table);
  return object !== undefined || (engine.name === 'postgresql' && resolveIndex(before, operation.table) !== undefined);
}

/** RENAME TABLE a TO b, next TO a: nobody sees the moment without an `a` (MySQL, MariaDB). */
function isSwapped({ operation, in: { operations } }: JudgedOperation<RenameTable>, { engine }: RuleContext): boolean {
  const end = operations.at(-1);
  return engine.name !== 'postgresql' && end !== undefined && resolveTable(end.after, operation.table) !== undefined;
}

/** A plain view of the table alone under its old name: PostgreSQL passes reads and writes on. */
function hasCompatibleView(judged: JudgedOperation<RenameTable>, table: CatalogTable, context: RuleContext): boolean {
  return restOfTransaction(context, judged).some((later) => {
    if (!isKind(later, 'create-object') || later.operation.objectKind !== 'view') return false;
    const { object, query } = later.operation;
    const isOldName = object.name === table.name && (object.schema ?? table.schema) === table.schema;
    return isOldName && query !== undefined && readsOnly(query, later.before) === table.id;
  });
}

/** The table that a query shows as it is: alone, without a limit and without functions. */
function readsOnly({ tables, functions, hasLimit }: QueryUse, state: SchemaState): number | undefined {
  const [source, ...others] = tables;
  if (source === undefined || others.length > 0 || functions.length > 0 || hasLimit) return undefined;
  return resolveTable(state, source)?.id;
}
