import type { AddColumn, ColumnPosition, DropColumn, RedefineColumn, RenameColumn } from '../../model/operation.ts';
import type { CatalogColumn, CatalogTable } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { columnsOfConstraint } from '../edit-table.ts';
import type { ColumnRename } from '../rename-in-expression.ts';
import { renameInTable, renameReferences } from '../rename-in-table.ts';
import { addColumnConstraints } from './add-constraint.ts';
import { makeColumn } from './make-column.ts';
import { columnOf, findColumn, findTable, isSame } from './written-table.ts';

/** ADD COLUMN. */
export function applyAddColumn(catalog: Catalog, operation: AddColumn): void {
  const table = findTable(catalog, operation);
  if (table === undefined) return;
  if (columnOf(catalog, table, operation.column.name) !== undefined) {
    if (!operation.ifNotExists && !catalog.lenient) catalog.unfollowed(`column ${operation.column.name} of table ${table.name} exists already`);
    return;
  }
  const column = makeColumn(catalog, table, { definition: operation.column });
  catalog.putTable({ ...table, columns: placed(table.columns, column, operation.position) });
  addColumnConstraints(catalog, table, operation.column);
}

/** The columns with one put at its place: first, behind another, or at the end. */
function placed(columns: readonly CatalogColumn[], column: CatalogColumn, position: ColumnPosition | undefined): readonly CatalogColumn[] {
  if (position === undefined) return [...columns, column];
  if ('first' in position) return [column, ...columns];
  const at = columns.findIndex((each) => isSame(each.name, position.after));
  return at < 0 ? [...columns, column] : columns.toSpliced(at + 1, 0, column);
}

/** DROP COLUMN: indexes lose it, and go when nothing is left of them; so do the checks that are about it alone. */
export function applyDropColumn(catalog: Catalog, operation: DropColumn): void {
  const table = findTable(catalog, operation);
  const column = table && writtenColumn(catalog, table, operation.column);
  if (table === undefined) return;
  if (column === undefined) {
    if (!operation.ifExists) findColumn(catalog, table, operation.column);
    return;
  }
  catalog.putTable(withoutColumn(table, column));
}

function withoutColumn(table: CatalogTable, column: CatalogColumn): CatalogTable {
  const isDropped = (name: string | undefined): boolean => isSame(name, column.name);
  const indexes = table.indexes.flatMap((index) => {
    const keys = index.definition.keys.filter((key) => !isDropped(key.column));
    return keys.length === 0 ? [] : { ...index, definition: { ...index.definition, keys } };
  });
  const left = new Map(indexes.map((index) => [index.name, index]));
  return {
    ...table,
    columns: table.columns.filter(({ id }) => id !== column.id),
    indexes,
    constraints: table.constraints.flatMap((constraint) => {
      const { definition } = constraint;
      if (definition.kind !== 'primary-key' && definition.kind !== 'unique') {
        return constraint.ofColumn === column.id || columnsOfConstraint(definition).some(isDropped) ? [] : constraint;
      }
      const keys = left.get(constraint.name)?.definition.keys;
      return keys === undefined ? [] : { ...constraint, definition: { ...definition, keys } };
    }),
  };
}

/** MODIFY and CHANGE: the whole definition anew; what it does not say is gone, but for keys. */
export function applyRedefineColumn(catalog: Catalog, operation: RedefineColumn): void {
  const table = findTable(catalog, operation);
  const old = table && changedColumn(catalog, table, operation);
  if (table === undefined || old === undefined) return;
  const renamed = old.name === operation.definition.name ? table : renameColumn(catalog, setAside(catalog, table, { old, to: operation.definition.name }), renameOf(old.name, operation.definition.name));
  const column = makeColumn(catalog, table, { definition: operation.definition, id: old.id });
  const isKey = renamed.constraints.some(({ definition }) =>
    definition.kind === 'primary-key' && definition.keys.some((key) => isSame(key.column, column.name)));
  const stored = { ...column, origin: old.origin, nullable: column.nullable && !isKey };
  const columns = operation.position === undefined
    ? renamed.columns.map((each) => (each.id === old.id ? stored : each))
    : placed(renamed.columns.filter((each) => each.id !== old.id), stored, operation.position);
  // In MariaDB a CHECK in a column's definition goes with the definition.
  const constraints = renamed.constraints.filter(({ ofColumn }) => ofColumn !== column.id);
  catalog.putTable({ ...renamed, columns, constraints });
  addColumnConstraints(catalog, table, operation.definition);
}

/** RENAME COLUMN. */
export function applyRenameColumn(catalog: Catalog, operation: RenameColumn): void {
  const table = findTable(catalog, operation);
  const column = table && changedColumn(catalog, table, operation);
  if (table === undefined || column === undefined) return;
  renameColumn(catalog, setAside(catalog, table, { old: column, to: operation.to }), renameOf(column.name, operation.to));
}

/** The name of a column whose own name another one took in the same statement: no identifier holds a NUL. */
function asideName(name: string): string {
  return `\0${name}`;
}

/** The actions of one ALTER name columns as they were before it: of two of a name, the one that was set aside is meant. */
function writtenColumn(catalog: Catalog, table: CatalogTable, name: string): CatalogColumn | undefined {
  return columnOf(catalog, table, asideName(name)) ?? columnOf(catalog, table, name);
}

/** The column that an operation changes; a missing one is recorded, unless IF EXISTS is written. */
export function changedColumn(catalog: Catalog, table: CatalogTable, { column, ifExists }: { readonly column: string; readonly ifExists?: true }): CatalogColumn | undefined {
  return writtenColumn(catalog, table, column) ?? (ifExists === true ? undefined : findColumn(catalog, table, column));
}

/** CHANGE a b, CHANGE b a: the column that has the new name still keeps its keys under a name of its own until it gets the next. */
function setAside(catalog: Catalog, table: CatalogTable, { old, to }: { readonly old: CatalogColumn; readonly to: string }): CatalogTable {
  const other = columnOf(catalog, table, to);
  return other === undefined || other.id === old.id ? table : renameColumn(catalog, table, renameOf(other.name, asideName(other.name)));
}

function renameOf(from: string, to: string): ColumnRename {
  return {
    isFrom: (name) => isSame(name, from),
    to,
    quoted: (name) => `\`${name.replaceAll('`', '``')}\``,
    quote: '`',
    fold: (word) => word,
  };
}

/** The name changes in keys, foreign keys of all tables, and expressions. */
function renameColumn(catalog: Catalog, table: CatalogTable, rename: ColumnRename): CatalogTable {
  const renamed = renameInTable(table, rename);
  catalog.putTable(renamed);
  for (const source of catalog.referencing(table)) {
    catalog.putTable(renameReferences(source, (referenced) =>
      isSame(referenced.name, table.name) && isSame(referenced.schema ?? source.schema, table.schema), rename));
  }
  return catalog.tableAt(table) ?? renamed;
}
