import type { CreateTable } from '../../model/operation.ts';
import type { CatalogConstraint, CatalogTable, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { temporarySchema } from '../name-resolution.ts';
import { addColumnConstraints, addConstraint } from './add-constraint.ts';
import { addIndex } from './add-index.ts';
import { makeColumn } from './make-column.ts';
import { withCharacterSet } from './table-options.ts';
import { missing, storedName } from './written-table.ts';

/** CREATE TABLE. IF NOT EXISTS of a table that is there changes nothing; OR REPLACE (MariaDB) drops it first. */
export function applyCreateTable(catalog: Catalog, operation: CreateTable): void {
  const stored = storedName(catalog, operation.table);
  const name = operation.temporary ? { schema: temporarySchema, name: stored.name } : stored;
  const existing = catalog.tableAt(name);
  if (existing !== undefined && operation.orReplace) catalog.removeTable(existing);
  else if (existing !== undefined || catalog.objectAt(['view', 'sequence'], name) !== undefined) {
    if (!operation.ifNotExists && !catalog.lenient) catalog.unfollowed(`table ${name.name} exists already`);
    return;
  }
  if (operation.like === undefined) createFromText(catalog, name, operation);
  else createLike(catalog, name, operation);
}

function createFromText(catalog: Catalog, name: QualifiedName, operation: CreateTable): void {
  const { partitionBy, asQuery, temporary, options, columns } = operation;
  if (asQuery !== undefined) catalog.unfollowed('columns come from a query');
  let table: CatalogTable = withCharacterSet(catalog, {
    id: catalog.nextId(),
    ...name,
    origin: catalog.context.origin,
    temporary,
    columns: [],
    constraints: [],
    indexes: [],
    ...(partitionBy === undefined ? {} : { partitionBy }),
    complete: asQuery === undefined,
    options,
  });
  const made = [];
  for (const definition of columns) {
    const { column, constraints } = makeColumn(catalog, table, { definition });
    table = { ...table, columns: [...table.columns, column] };
    made.push({ name: column.name, constraints });
  }
  catalog.putTable(table);
  for (const column of made) addColumnConstraints(catalog, name, column);
  for (const definition of operation.constraints) addConstraint(catalog, { table: name, definition });
  for (const definition of operation.indexes) addIndex(catalog, name, { definition });
}

/** CREATE TABLE … LIKE copies everything but foreign keys (MySQL 8.4 manual 15.1.20.3). */
function createLike(catalog: Catalog, name: QualifiedName, operation: CreateTable): void {
  const source = operation.like === undefined ? undefined : catalog.findTable(operation.like);
  if (source === undefined) {
    missing(catalog, `table ${operation.like?.name ?? ''}`);
    return;
  }
  const { origin } = catalog.context;
  catalog.putTable({
    ...source,
    ...name,
    id: catalog.nextId(),
    origin,
    temporary: operation.temporary,
    columns: source.columns.map((column) => ({ ...column, id: catalog.nextId(), origin })),
    constraints: copiedConstraints(catalog, name, source),
    indexes: source.indexes.map(({ generated: _, ...index }) => ({ ...index, id: catalog.nextId(), origin })),
  });
}

/** MySQL gives the copied checks new names after the new table, MariaDB leaves them. */
function copiedConstraints(catalog: Catalog, name: QualifiedName, source: CatalogTable): readonly CatalogConstraint[] {
  let checks = 0;
  return source.constraints.filter(({ definition }) => definition.kind !== 'foreign-key').map((constraint) => {
    const copy = { ...constraint, id: catalog.nextId(), origin: catalog.context.origin };
    if (constraint.definition.kind !== 'check' || catalog.engine.name === 'mariadb') return copy;
    checks += 1;
    const checkName = `${name.name}_chk_${String(checks)}`;
    return { ...copy, name: checkName, definition: { ...constraint.definition, name: checkName } };
  });
}
