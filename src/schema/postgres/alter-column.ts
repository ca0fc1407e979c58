import type {
  AlterColumnType, DropDefault, DropNotNull, SetDefault, SetGeneratedExpression, SetIdentity, SetNotNull,
} from '../../model/operation.ts';
import type { CatalogColumn, CatalogTable } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { withColumn } from '../edit-table.ts';
import { dropOwnedSequences } from './drop-column.ts';
import { makeSequence, resolveType, storedDefault } from './make-column.ts';
import { dropNotNull, setNotNull } from './not-null.ts';
import { findColumn, findTable } from './written-table.ts';

type ColumnChange = (column: CatalogColumn) => CatalogColumn;

type OnColumn = AlterColumnType | SetDefault | DropDefault | SetIdentity | SetGeneratedExpression;

/** ALTER COLUMN TYPE. */
export function applyAlterColumnType(catalog: Catalog, operation: AlterColumnType): void {
  const type = resolveType(catalog, operation.type);
  changeColumn(catalog, operation, ({ collation: _, ...column }) => ({
    ...column,
    type,
    ...(operation.collation === undefined ? {} : { collation: operation.collation }),
  }));
}

/** SET DEFAULT; DEFAULT NULL is no default. */
export function applySetDefault(catalog: Catalog, operation: SetDefault): void {
  const value = storedDefault(operation.default);
  changeColumn(catalog, operation, ({ default: _, ...column }) => ({ ...column, ...(value === undefined ? {} : { default: value }) }));
}

/** DROP DEFAULT. */
export function applyDropDefault(catalog: Catalog, operation: DropDefault): void {
  changeColumn(catalog, operation, ({ default: _, ...column }) => column);
}

/** SET NOT NULL. */
export function applySetNotNull(catalog: Catalog, operation: SetNotNull): void {
  const table = findTable(catalog, operation);
  if (table === undefined || findColumn(catalog, table, operation.column) === undefined) return;
  setNotNull(catalog, table, { column: operation.column, span: operation.span, only: operation.only === true });
}

/** DROP NOT NULL. */
export function applyDropNotNull(catalog: Catalog, operation: DropNotNull): void {
  const table = findTable(catalog, operation);
  if (table !== undefined && findColumn(catalog, table, operation.column) !== undefined) dropNotNull(catalog, table, operation.column);
}

/** ADD GENERATED … AS IDENTITY, SET GENERATED, DROP IDENTITY. NOT NULL stays when the identity goes. */
export function applySetIdentity(catalog: Catalog, operation: SetIdentity): void {
  const { identity } = operation;
  const table = findTable(catalog, operation);
  const column = table?.columns.find(({ name }) => name === operation.column);
  if (table !== undefined && identity === undefined) dropOwnedSequences(catalog, table, operation.column);
  if (table !== undefined && identity !== undefined && column !== undefined && column.identity === undefined) {
    makeSequence(catalog, table, { name: operation.column, sequence: operation.sequence });
  }
  changeColumn(catalog, operation, ({ identity: _, ...rest }) => ({ ...rest, ...(identity === undefined ? {} : { identity }) }));
}

/** SET EXPRESSION, DROP EXPRESSION: the column becomes an ordinary one. */
export function applySetGeneratedExpression(catalog: Catalog, operation: SetGeneratedExpression): void {
  const { expression } = operation;
  changeColumn(catalog, operation, (column) => {
    const { generated, ...plain } = column;
    return expression === undefined || generated === undefined ? plain : { ...plain, generated: { ...generated, expression } };
  });
}

/** Changes a column in the table and, unless ONLY is written, in all that inherit from it. */
function changeColumn(catalog: Catalog, operation: OnColumn, change: ColumnChange): void {
  const table = findTable(catalog, operation);
  if (table === undefined || findColumn(catalog, table, operation.column) === undefined) return;
  changeInTree(catalog, table, { column: operation.column, only: operation.only === true, change });
}

interface TreeChange {
  readonly column: string;
  readonly only: boolean;
  readonly change: ColumnChange;
}

function changeInTree(catalog: Catalog, table: CatalogTable, request: TreeChange): void {
  const column = table.columns.find(({ name }) => name === request.column);
  if (column !== undefined) catalog.putTable(withColumn(table, request.change(column)));
  if (!request.only) for (const child of catalog.children(table)) changeInTree(catalog, child, request);
}
