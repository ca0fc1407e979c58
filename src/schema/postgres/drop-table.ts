import type { DropTable } from '../../model/operation.ts';
import type { CatalogTable, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { isSameName } from '../name-resolution.ts';
import { removeConstraint } from './drop-constraint.ts';
import { dropViewsOn } from './drop-views.ts';
import { standAlone } from './partition.ts';
import { missing } from './written-table.ts';

/** DROP TABLE. */
export function applyDropTable(catalog: Catalog, operation: DropTable): void {
  const table = catalog.findTable(operation.table);
  if (table !== undefined) dropTable(catalog, table, operation);
  else if (!operation.ifExists) missing(catalog, `table ${operation.table.name}`);
}

/**
 * Removes a table with its partitions, owned sequences, triggers, rules and policies; with CASCADE also the
 * views, and the tables that inherit. A foreign key to it goes in any case: without CASCADE the server
 * refuses, unless the other table goes in the same statement.
 */
export function dropTable(catalog: Catalog, name: QualifiedName, { cascade }: { readonly cascade: boolean }): void {
  const table = catalog.tableAt(name);
  if (table === undefined) return;
  for (const child of catalog.children(table)) {
    if (cascade || child.partitionOf !== undefined) dropTable(catalog, child, { cascade });
    else catalog.putTable(standAlone(child));
  }
  dropForeignKeysTo(catalog, table);
  if (cascade) dropViewsOn(catalog, table);
  dropObjectsOf(catalog, table);
  catalog.removeTable(table);
}

function dropObjectsOf(catalog: Catalog, table: CatalogTable): void {
  for (const object of catalog.objectsOn(table)) {
    const owner = object.table ?? object.ownedBy?.table;
    if (owner !== undefined && isSameName(owner, table)) catalog.removeObject(object);
  }
}

function dropForeignKeysTo(catalog: Catalog, table: CatalogTable): void {
  for (const source of catalog.referencing(table)) {
    for (const constraint of source.constraints) {
      const { definition } = constraint;
      if (definition.kind === 'foreign-key' && definition.referenced.name === table.name
        && (definition.referenced.schema ?? source.schema) === table.schema) removeConstraint(catalog, source, constraint);
    }
  }
}
