import type { ColumnPosition } from '../../model/operation.ts';
import type { CatalogColumn, CatalogTable } from '../../model/schema-state.ts';

/**
 * Whether placing a column gives a virtual one another place: MariaDB 10.11 then copies, and is INSTANT otherwise (measured).
 * `moved` is absent for a new column.
 */
export function shiftsVirtual({ columns }: CatalogTable, position: ColumnPosition, moved?: CatalogColumn): boolean {
  const others = columns.filter((column) => column !== moved);
  const at = placeIn(others, position);
  return columns.some((column, old) => {
    if (column.generated?.stored !== false || column === moved) return false;
    const among = others.indexOf(column);
    return (among < at ? among : among + 1) !== old;
  });
}

/** A column that is not there yet comes with the same statement, behind all others. */
function placeIn(columns: readonly CatalogColumn[], position: ColumnPosition): number {
  if ('first' in position) return 0;
  const before = columns.findIndex(({ name }) => name.toLowerCase() === position.after.toLowerCase());
  return before < 0 ? columns.length : before + 1;
}
