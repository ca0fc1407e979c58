import type { IndexDefinition, IndexKey } from '../../model/index-definition.ts';
import type { CatalogColumn, CatalogIndex, CatalogTable, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { chooseIndexName, hasIndex } from './index-names.ts';
import { isSame } from './written-table.ts';

/** An index to add. */
export interface IndexAddition {
  readonly definition: IndexDefinition;
  readonly ifNotExists?: boolean;
  /** The constraint that owns it. */
  readonly constraint?: string;
  /** It is made for a foreign key. */
  readonly generated?: boolean;
}

/** Adds an index; one that was made for a foreign key goes when the new one begins with its columns. */
export function addIndex(catalog: Catalog, tableName: QualifiedName, addition: IndexAddition): string | undefined {
  const table = catalog.tableAt(tableName);
  if (table === undefined) return undefined;
  const keys = addition.definition.keys.map((key) => storedKey(table, key));
  const others = withoutCovered(table, keys);
  const name = indexName(others, { ...addition, definition: { ...addition.definition, keys } });
  if (hasIndex(others, name)) {
    if (addition.ifNotExists !== true && !catalog.lenient) catalog.unfollowed(`index ${name} of table ${table.name} exists already`);
    return undefined;
  }
  const { definition, constraint, generated } = addition;
  const index: CatalogIndex = {
    id: catalog.nextId(),
    name,
    origin: catalog.context.origin,
    definition: { ...definition, name, keys },
    valid: true,
    ...(constraint === undefined ? {} : { constraint }),
    ...(generated === true ? { generated } : {}),
  };
  catalog.putTable({ ...others, indexes: [...others.indexes, index] });
  return name;
}

/** The written name, unless it is only proposed for a generated index and taken. */
function indexName(table: CatalogTable, { definition: { name, keys }, generated }: IndexAddition): string {
  const isTaken = name !== undefined && generated === true && hasIndex(table, name);
  return name === undefined || isTaken ? chooseIndexName(table, keys) : name;
}

/** A prefix as long as the column is none; ascending is what is not said. */
function storedKey(table: CatalogTable, key: IndexKey): IndexKey {
  const column = table.columns.find((each) => isSame(each.name, key.column));
  const { length, order, ...rest } = key;
  const named = column === undefined ? rest : { ...rest, column: column.name };
  const isPrefix = length !== undefined && (column === undefined || !isWhole(column, length));
  return { ...named, ...(isPrefix ? { length } : {}), ...(order === 'desc' ? { order } : {}) };
}

function isWhole(column: CatalogColumn, length: number): boolean {
  const { name, arguments: [size] } = column.type;
  return ['char', 'varchar', 'binary', 'varbinary'].includes(name) && size !== undefined && length >= Number(size);
}

function withoutCovered(table: CatalogTable, keys: readonly IndexKey[]): CatalogTable {
  return { ...table, indexes: table.indexes.filter((index) => index.generated !== true || !isPrefixOf(index.definition.keys, keys)) };
}

/** Whether the columns of one key are the leading ones of another, in this order (foreign_key_prefix in sql_table.cc). */
export function isPrefixOf(short: readonly IndexKey[], long: readonly IndexKey[]): boolean {
  return short.length <= long.length && short.every((key, at) => key.column !== undefined && isSame(key.column, long[at]?.column)
    && long[at]?.length === undefined);
}
