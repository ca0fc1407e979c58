import type { CreateObject, ObjectKind } from '../../model/operation.ts';
import type { CatalogObject, CatalogTable, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog, WrittenName } from '../catalog.ts';
import { temporarySchema } from '../name-resolution.ts';
import { columnIdsOf, viewFacts } from '../view-columns.ts';
import { describePublication } from './describe-publication.ts';

/** Kinds whose names belong to the database, not to a schema. */
const withoutSchema: readonly ObjectKind[] = [
  'schema', 'database', 'extension', 'role', 'tablespace', 'event trigger', 'publication', 'subscription',
  'language', 'cast', 'access method', 'server', 'foreign data wrapper', 'user mapping',
];

/** Kinds that live on a table and are found by it. */
const onTable: readonly ObjectKind[] = ['trigger', 'rule', 'policy'];

/** CREATE of anything but tables and indexes: the catalogue keeps what names and types are resolved by. */
export function applyCreateObject(catalog: Catalog, operation: CreateObject): void {
  const created = describe(catalog, operation);
  const mayExist = operation.ifNotExists || (catalog.lenient && !operation.orReplace);
  if (mayExist && catalog.objectAt(sameKinds(operation.objectKind), created) !== undefined) return;
  catalog.putObject(created);
}

function describe(catalog: Catalog, operation: CreateObject): CatalogObject {
  const { objectKind: kind, query, publication } = operation;
  const table = operation.table === undefined ? undefined : catalog.findTable(operation.table);
  return {
    kind,
    ...objectName(catalog, operation),
    origin: catalog.context.origin,
    ...writtenFacts(operation),
    ...(table === undefined ? {} : { table: { schema: table.schema, name: table.name } }),
    ...(query === undefined ? {} : { uses: query, ...viewFacts(catalog, query, operation.view) }),
    ...(table === undefined ? {} : attachment(catalog, table, operation)),
    ...signaturesAfter(catalog, operation),
    ...(publication === undefined ? {} : { publication: describePublication(catalog, publication) }),
  };
}

/** What stands in the statement as it is kept. */
function writtenFacts({ object, labels, baseType, notNull, checks, volatility, withNoData }: CreateObject): Partial<CatalogObject> {
  return {
    ...(labels === undefined ? {} : { labels }),
    ...(baseType === undefined ? {} : { baseType }),
    ...(notNull === undefined ? {} : { notNull }),
    ...(checks === undefined ? {} : { checks: nameChecks(object.name, checks) }),
    ...(withNoData === true ? { populated: false } : {}),
    ...(volatility === undefined ? {} : { volatility }),
  };
}

/** What ties a trigger, rule or policy to more than its table. */
function attachment(catalog: Catalog, table: CatalogTable, { columns = [], routine, policy }: CreateObject): Pick<CatalogObject, 'columnIds' | 'routine'> {
  const named = [...columns, ...[policy?.using, policy?.check].flatMap((expression) => expression?.columns ?? [])];
  return {
    ...(named.length === 0 ? {} : { columnIds: columnIdsOf(table, named) }),
    ...(routine === undefined ? {} : { routine: fullRoutineName(catalog, routine) }),
  };
}

/** The names that a domain's checks get: the written ones, or `domain_check`, `domain_check1` … (ChooseConstraintName). */
export function nameChecks(domain: string, written: readonly string[], taken: readonly string[] = []): readonly string[] {
  return written.reduce((names, name) => [...names, name === '' ? freeName(`${domain}_check`, names) : name], taken);
}

function freeName(label: string, taken: readonly string[]): string {
  let name = label;
  for (let number = 1; taken.includes(name); number += 1) name = `${label}${number}`;
  return name;
}

/** Routines that differ in the types of their arguments share a name. */
function signaturesAfter(catalog: Catalog, { objectKind, object, signature }: CreateObject): Pick<CatalogObject, 'signatures'> {
  if (signature === undefined) return {};
  const known = catalog.findObject([objectKind], object)?.signatures ?? [];
  return { signatures: [...known.filter((other) => other.arguments.join() !== signature.arguments.join()), signature] };
}

function fullRoutineName(catalog: Catalog, written: WrittenName): QualifiedName {
  const known = catalog.findObject(['function'], written);
  return { schema: known?.schema ?? catalog.creationSchema(written), name: written.name };
}

/** Where a new object is kept; a trigger, rule or policy is named `table.name`, for its name is its table's own. */
function objectName(catalog: Catalog, { objectKind, object, table, temporary }: CreateObject): QualifiedName {
  if (withoutSchema.includes(objectKind)) return { schema: '', name: object.name };
  if (table !== undefined && onTable.includes(objectKind)) return nameOnTable(catalog, object.name, table);
  return { schema: temporary ? temporarySchema : catalog.creationSchema(object), name: object.name };
}

function nameOnTable(catalog: Catalog, name: string, table: WrittenName): QualifiedName {
  return { schema: catalog.findTable(table)?.schema ?? catalog.creationSchema(table), name: `${table.name}.${name}` };
}

/** An object as ALTER and DROP name it. */
export interface ObjectReference {
  readonly objectKind: ObjectKind;
  readonly object: WrittenName;
  /** The table of a trigger, rule or policy. */
  readonly table?: WrittenName;
}

/** The object that a statement names. */
export function findWritten(catalog: Catalog, { objectKind, object, table }: ObjectReference): CatalogObject | undefined {
  if (withoutSchema.includes(objectKind)) return catalog.objectAt([objectKind], { schema: '', name: object.name });
  if (table !== undefined && onTable.includes(objectKind)) return catalog.objectAt([objectKind], nameOnTable(catalog, object.name, table));
  return catalog.findObject(sameKinds(objectKind), object);
}

/** ALTER TYPE and DROP TYPE reach enums and domains too. */
function sameKinds(kind: ObjectKind): readonly ObjectKind[] {
  return kind === 'type' || kind === 'enum' || kind === 'domain' ? ['type', 'enum', 'domain'] : [kind];
}
