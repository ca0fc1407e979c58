import type { CreateObject, ObjectKind } from '../../model/operation.ts';
import type { CatalogObject } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { temporarySchema } from '../name-resolution.ts';

/** Kinds whose names belong to the database, not to a schema. */
const withoutSchema: readonly ObjectKind[] = [
  'schema', 'database', 'extension', 'role', 'tablespace', 'event trigger', 'publication', 'subscription',
  'language', 'cast', 'access method', 'server', 'foreign data wrapper', 'user mapping',
];

/** Kinds that live on a table and are found by it. */
const onTable: readonly ObjectKind[] = ['trigger', 'rule', 'policy'];

/** CREATE of anything but tables and indexes: the catalogue keeps what names and types are resolved by. */
export function applyCreateObject(catalog: Catalog, operation: CreateObject): void {
  catalog.putObject(describe(catalog, operation));
}

function describe(catalog: Catalog, operation: CreateObject): CatalogObject {
  const { objectKind: kind, labels, baseType, notNull, volatility, query } = operation;
  const table = operation.table === undefined ? undefined : catalog.findTable(operation.table);
  return {
    kind,
    ...objectName(catalog, operation),
    origin: catalog.context.origin,
    ...(labels === undefined ? {} : { labels }),
    ...(baseType === undefined ? {} : { baseType }),
    ...(notNull === undefined ? {} : { notNull }),
    ...(volatility === undefined ? {} : { volatility }),
    ...(table === undefined ? {} : { table: { schema: table.schema, name: table.name } }),
    ...(query === undefined ? {} : { uses: query }),
  };
}

/** Where an object is kept; a trigger, rule or policy is named `table.name`, for its name is its table's own. */
function objectName(catalog: Catalog, { objectKind, object, table, temporary }: CreateObject): { schema: string; name: string } {
  if (withoutSchema.includes(objectKind)) return { schema: '', name: object.name };
  if (table !== undefined && onTable.includes(objectKind)) {
    return { schema: catalog.findTable(table)?.schema ?? catalog.creationSchema(table), name: `${table.name}.${object.name}` };
  }
  return { schema: temporary ? temporarySchema : catalog.creationSchema(object), name: object.name };
}

/** The key under which an object of this kind and written name may be found. */
export function findWritten(catalog: Catalog, kind: ObjectKind, written: { readonly schema?: string; readonly name: string }): CatalogObject | undefined {
  if (withoutSchema.includes(kind)) return catalog.objectAt([kind], { schema: '', name: written.name });
  return catalog.findObject(sameKinds(kind), written);
}

/** ALTER TYPE and DROP TYPE reach enums and domains too; ROUTINE and FUNCTION overlap. */
function sameKinds(kind: ObjectKind): readonly ObjectKind[] {
  if (kind === 'type') return ['type', 'enum', 'domain'];
  return kind === 'enum' || kind === 'domain' ? [kind, 'type'] : [kind];
}
