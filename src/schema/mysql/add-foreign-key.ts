import type { ForeignKeyConstraint } from '../../model/constraint-definition.ts';
import type { CatalogTable, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { columnsOfKeys } from '../edit-table.ts';
import { addIndex, isPrefixOf } from './add-index.ts';
import { chooseForeignKeyName, primaryName } from './index-names.ts';
import { isSame } from './written-table.ts';

/** A foreign key to add. */
export interface ForeignKeyAddition {
  readonly table: QualifiedName;
  readonly definition: ForeignKeyConstraint;
  readonly ifNotExists?: boolean;
}

/** Adds a foreign key, and an index on its columns where none begins with them in this order. */
export function addForeignKey(catalog: Catalog, { table: tableName, definition, ifNotExists = false }: ForeignKeyAddition): void {
  const table = catalog.tableAt(tableName);
  if (table === undefined) return;
  const name = definition.name ?? chooseForeignKeyName(table);
  if (table.constraints.some((each) => each.definition.kind === 'foreign-key' && isSame(each.name, name))) {
    if (!ifNotExists && !catalog.lenient) catalog.unfollowed(`constraint ${name} of table ${table.name} exists already`);
    return;
  }
  catalog.putTable({
    ...table,
    constraints: [...table.constraints, {
      id: catalog.nextId(),
      name,
      origin: catalog.context.origin,
      definition: { ...resolveReference(catalog, table, definition), name },
      validated: true,
    }],
  });
  makeIndex(catalog, tableName, { ...definition, ...nameOfIndex(definition) });
}

/** The index is named after the constraint, where that has a name, else after FOREIGN KEY name, else after its column. */
function nameOfIndex({ name, indexName }: ForeignKeyConstraint): { readonly indexName?: string } {
  const chosen = name ?? indexName;
  return chosen === undefined ? {} : { indexName: chosen };
}

function makeIndex(catalog: Catalog, tableName: QualifiedName, { columns, indexName }: ForeignKeyConstraint): void {
  const table = catalog.tableAt(tableName);
  if (table === undefined) return;
  const keys = columns.map((column) => ({ column }));
  const covering = table.indexes.find((index) => index.definition.method === 'btree' && isPrefixOf(keys, index.definition.keys));
  const isReplaced = covering?.generated === true && covering.definition.keys.length === keys.length;
  if (covering !== undefined && !isReplaced) return;
  addIndex(catalog, tableName, {
    definition: { ...(indexName === undefined ? {} : { name: indexName }), unique: false, method: 'btree', keys, include: [] },
    generated: true,
  });
}

/** Fills in the database of the referenced table and, where no columns are written, its primary key. */
function resolveReference(catalog: Catalog, table: CatalogTable, definition: ForeignKeyConstraint): ForeignKeyConstraint {
  const written = { ...definition.referenced, schema: definition.referenced.schema ?? table.schema };
  const target = catalog.tableAt(written);
  const referenced = target === undefined ? written : { ...written, schema: target.schema, name: target.name };
  if (definition.referencedColumns.length > 0) return { ...definition, referenced };
  if (target === undefined) catalog.unfollowed(`referenced table ${referenced.name} is not known`);
  const primary = target?.indexes.find(({ name }) => name === primaryName);
  return { ...definition, referenced, referencedColumns: columnsOfKeys(primary?.definition.keys ?? []) };
}
