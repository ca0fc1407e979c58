import type { QueryUse } from '../../model/expression.ts';
import type { CatalogObject, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { candidates, isSameName } from '../name-resolution.ts';

/**
 * DROP … CASCADE: the views that read a relation, and the views that read those.
 * With a column only the views that may use it: those that name it, or select a star.
 */
export function dropViewsOn(catalog: Catalog, relation: QualifiedName, column?: string): void {
  for (const view of viewsOn(catalog, relation)) {
    if (column !== undefined && view.uses !== undefined && !mayUse(view.uses, column)) continue;
    removeView(catalog, view);
    dropViewsOn(catalog, view);
  }
}

/** Removes a view with the indexes of a materialized one. */
export function removeView(catalog: Catalog, view: CatalogObject): void {
  for (const object of catalog.objectsOn(view)) {
    if (object.kind === 'index' && object.table !== undefined && isSameName(object.table, view)) catalog.removeObject(object);
  }
  catalog.removeObject(view);
}

/** Views that read a table or view. */
export function viewsOn(catalog: Catalog, relation: QualifiedName): readonly CatalogObject[] {
  return catalog.objectsOn(relation).filter((object) => object.uses?.tables.some((table) =>
    table.name === relation.name
    && candidates(catalog.resolution, table).some((candidate) => candidate.schema === relation.schema)) === true);
}

function mayUse(uses: QueryUse, column: string): boolean {
  return uses.columns.some((name) => {
    const last = name.slice(name.lastIndexOf('.') + 1);
    return last === column || last === '*';
  });
}
