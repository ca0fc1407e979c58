import type { Catalog } from '../catalog.ts';
import { renameObject } from './rename-object.ts';
import { moveTable } from './rename-table.ts';

/** ALTER SCHEMA … RENAME TO: everything in it moves. */
export function renameSchema(catalog: Catalog, from: string, to: string): void {
  for (const { schema, name } of catalog.tables()) {
    // Moving one table changes those that refer to it: each is taken as it is by then.
    const table = schema === from ? catalog.tableAt({ schema, name }) : undefined;
    if (table !== undefined) moveTable(catalog, table, { schema: to, name });
  }
  for (const object of catalog.objects()) {
    if (object.schema === from) renameObject(catalog, object, { schema: to, name: object.name });
  }
  const schema = catalog.objectAt(['schema'], { schema: '', name: from });
  if (schema !== undefined) renameObject(catalog, schema, { schema: '', name: to });
}
