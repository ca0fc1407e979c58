import type { TypeName } from '../../src/model/column-definition.ts';
import type { ConstraintDefinition } from '../../src/model/constraint-definition.ts';
import type { Engine } from '../../src/model/engine-name.ts';
import type { IndexKey } from '../../src/model/index-definition.ts';
import type { CatalogColumn, CatalogTable, SchemaState } from '../../src/model/schema-state.ts';
import { applyStatement } from '../../src/schema/apply-statement.ts';
import { createCatalog, type Catalog } from '../../src/schema/catalog.ts';
import type { CatalogOptions } from '../../src/schema/session-defaults.ts';
import { loadReader } from '../../src/sql/load-reader.ts';

/** Folds a text into a catalogue, as one file of the base. */
export async function foldText(engine: Engine, sql: string, options: CatalogOptions = {}): Promise<Catalog> {
  const reader = await loadReader(engine);
  const catalog = createCatalog(engine, options);
  for (const statement of reader.read(sql).statements) {
    applyStatement(catalog, statement, { file: 'V1__test.sql', ordinal: statement.ordinal, origin: 'base' });
  }
  return catalog;
}

/** A state as lines for people: one per column, constraint and index, below a line per table. */
export function describeState(state: SchemaState): readonly string[] {
  return [
    ...[...state.tables.values()].toSorted(byName).flatMap(describeTable),
    ...state.unmodelled.map(({ ordinal, reason }) => `? ${String(ordinal)} ${reason}`),
  ];
}

function byName(left: CatalogTable, right: CatalogTable): number {
  return `${left.schema}.${left.name}` < `${right.schema}.${right.name}` ? -1 : 1;
}

/** One table as lines. */
export function describeTable(table: CatalogTable): readonly string[] {
  return [
    `${table.schema}.${table.name}${table.complete ? '' : ' incomplete'}`,
    ...table.columns.map((column) => `  ${describeColumn(column)}`),
    ...table.constraints.map(({ name, definition, validated }) =>
      `  = ${name} ${describeConstraint(definition)}${validated ? '' : ' not valid'}`),
    ...table.indexes.filter(({ constraint }) => constraint === undefined || table.constraints.every(({ name }) => name !== constraint))
      .concat(table.indexes.filter(({ name, constraint }) => constraint !== undefined && constraint !== name))
      .filter((index, at, all) => all.indexOf(index) === at)
      .map(({ name, definition, valid }) =>
        `  # ${name} ${definition.unique ? 'unique ' : ''}${definition.method === 'btree' ? '' : `${definition.method} `}(${describeKeys(definition.keys)})${
         definition.include.length > 0 ? ` include (${definition.include.join(', ')})` : ''
         }${definition.predicate === undefined ? '' : ` where ${definition.predicate.text}`}${valid ? '' : ' invalid'}`),
  ];
}

function describeColumn(column: CatalogColumn): string {
  const value = column.default?.text;
  return [
    column.name,
    describeType(column.type),
    column.characterSet === undefined ? '' : `charset ${column.characterSet}`,
    column.collation === undefined ? '' : `collate ${column.collation}`,
    column.nullable ? '' : 'not null',
    value === undefined ? '' : `default ${value}`,
    column.onUpdate === undefined ? '' : `on update ${column.onUpdate.text}`,
    column.identity === undefined ? '' : `identity ${column.identity}`,
    column.autoIncrement ? 'auto_increment' : '',
    column.generated === undefined ? '' : `as (${column.generated.expression.text})${column.generated.stored ? ' stored' : ''}`,
    column.comment === undefined ? '' : `comment ${column.comment}`,
  ].filter((word) => word !== '').join(' ');
}

function describeType({ schema, name, arguments: args, dimensions, unsigned, zerofill }: TypeName): string {
  return `${schema === undefined ? '' : `${schema}.`}${name}${args.length > 0 ? `(${args.join(',')})` : ''}`
    + `${unsigned === true ? ' unsigned' : ''}${zerofill === true ? ' zerofill' : ''}${'[]'.repeat(Math.min(dimensions, 1))}`;
}

function describeConstraint(definition: ConstraintDefinition): string {
  switch (definition.kind) {
    case 'primary-key':
    case 'unique':
      return `${definition.kind} (${describeKeys(definition.keys)})${definition.include.length > 0 ? ` include (${definition.include.join(', ')})` : ''}`;
    case 'foreign-key':
      return `(${definition.columns.join(', ')}) -> ${definition.referenced.schema ?? '?'}.${definition.referenced.name}(${definition.referencedColumns.join(', ')})${
         definition.onDelete === 'no-action' ? '' : ` on delete ${definition.onDelete}`}`;
    case 'check':
      return `check ${definition.expression.text}`;
    case 'not-null':
      return `not null ${definition.column}`;
    case 'exclusion':
      return `exclude ${definition.method} (${describeKeys(definition.keys)})`;
  }
}

function describeKeys(keys: readonly IndexKey[]): string {
  return keys.map((key) => `${key.column ?? `(${key.expression?.text ?? ''})`}${key.length === undefined ? '' : `(${String(key.length)})`}${key.order === 'desc' ? ' desc' : ''}`).join(', ');
}
