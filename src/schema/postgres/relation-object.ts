import type { CatalogObject } from '../../model/schema-state.ts';
import type { Catalog, WrittenName } from '../catalog.ts';

/** A view, sequence, foreign table or index of a materialized view: what shares the namespace of tables. */
export function relationObject(catalog: Catalog, name: WrittenName): CatalogObject | undefined {
  return catalog.findObject(['view', 'materialized view', 'sequence', 'foreign table', 'index'], name);
}
