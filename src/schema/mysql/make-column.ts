import type { ColumnDefinition, TypeName } from '../../model/column-definition.ts';
import type { Engine } from '../../model/engine-name.ts';
import type { Expression } from '../../model/expression.ts';
import type { CatalogColumn, CatalogTable } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { completeCharacterSet } from './character-sets.ts';
import type { CharacterSet } from './character-sets.ts';
import { hasCharacterSet, storedType } from './column-type.ts';
import { tableCharacterSet } from './table-options.ts';

/** Makes a column of a table from its definition; `id` is that of the column it replaces. */
export function makeColumn(catalog: Catalog, table: CatalogTable, { definition, id }: ColumnRequest): CatalogColumn {
  const { engine } = catalog;
  const characterSet = characterSetOf(catalog, table, definition);
  const type = storedType(engine, definition.type, characterSet?.characterSet);
  const column: CatalogColumn = {
    id: id ?? catalog.nextId(),
    name: definition.name,
    origin: catalog.context.origin,
    type,
    nullable: !isRequired(definition),
    autoIncrement: definition.autoIncrement === true,
    ...valuesOf(definition),
    ...(characterSet !== undefined && hasCharacterSet(type) ? characterSet : {}),
  };
  return isTimestamp(type) && definition.nullable !== true ? withImplicitTimestamp(engine, table, column) : column;
}

/** AUTO_INCREMENT and PRIMARY KEY make a column NOT NULL without saying so. */
function isRequired({ nullable, autoIncrement, constraints }: ColumnDefinition): boolean {
  return nullable === false || autoIncrement === true || constraints.some(({ kind }) => kind === 'primary-key');
}

/** A column to make. */
export interface ColumnRequest {
  readonly definition: ColumnDefinition;
  readonly id?: number;
}

/** DEFAULT NULL is no default, and an empty comment none. */
function valuesOf({ default: value, generated, onUpdate, comment, invisible }: ColumnDefinition): Partial<CatalogColumn> {
  return {
    ...(value === undefined || value.constant === 'null' ? {} : { default: value }),
    ...(generated === undefined ? {} : { generated }),
    ...(onUpdate === undefined ? {} : { onUpdate }),
    ...(comment === undefined || comment === '' ? {} : { comment }),
    ...(invisible === true ? { invisible } : {}),
  };
}

function characterSetOf(catalog: Catalog, table: CatalogTable, definition: ColumnDefinition): CharacterSet | undefined {
  const known = completeCharacterSet(catalog.engine, definition) ?? tableCharacterSet(catalog, table);
  return known !== undefined && definition.binary === true ? { ...known, collation: `${known.characterSet}_bin` } : known;
}

function isTimestamp(type: TypeName): boolean {
  return type.name === 'timestamp';
}

/** From these versions explicit_defaults_for_timestamp is on by default (MySQL 8.0.2, MariaDB 10.10). */
const explicitTimestamps = { mysql: 80002, mariadb: 101000, postgresql: 0 } as const;

/**
 * Before, a TIMESTAMP column is NOT NULL unless NULL is written; the first of a table that says nothing follows
 * the clock, the others begin with zero (MySQL 5.7 manual 5.1.7, explicit_defaults_for_timestamp).
 */
function withImplicitTimestamp(engine: Engine, table: CatalogTable, column: CatalogColumn): CatalogColumn {
  if (engine.version === undefined || engine.version.number >= explicitTimestamps[engine.name]) return column;
  const required = { ...column, nullable: false };
  if (column.default !== undefined || column.onUpdate !== undefined || column.generated !== undefined) return required;
  const isFirst = !table.columns.some((each) => each.id !== column.id && isTimestamp(each.type));
  return isFirst
    ? { ...required, default: made('current_timestamp()'), onUpdate: made('current_timestamp()') }
    : { ...required, default: { ...made("'0000-00-00 00:00:00'"), constant: 'literal' } };
}

function made(text: string): Expression {
  return { text, span: { start: 0, end: text.length }, columns: [], functions: [] };
}
