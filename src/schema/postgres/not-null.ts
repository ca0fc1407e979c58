import type { Span } from '../../model/location.ts';
import type { CatalogColumn, CatalogTable, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { withColumn } from '../edit-table.ts';
import { chooseConstraintName } from './automatic-names.ts';

/** From this version NOT NULL is a constraint with a name (PostgreSQL 18, release notes: "Store NOT NULL in pg_constraint"). */
const namedNotNull = 180000;

/** A NOT NULL to set: which column, and the constraint's name where one is written. */
export interface NotNullRequest {
  readonly column: string;
  readonly span: Span;
  readonly name?: string;
  readonly notValid?: boolean;
  /** Children are left alone. */
  readonly only?: boolean;
}

/** Makes a column NOT NULL, in the table and in all that inherit from it. */
export function setNotNull(catalog: Catalog, name: QualifiedName, request: NotNullRequest): void {
  const table = catalog.tableAt(name);
  const column = table?.columns.find((each) => each.name === request.column);
  if (table === undefined || column === undefined) return;
  const recorded = recordName(catalog, table, request);
  catalog.putTable(request.notValid === true ? recorded : withColumn(recorded, { ...column, nullable: false }));
  if (request.only === true) return;
  for (const child of catalog.children(table)) setNotNull(catalog, child, request);
}

/** Makes a column nullable again, with all that inherit from the table. */
export function dropNotNull(catalog: Catalog, name: QualifiedName, columnName: string): void {
  const table = catalog.tableAt(name);
  const column = table?.columns.find((each) => each.name === columnName);
  if (table === undefined || column === undefined) return;
  const constraints = table.constraints.filter(
    ({ definition }) => !(definition.kind === 'not-null' && definition.column === columnName));
  catalog.putTable(withColumn({ ...table, constraints }, { ...column, nullable: true }));
  for (const child of catalog.children(table)) dropNotNull(catalog, child, columnName);
}

/** The NOT NULL columns of a new table get their constraints, where the server keeps such. */
export function nameNotNulls(catalog: Catalog, name: QualifiedName, columns: readonly CatalogColumn[]): void {
  for (const column of columns) {
    if (column.nullable) continue;
    const table = catalog.tableAt(name);
    if (table !== undefined) catalog.putTable(recordName(catalog, table, { column: column.name, span: { start: 0, end: 0 } }));
  }
}

function recordName(catalog: Catalog, table: CatalogTable, request: NotNullRequest): CatalogTable {
  const isKept = (catalog.engine.version?.number ?? 0) >= namedNotNull;
  if (!isKept && request.name === undefined) return table;
  const existing = table.constraints.find(
    ({ definition }) => definition.kind === 'not-null' && definition.column === request.column);
  if (existing !== undefined) return table;
  const name = request.name
    ?? chooseConstraintName(catalog, { schema: table.schema, table: table.name, columns: request.column, label: 'not_null' });
  return {
    ...table,
    constraints: [...table.constraints, {
      id: catalog.nextId(),
      name,
      origin: catalog.context.origin,
      definition: { kind: 'not-null', name, column: request.column, span: request.span },
      validated: request.notValid !== true,
    }],
  };
}
