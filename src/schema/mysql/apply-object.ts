import type { AlterObject, CreateObject, DropObject, ObjectKind, OtherStatement } from '../../model/operation.ts';
import type { CatalogObject, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog, WrittenName } from '../catalog.ts';
import { viewFacts } from '../view-columns.ts';

/** Kinds whose names belong to the server, not to a database. */
const withoutSchema: readonly ObjectKind[] = ['schema', 'database', 'role', 'tablespace', 'server', 'plugin'];

function fullName(catalog: Catalog, kind: ObjectKind, written: WrittenName): QualifiedName {
  return withoutSchema.includes(kind) ? { schema: '', name: written.name } : { schema: catalog.creationSchema(written), name: written.name };
}

/** CREATE of anything but tables and indexes. */
export function applyCreateObject(catalog: Catalog, operation: CreateObject): void {
  const { objectKind: kind, object, table, query } = operation;
  const on = table === undefined ? undefined : catalog.findTable(table);
  const created: CatalogObject = {
    kind,
    ...fullName(catalog, kind, object),
    origin: catalog.context.origin,
    ...(on === undefined ? {} : { table: { schema: on.schema, name: on.name } }),
    ...(query === undefined ? {} : { uses: query, ...viewFacts(catalog, query, operation.view) }),
  };
  catalog.putObject(created);
}

/** ALTER of anything but tables: none of it changes what is modelled, but a sequence's or view's name. */
export function applyAlterObject(catalog: Catalog, operation: AlterObject): void {
  if (operation.action !== 'RENAME TO' || operation.value === undefined) return;
  const object = catalog.objectAt([operation.objectKind], fullName(catalog, operation.objectKind, operation.object));
  if (object === undefined) return;
  catalog.removeObject(object);
  catalog.putObject({ ...object, name: operation.value });
}

/** DROP of anything but tables and indexes; a database goes with everything in it. */
export function applyDropObject(catalog: Catalog, operation: DropObject): void {
  const { objectKind: kind, object } = operation;
  if (kind === 'database' || kind === 'schema') {
    for (const table of catalog.tables()) if (table.schema === object.name) catalog.removeTable(table);
    for (const each of catalog.objects()) if (each.schema === object.name) catalog.removeObject(each);
  }
  catalog.removeObject({ kind, ...fullName(catalog, kind, object) });
}

/** USE decides where names without a database are found from here on. */
export function applyOther(catalog: Catalog, operation: OtherStatement): void {
  const database = operation.objects[0]?.name;
  if (operation.command === 'USE' && database !== undefined) catalog.searchPath = [database];
}
