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
  for (const definition of columns) table = { ...table, columns: [...table.columns, makeColumn(catalog, table, { definition })] };
  catalog.putTable(table);
  for (const column of columns) addColumnConstraints(catalog, name, column);
  for (const add of itemsInOrder(catalog, name, operation)) add();
}

/** Keys get their names in the order of the text, whatever they are. */
function itemsInOrder(catalog: Catalog, table: QualifiedName, { constraints, indexes }: CreateTable): readonly (() => void)[] {
  const items = [
    ...constraints.map((definition) => ({ start: definition.span.start, add: () => { addConstraint(catalog, { table, definition }); } })),
    ...indexes.map((definition) => ({ start: definition.span?.start ?? Infinity, add: () => { addIndex(catalog, table, { definition }); } })),
  ];
  return items.toSorted((left, right) => left.start - right.start).map(({ add }) => add);
}

/** CREATE TABLE … LIKE copies everything but foreign keys (MySQL 8.4 manual 15.1.20.3). */
function createLike(catalog: Catalog, name: QualifiedName, operation: CreateTable): void {
  const source = operation.like === undefined ? undefined : catalog.findTable(operation.like);
  if (source === undefined) {
    missing(catalog, `table ${operation.like?.name ?? ''}`);
    return;
  }
  const { origin } = catalog.context;
  const columns = source.columns.map((column) => ({ ...column, id: catalog.nextId(), origin }));
  const columnIds = new Map(source.columns.map(({ id }, at) => [id, columns[at]?.id]));
  catalog.putTable({
    ...source,
    ...name,
    id: catalog.nextId(),
    origin,
    temporary: operation.temporary,
    columns,
    constraints: copiedConstraints(catalog, name, { source, columnIds }),
    indexes: source.indexes.map(({ generated: _, ...index }) => ({ ...index, id: catalog.nextId(), origin })),
  });
}

interface TableCopy {
  readonly source: CatalogTable;
  /** Identities of the copied columns by those of the source's. */
  readonly columnIds: ReadonlyMap<number, number | undefined>;
}

function copyOf(catalog: Catalog, constraint: CatalogConstraint, columnIds: TableCopy['columnIds']): CatalogConstraint {
  const { ofColumn, ...rest } = constraint;
  const column = ofColumn === undefined ? undefined : columnIds.get(ofColumn);
  return { ...rest, id: catalog.nextId(), origin: catalog.context.origin, ...(column === undefined ? {} : { ofColumn: column }) };
}

/** MySQL gives the copied checks new names after the new table, in the order of the old ones; MariaDB leaves them. */
function copiedConstraints(catalog: Catalog, name: QualifiedName, { source, columnIds }: TableCopy): readonly CatalogConstraint[] {
  let checks = 0;
  const kept = source.constraints.filter(({ definition }) => definition.kind !== 'foreign-key');
  return kept.toSorted((left, right) => (left.name.toLowerCase() < right.name.toLowerCase() ? -1 : 1)).map((constraint) => {
    const copy = copyOf(catalog, constraint, columnIds);
    if (constraint.definition.kind !== 'check' || catalog.engine.name === 'mariadb') return copy;
    checks += 1;
    const checkName = `${name.name}_chk_${String(checks)}`;
    return { ...copy, name: checkName, definition: { ...constraint.definition, name: checkName } };
  });
}
