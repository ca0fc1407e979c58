import type { Maintain } from '../../model/operation.ts';
import type { Catalog } from '../catalog.ts';

/** REFRESH MATERIALIZED VIEW fills a view, or empties it; other maintenance changes no schema. */
export function applyMaintain(catalog: Catalog, { command, objects, withNoData }: Maintain): void {
  if (command !== 'REFRESH MATERIALIZED VIEW') return;
  for (const written of objects) {
    const view = catalog.findObject(['materialized view'], written);
    if (view === undefined || (view.populated === false) === (withNoData === true)) continue;
    const { populated: _, ...rest } = view;
    catalog.putObject(withNoData === true ? { ...rest, populated: false } : rest);
  }
}
