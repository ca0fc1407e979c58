import type { AlterObject, RedefineColumn, RenameColumn } from '../../../model/operation.ts';
import { columnsOfExpression } from '../../../schema/edit-table.ts';
import { defaultResolution, sameColumn } from '../../../schema/name-resolution.ts';
import { resolveObject } from '../../../schema/queries/resolve-object.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { tableById } from '../../../schema/queries/table-by-id.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { isOldColumn, isOldObject, type PlacedColumn } from '../../old-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, name varchar(50), age int);';

export const renameColumn = defineRule({
  id: 'rename-column',
  category: 'compatibility',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Keep the names of columns that stood before the change set',
  why: 'The release that runs while the new one is rolled out names the column by its old name, and every statement that does so fails '
    + 'from the moment of the rename on. A rollback of the application fails in the same way.',
  fix: 'Add a column of the new name, write both, copy the old rows in batches, read the new one, and drop the old one a release later.',
  sources: [
    'squawk:renaming-column', 'atlas:BC102', 'strong_migrations:rename_column', 'pgfence:rename-column', 'django-migration-linter:RENAME_COLUMN',
  ],
  options: {},
  messages: {
    known: {
      title: 'Renames column {column} of {table} to {to}',
      why: 'Every statement of the running release that names {column} fails from this moment on.',
      fix: 'Add {to} beside {column}, write both, copy the rows, and drop {column} in a later release.',
    },
    unknown: {
      title: 'Renames column {column} of {table} to {to}, whose origin is not known',
      why: 'No migration creates {table}, so the column may be in use: every statement that names {column} then fails.',
      fix: 'Check where {column} is used; where it is, add {to} beside it and drop {column} in a later release.',
    },
  },
  examples: {
    bad: [
      { title: 'an old column', engine: 'postgresql', base: [users], files: ['ALTER TABLE users RENAME COLUMN name TO full_name;'], expect: ['1:1'] },
      { title: 'an old column', engine: 'mysql', base: [users], files: ['ALTER TABLE users\n  RENAME COLUMN name TO full_name;'], expect: ['1:2'] },
      {
        title: 'a definition anew with another name', engine: 'mariadb', base: [users],
        files: ['ALTER TABLE users\n  ADD COLUMN x int NULL,\n  CHANGE name full_name varchar(50);'], expect: ['1:3'],
      },
    ],
    good: [
      {
        title: 'a column of the change set', engine: 'postgresql', base: [users],
        files: ['ALTER TABLE users ADD COLUMN nick text NULL;', 'ALTER TABLE users RENAME COLUMN nick TO alias;'], expect: [],
      },
      {
        title: 'a generated column that keeps the old name', engine: 'postgresql', base: [users],
        files: ['ALTER TABLE users RENAME COLUMN name TO full_name;\nALTER TABLE users ADD COLUMN name varchar(50) GENERATED ALWAYS AS (full_name) STORED;'], expect: [],
      },
      { title: 'a definition anew under the same name', engine: 'mysql', base: [users], files: ['ALTER TABLE users CHANGE name name varchar(80);'], expect: [] },
      {
        title: 'a column of a new table', engine: 'mariadb',
        files: ['CREATE TABLE fresh (id bigint PRIMARY KEY, a int);\nALTER TABLE fresh RENAME COLUMN a TO b;'], expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    const inTables = ofKind(context.operations, 'rename-column', 'redefine-column').flatMap((judged) => judgeTable(judged, context));
    const inViews = ofKind(context.operations, 'alter-object').flatMap((judged) => judgeObject(judged, context));
    return [...inTables, ...inViews];
  },
});

function judgeTable(judged: JudgedOperation<RenameColumn | RedefineColumn>, context: RuleContext): readonly RuleHit[] {
  const { operation, before, in: at } = judged;
  const to = operation.kind === 'rename-column' ? operation.to : operation.definition.name;
  const table = resolveTable(before, operation.table);
  const column = findColumn(before, table, operation.column);
  const isSame = sameColumn(before.resolution ?? defaultResolution, operation.column, to);
  if (isSame || !isOldColumn(context, { table, column }, at) || keepsOldName({ table, column }, context)) return [];
  return [{
    at,
    span: placeOf(judged),
    message: table === undefined ? 'unknown' : 'known',
    values: { column: operation.column, to, table: shown(operation.table) },
    objects: [`${tableIdentity(before, operation.table)}.${column?.name ?? operation.column}`],
  }];
}

/** Whether in the end a column of the old name is generated from the renamed one: readers go on. */
function keepsOldName({ table, column }: PlacedColumn, { after }: RuleContext): boolean {
  if (table === undefined || column === undefined) return false;
  const columns = tableById(after, table.id)?.columns ?? [];
  const renamed = columns.find(({ id }) => id === column.id);
  return renamed !== undefined && columns.some(({ name, generated }) =>
    name === column.name && columnsOfExpression(generated?.expression).includes(renamed.name));
}

/** Columns of views, and attributes of composite types. */
function judgeObject(judged: JudgedOperation<AlterObject>, context: RuleContext): readonly RuleHit[] {
  const { operation: { action, objectKind, object: written, label = '', value = '' }, before, in: at } = judged;
  if (action !== 'RENAME COLUMN' && action !== 'RENAME ATTRIBUTE') return [];
  const object = resolveObject(before, [objectKind], written);
  if (object !== undefined && !isOldObject(context, object, at)) return [];
  return [{
    at,
    message: object === undefined ? 'unknown' : 'known',
    values: { column: label, to: value, table: shown(written) },
    objects: [`${shown(object ?? written)}.${label}`],
  }];
}
