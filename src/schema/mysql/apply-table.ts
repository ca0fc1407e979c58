import type { DropTable, MaintainPartitions, RenameTable } from '../../model/operation.ts';
import type { CatalogTable, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { temporarySchema } from '../name-resolution.ts';
import { followTable } from './index-names.ts';
import { findTable, isSame, missing, storedName } from './written-table.ts';

/** DROP TABLE. Foreign keys of other tables stay: without foreign_key_checks the server keeps them for a table to come. */
export function applyDropTable(catalog: Catalog, operation: DropTable): void {
  const written = operation.temporary ? { schema: temporarySchema, name: operation.table.name } : operation.table;
  const table = catalog.findTable(written);
  if (table !== undefined) {
    for (const trigger of catalog.objectsOn(table)) if (trigger.table?.name === table.name) catalog.removeObject(trigger);
    catalog.removeTable(table);
  } else if (!operation.ifExists) missing(catalog, `table ${operation.table.name}`);
}

/** RENAME TABLE and ALTER TABLE … RENAME, to another database too. Views keep the old name in their text. */
export function applyRenameTable(catalog: Catalog, operation: RenameTable): void {
  const to = storedName(catalog, operation.to);
  const table = catalog.findTable(operation.table);
  if (table !== undefined) {
    renameTable(catalog, table, { schema: operation.to.schema === undefined ? table.schema : to.schema, name: to.name });
    return;
  }
  const view = catalog.findObject(['view', 'sequence'], operation.table);
  if (view === undefined) {
    if (operation.ifTableExists !== true) missing(catalog, `table ${operation.table.name}`);
    return;
  }
  catalog.removeObject(view);
  catalog.putObject({ ...view, ...to });
}

function renameTable(catalog: Catalog, table: CatalogTable, to: QualifiedName): void {
  const referencing = catalog.referencing(table).filter(({ id }) => id !== table.id);
  const renamed = retarget(table, table, to);
  catalog.removeTable(table);
  catalog.putTable({
    ...renamed,
    ...to,
    constraints: renamed.constraints.map((constraint) => {
      const name = followTable(constraint.name, table.name, to.name);
      return name === constraint.name ? constraint : { ...constraint, name, definition: { ...constraint.definition, name } };
    }),
  });
  for (const source of referencing) catalog.putTable(retarget(source, table, to));
  for (const object of catalog.objectsOn(table)) {
    if (object.table !== undefined && isSame(object.table.name, table.name)) catalog.putObject({ ...object, table: to });
  }
}

function retarget(source: CatalogTable, from: QualifiedName, to: QualifiedName): CatalogTable {
  return {
    ...source,
    constraints: source.constraints.map((constraint) => {
      const { definition } = constraint;
      if (definition.kind !== 'foreign-key' || !isSame(definition.referenced.name, from.name)) return constraint;
      if (!isSame(definition.referenced.schema ?? source.schema, from.schema)) return constraint;
      return { ...constraint, definition: { ...definition, referenced: { ...definition.referenced, ...to } } };
    }),
  };
}

/** PARTITION BY and REMOVE PARTITIONING; the single partitions are not modelled. */
export function applyMaintainPartitions(catalog: Catalog, operation: MaintainPartitions): void {
  const table = findTable(catalog, operation);
  if (table === undefined) return;
  const { partitionBy: _, ...plain } = table;
  if (operation.action === 'REMOVE PARTITIONING') catalog.putTable(plain);
  else if (operation.strategy !== undefined) catalog.putTable({ ...plain, partitionBy: operation.strategy });
}
