import type { Catalog } from '../catalog.ts';
import { renameObject } from './rename-object.ts';
import { moveTable } from './rename-table.ts';

/** ALTER SCHEMA … RENAME TO: everything in it moves. */
export function renameSchema(catalog: Catalog, from: string, to: string): void {
  for (const table of catalog.tables()) {
    if (table.schema === from) moveTable(catalog, table, { schema: to, name: table.name });
  }
  for (const object of catalog.objects()) {
    if (object.schema === from) renameObject(catalog, object, { schema: to, name: object.name });
  }
  const schema = catalog.objectAt(['schema'], { schema: '', name: from });
  if (schema !== undefined) renameObject(catalog, schema, { schema: '', name: to });
}
