import type { TypeName } from '../model/column-definition.ts';
import type { ForeignKeyConstraint } from '../model/constraint-definition.ts';
import type { CatalogColumn, CatalogTable, SchemaState } from '../model/schema-state.ts';
import { tableById } from '../schema/queries/table-by-id.ts';
import { findColumn, resolveTable } from '../schema/queries/resolve-table.ts';
import type { DefinedColumn } from './defined-columns.ts';

/** The part that a column plays in the keys of its table. */
export type KeyRole = 'primary' | 'member' | 'number' | 'foreign' | 'none';

/** Greatest values of integers narrower than bigint: with a sign, and without one. */
const limits: Readonly<Record<string, readonly [string, string]>> = {
  tinyint: ['127', '255'],
  smallint: ['32,767', '65,535'],
  mediumint: ['8,388,607', '16,777,215'],
  int: ['2,147,483,647', '4,294,967,295'],
  integer: ['2,147,483,647', '4,294,967,295'],
};

/** The greatest value of an integer that is narrower than bigint; undefined for every other type. */
export function narrowLimit({ name, unsigned, dimensions, schema }: TypeName): string | undefined {
  const limit = dimensions > 0 || schema !== undefined ? undefined : limits[name];
  return limit?.[unsigned === true ? 1 : 0];
}

/** A column as the change set leaves it, with its table; undefined where it is gone, or the table is not known. */
interface Left {
  readonly table: CatalogTable;
  readonly column: CatalogColumn;
}

/** Finds what the change set leaves of its columns. */
export function leftColumns(after: SchemaState): (column: DefinedColumn) => Left | undefined {
  return ({ judged, name }) => {
    const made = resolveTable(judged.after, judged.operation.table);
    const id = findColumn(judged.after, made, name)?.id;
    const table = made === undefined ? undefined : tableById(after, made.id);
    const column = table?.columns.find((candidate) => candidate.id === id);
    return table === undefined || column === undefined ? undefined : { table, column };
  };
}

/** The part of a column of a known table. */
export function keyRole({ table, column }: Left): KeyRole {
  if (column.autoIncrement || column.identity !== undefined || isFilledBySequence(column)) return 'number';
  const [primary = []] = table.constraints.flatMap(({ definition }) => (definition.kind === 'primary-key' ? [definition.keys] : []));
  if (primary.some((key) => key.column === column.name)) return primary.length === 1 ? 'primary' : 'member';
  return foreignKeys({ table, column }).length > 0 ? 'foreign' : 'none';
}

function isFilledBySequence({ type, default: value }: CatalogColumn): boolean {
  return type.serial === true || value?.functions.includes('nextval') === true;
}

/** The foreign keys that a column is part of. */
export function foreignKeys({ table, column }: Left): readonly ForeignKeyConstraint[] {
  return table.constraints.flatMap(({ definition }) =>
    (definition.kind === 'foreign-key' && definition.columns.includes(column.name) ? [definition] : []));
}

/** The column that a column of a foreign key refers to; undefined where its table is not known. */
export function referencedColumn(key: ForeignKeyConstraint, column: string, state: SchemaState): CatalogColumn | undefined {
  const table = resolveTable(state, key.referenced);
  if (table === undefined) return undefined;
  const [primary = []] = table.constraints.flatMap(({ definition }) => (definition.kind === 'primary-key' ? [definition.keys] : []));
  const names = key.referencedColumns.length > 0 ? key.referencedColumns : primary.flatMap((part) => part.column ?? []);
  const name = names[key.columns.indexOf(column)];
  return name === undefined ? undefined : findColumn(state, table, name);
}
