import type { ColumnDefinition } from '../../../model/column-definition.ts';
import type { IndexDefinition } from '../../../model/index-definition.ts';
import type { AddColumn, CreateIndex, CreateTable } from '../../../model/operation.ts';
import type { CatalogTable, SchemaState } from '../../../model/schema-state.ts';
import { resolveIndex } from '../../../schema/queries/resolve-index.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { typeWords } from '../../type-words.ts';
import { listInWords } from '../../wording.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY, a int);';

export const ifNotExistsMasksDrift = defineRule({
  id: 'if-not-exists-masks-drift',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Alter what is there instead of creating it IF NOT EXISTS',
  why: 'IF NOT EXISTS asks for the name alone. Where something else of that name stands already, the server skips the statement in silence, and the migration is recorded as applied.',
  fix: 'Write the ALTER that makes the wanted shape of what is there.',
  sources: [],
  options: {},
  messages: {
    skipped: {
      title: '{object} exists with another shape, so that the statement does nothing',
      why: 'What is there differs in {difference}.',
      fix: 'Write an ALTER that brings about the difference, or choose another name.',
    },
  },
  examples: {
    bad: [
      { title: 'a column more', engine: 'postgresql', base: [t], files: ['SELECT 1;\nCREATE TABLE IF NOT EXISTS t (id bigint PRIMARY KEY, a int, b text);'], expect: ['1:2'] },
      { title: 'another type', engine: 'mysql', base: [t], files: ['CREATE TABLE IF NOT EXISTS t (id bigint PRIMARY KEY, a bigint);'], expect: ['1:1'] },
      { title: 'a column of another type', engine: 'mariadb', base: [t], files: ['ALTER TABLE t ADD COLUMN IF NOT EXISTS a varchar(20);'], expect: ['1:1'] },
    ],
    good: [
      { title: 'the same shape', engine: 'postgresql', base: [t], files: ['CREATE TABLE IF NOT EXISTS t (id int8 PRIMARY KEY, a integer);\nCREATE TABLE IF NOT EXISTS u (id bigint PRIMARY KEY);'], expect: [] },
      { title: 'the same shape', engine: 'mysql', base: [t], files: ['CREATE TABLE IF NOT EXISTS t (ID bigint PRIMARY KEY, a int);'], expect: [] },
      { title: 'a column that is not there', engine: 'mariadb', base: [t], files: ['ALTER TABLE t ADD COLUMN IF NOT EXISTS b int;'], expect: [] },
    ],
  },
  check({ operations }): readonly RuleResult[] {
    return ofKind(operations, 'create-table', 'add-column', 'create-index')
      .filter(({ operation: { ifNotExists } }) => ifNotExists)
      .flatMap((judged): readonly RuleResult[] => {
        const { operation, before, in: at } = judged;
        const table = resolveTable(before, operation.table);
        if (operation.kind === 'create-table' && table !== undefined && !table.complete) {
          return [{ at, missing: 'schema-state', reason: `The columns of ${shown(operation.table)} are not known.` }];
        }
        const difference = differenceOf(judged, table);
        if (difference === undefined) return [];
        return [{ at, span: placeOf(judged), message: 'skipped', values: { object: nameOf(judged), difference }, objects: [tableIdentity(before, operation.table)] }];
      });
  },
});

type Conditional = JudgedOperation<CreateTable | AddColumn | CreateIndex>;

function nameOf({ operation }: Conditional): string {
  switch (operation.kind) {
    case 'create-table': return `Table ${shown(operation.table)}`;
    case 'add-column': return `Column ${operation.column.name} of ${shown(operation.table)}`;
    case 'create-index': return `Index ${operation.index.name ?? ''}`;
  }
}

/** What differs between the definition and what is there, in words; nothing where nothing is there. */
function differenceOf(judged: Conditional, table: CatalogTable | undefined): string | undefined {
  const { operation, before } = judged;
  if (operation.kind === 'create-index') return otherIndex(operation, before);
  if (table === undefined) return undefined;
  if (operation.kind === 'create-table') return otherColumns(operation, table, before);
  const found = findColumn(before, table, operation.column.name);
  return found === undefined || isSameType(found.type, operation.column.type) ? undefined : `its type, ${typeWords(found.type)}`;
}

function otherIndex({ index }: CreateIndex, before: SchemaState): string | undefined {
  const found = index.name === undefined ? undefined : resolveIndex(before, { name: index.name })?.index;
  return found === undefined || isSameIndex(found.definition, index) ? undefined : 'its columns or its condition';
}

/** Columns from elsewhere are not in the statement, so that nothing is said of a table that has some. */
function otherColumns({ columns, inherits, like }: CreateTable, table: CatalogTable, before: SchemaState): string | undefined {
  if (columns.length === 0 || inherits.length > 0 || like !== undefined) return undefined;
  const different = columns.filter(({ name, type }) => {
    const found = findColumn(before, table, name);
    return found === undefined || !isSameType(found.type, type);
  });
  const written = new Set(columns.map(({ name }) => findColumn(before, table, name)?.name));
  const missing = table.columns.filter(({ name, inherited }) => inherited !== true && !written.has(name));
  const names = [...different, ...missing].map(({ name }) => name);
  return names.length === 0 ? undefined : listInWords(names);
}

function isSameType(one: ColumnDefinition['type'], other: ColumnDefinition['type']): boolean {
  return typeWords(one) === typeWords(other);
}

function isSameIndex(one: IndexDefinition, other: IndexDefinition): boolean {
  const shape = ({ unique, method, keys, predicate }: IndexDefinition): string =>
    JSON.stringify([unique, method, keys.map(({ column, expression }) => column ?? (expression === undefined ? '' : 'expression')), predicate === undefined]);
  return shape(one) === shape(other);
}
