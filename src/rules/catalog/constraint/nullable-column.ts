import { engineFamilies, type Engine } from '../../../model/engine-name.ts';
import type { AddColumn, CreateTable } from '../../../model/operation.ts';
import type { ColumnDefinition } from '../../../model/column-definition.ts';
import type { CatalogColumn, CatalogTable, SchemaState } from '../../../model/schema-state.ts';
import { isNotNullTest } from '../../../schema/queries/covering-index.ts';
import { resolveObject } from '../../../schema/queries/resolve-object.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { conjunctsOf } from '../../../schema/expression-tokens.ts';
import { isSkipped } from '../../defined-columns.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { timestampsAreNotNull } from '../../implicit-timestamps.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50) NOT NULL);';

export const nullableColumn = defineRule({
  id: 'nullable-column',
  category: 'constraint',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Say of every column whether it may be NULL',
  why: 'A column that may be NULL because nobody thought of it makes every query carry a third truth value. '
    + 'Saying NOT NULL later means to fill and check old rows.',
  fix: 'Write NOT NULL, with a default where rows exist; write NULL where a missing value has a meaning.',
  sources: ['skeema:nullable', 'bytebase:COLUMN_NO_NULL'],
  options: {
    'explicit-null-is-intent': { type: 'boolean', default: true, summary: 'The keyword NULL declares that missing values are meant' },
    'allow': { type: 'pattern-list', default: ['_at$'], summary: 'Names of columns that may be NULL, such as deleted_at' },
  },
  messages: {
    undecided: {
      title: 'Column {column} of {table} may be NULL',
      why: 'The definition says neither NULL nor NOT NULL, and in the end nothing keeps NULL out.',
      fix: 'Write NOT NULL, or NULL if a missing value has a meaning.',
    },
  },
  examples: {
    bad: [
      {
        title: 'a column of a new table', engine: 'postgresql',
        files: ['CREATE TABLE t (\n  id bigint PRIMARY KEY,\n  a text,\n  b text NULL,\n  deleted_at timestamptz\n);'], expect: ['1:3'],
      },
      { title: 'a column of an old table', engine: 'postgresql', base: [users], files: ['ALTER TABLE users\n  ADD COLUMN nick text;'], expect: ['1:2'] },
      { title: 'a column of a new table', engine: 'mysql', files: ['CREATE TABLE t (\n  id bigint PRIMARY KEY,\n  a int\n);'], expect: ['1:3'] },
      { title: 'a column of an old table', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD nick varchar(20), ALGORITHM=INSTANT;'], expect: ['1:1'] },
    ],
    good: [
      {
        title: 'keys, identities, serials, generated columns', engine: 'postgresql',
        files: ['CREATE TABLE t (a int, b serial, c int GENERATED ALWAYS AS IDENTITY, d int GENERATED ALWAYS AS (a + 1) STORED, PRIMARY KEY (a));'], expect: [],
      },
      {
        title: 'NOT NULL that follows in the change set', engine: 'postgresql', base: [users],
        files: ['ALTER TABLE users ADD COLUMN nick text;', "UPDATE users SET nick = '' WHERE nick IS NULL;", 'ALTER TABLE users ALTER COLUMN nick SET NOT NULL;'], expect: [],
      },
      {
        title: 'AUTO_INCREMENT, keys and generated columns', engine: 'mysql',
        files: ['CREATE TABLE t (id bigint AUTO_INCREMENT, a int NOT NULL, b int AS (a + 1), PRIMARY KEY (id));'], expect: [],
      },
      {
        title: 'TIMESTAMP where the server makes it NOT NULL', engine: 'mariadb',
        files: ['SET explicit_defaults_for_timestamp = OFF;\nCREATE TABLE t (id bigint PRIMARY KEY, seen timestamp);'], expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    const finally_ = new Map([...context.after.tables.values()].map((table) => [table.id, table]));
    return ofKind(context.operations, 'create-table', 'add-column').flatMap((judged): readonly RuleResult[] => {
      if (isSkipped(judged)) return [];
      const { operation, after } = judged;
      const made = resolveTable(after, operation.table);
      const columns = operation.kind === 'create-table' ? operation.columns : [operation.column];
      return columns
        .filter((column) => isUndecided(column, judged, context) && !isSettled(column, made, finally_))
        .map((column) => ({
          at: judged.in,
          span: operation.kind === 'create-table' ? column.span : placeOf(judged),
          message: 'undecided',
          values: { column: column.name, table: shown(operation.table) },
          objects: [`${tableIdentity(after, operation.table)}.${column.name}`],
        }));
    });
  },
});

type Defining = JudgedOperation<CreateTable | AddColumn>;

/** Whether the definition itself leaves open if the column may be NULL. */
function isUndecided(column: ColumnDefinition, judged: Defining, { options, engine }: RuleContext): boolean {
  if (options.matches('allow', column.name)) return false;
  if (column.nullable === true) return !options.flag('explicit-null-is-intent');
  return column.nullable === undefined && !isAlwaysFilled(column, judged.before) && !isFilledTimestamp(column, judged, engine);
}

function isAlwaysFilled(column: ColumnDefinition, before: SchemaState): boolean {
  if (column.generated !== undefined || column.identity !== undefined) return true;
  if (column.autoIncrement === true || column.type.serial === true) return true;
  if (column.constraints.some(({ kind }) => kind === 'primary-key' || kind === 'not-null')) return true;
  return resolveObject(before, ['domain'], column.type)?.notNull === true;
}

function isFilledTimestamp({ type }: ColumnDefinition, judged: Defining, engine: Engine): boolean {
  return type.name === 'timestamp' && engineFamilies[engine.name] === 'mysql' && timestampsAreNotNull(judged.in.settings, engine);
}

/** Whether something keeps NULL out in the end, or NULL has a meaning there; a column that is gone needs nothing. */
function isSettled(definition: ColumnDefinition, made: CatalogTable | undefined, finally_: ReadonlyMap<number, CatalogTable>): boolean {
  if (made === undefined) return false;
  const id = made.columns.find(({ name }) => name === definition.name)?.id;
  const table = finally_.get(made.id);
  const column = table?.columns.find((candidate) => candidate.id === id);
  if (id === undefined) return false;
  return table === undefined || column === undefined || !column.nullable || saysSomethingOfNull(column, table);
}

/** A NOT NULL under way, valid or not, or a foreign key that sets the column to NULL. */
function saysSomethingOfNull({ name }: CatalogColumn, { constraints }: CatalogTable): boolean {
  return constraints.some(({ definition }) => {
    switch (definition.kind) {
      case 'not-null': return definition.column === name;
      case 'check': return conjunctsOf(definition.expression.text).some((words) => isNotNullTest(words, name));
      case 'foreign-key': return definition.columns.includes(name) && [definition.onDelete, definition.onUpdate].includes('set-null');
      default: return false;
    }
  });
}
