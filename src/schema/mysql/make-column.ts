import type { ColumnDefinition, TypeName } from '../../model/column-definition.ts';
import type { ConstraintDefinition } from '../../model/constraint-definition.ts';
import type { Engine } from '../../model/engine-name.ts';
import type { Expression } from '../../model/expression.ts';
import type { CatalogColumn, CatalogTable } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { completeCharacterSet } from './character-sets.ts';
import type { CharacterSet } from './character-sets.ts';
import { canonicalType, hasCharacterSet } from './column-type.ts';
import { tableCharacterSet } from './table-options.ts';

/** A column as the server keeps it, with the constraints that come with its definition. */
export interface MadeColumn {
  readonly column: CatalogColumn;
  readonly constraints: readonly ConstraintDefinition[];
}

/** Makes a column of a table from its definition; `id` is that of the column it replaces. */
export function makeColumn(catalog: Catalog, table: CatalogTable, { definition, id }: ColumnRequest): MadeColumn {
  const { engine } = catalog;
  const characterSet = characterSetOf(catalog, table, definition);
  const type = canonicalType(engine, definition.type, characterSet?.characterSet);
  const isSerial = definition.type.serial === true;
  const column: CatalogColumn = {
    id: id ?? catalog.nextId(),
    name: definition.name,
    origin: catalog.context.origin,
    type: isSerial ? { ...type, unsigned: true } : type,
    nullable: !isSerial && definition.nullable !== false && !definition.constraints.some(({ kind }) => kind === 'primary-key'),
    autoIncrement: isSerial || definition.autoIncrement === true,
    ...valuesOf(definition),
    ...(characterSet !== undefined && hasCharacterSet(type) ? characterSet : {}),
  };
  return {
    column: isTimestamp(definition.type) && definition.nullable !== true ? withImplicitTimestamp(engine, table, column) : column,
    constraints: [...definition.constraints, ...impliedConstraints(engine, definition)],
  };
}

/** A column to make. */
export interface ColumnRequest {
  readonly definition: ColumnDefinition;
  readonly id?: number;
}

/** DEFAULT NULL is no default, and an empty comment none. */
function valuesOf({ default: value, generated, onUpdate, comment }: ColumnDefinition): Partial<CatalogColumn> {
  return {
    ...(value === undefined || value.constant === 'null' ? {} : { default: value }),
    ...(generated === undefined ? {} : { generated }),
    ...(onUpdate === undefined ? {} : { onUpdate }),
    ...(comment === undefined || comment === '' ? {} : { comment }),
  };
}

/** JSON in MariaDB is text in utf8mb4_bin; the national types are utf8mb3 (manuals, "JSON Data Type", "National Character Set"). */
function characterSetOf(catalog: Catalog, table: CatalogTable, definition: ColumnDefinition): CharacterSet | undefined {
  const { engine } = catalog;
  const name = definition.type.name.toLowerCase();
  if (name === 'json' && engine.name === 'mariadb') return { characterSet: 'utf8mb4', collation: 'utf8mb4_bin' };
  const written = completeCharacterSet(engine, definition);
  if (written !== undefined) return written;
  return /^(?:nchar|nvarchar|national )/.test(name)
    ? completeCharacterSet(engine, { characterSet: 'utf8mb3' })
    : tableCharacterSet(catalog, table);
}

/** SERIAL is unique; JSON in MariaDB is checked unless the column has a CHECK of its own. */
function impliedConstraints(engine: Engine, definition: ColumnDefinition): readonly ConstraintDefinition[] {
  const { name, span, type, constraints } = definition;
  if (type.serial === true && !constraints.some(({ kind }) => kind === 'unique' || kind === 'primary-key')) {
    return [{ kind: 'unique', span, keys: [{ column: name }], include: [] }];
  }
  if (engine.name !== 'mariadb' || type.name.toLowerCase() !== 'json' || constraints.some(({ kind }) => kind === 'check')) return [];
  const text = `json_valid(\`${name.replaceAll('`', '``')}\`)`;
  return [{ kind: 'check', span, expression: { text, span, columns: [name], functions: ['json_valid'] } }];
}

function isTimestamp(type: TypeName): boolean {
  return type.name.toLowerCase() === 'timestamp';
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
