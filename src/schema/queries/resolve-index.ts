import type { CatalogIndex, CatalogTable, SchemaState } from '../../model/schema-state.ts';
import { defaultResolution } from '../name-resolution.ts';

/** An index by its written name, with its table (PostgreSQL: index names are unique in their schema). */
export function resolveIndex(
  state: SchemaState,
  name: { readonly schema?: string; readonly name: string },
): { readonly table: CatalogTable; readonly index: CatalogIndex } | undefined {
  const path = name.schema === undefined ? (state.resolution ?? defaultResolution).searchPath : [name.schema];
  const rank = new Map(path.map((schema, position) => [schema, position]));
  let best: { table: CatalogTable; index: CatalogIndex; rank: number } | undefined;
  for (const table of tablesToAsk(state, name.name)) {
    const position = rank.get(table.schema);
    if (position === undefined || (best !== undefined && best.rank <= position)) continue;
    const index = table.indexes.find((candidate) => candidate.name === name.name);
    if (index !== undefined) best = { table, index, rank: position };
  }
  return best;
}

/** Thousands of statements may name an index each: a folded state knows where to look. */
function tablesToAsk({ tables, finder }: SchemaState, name: string): Iterable<CatalogTable> {
  return finder?.namingIndex(name) ?? tables.values();
}
