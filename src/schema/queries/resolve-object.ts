import type { ObjectKind } from '../../model/operation.ts';
import type { CatalogObject, SchemaState } from '../../model/schema-state.ts';
import { candidates, defaultResolution, tableKey } from '../name-resolution.ts';

/** An object beside tables by its kind and full name, exactly as it is written. */
export function objectAt(state: SchemaState, { kind, schema, name }: Pick<CatalogObject, 'kind' | 'schema' | 'name'>): CatalogObject | undefined {
  const found = state.objects.get(`${kind} ${tableKey(state.resolution ?? defaultResolution, { schema, name })}`);
  return found?.schema === schema && found.name === name ? found : undefined;
}

/** An object beside tables, of one of the kinds, by its written name, as the server would find it at this point. */
export function resolveObject(
  state: SchemaState,
  kinds: readonly ObjectKind[],
  name: { readonly schema?: string; readonly name: string },
): CatalogObject | undefined {
  const resolution = state.resolution ?? defaultResolution;
  for (const candidate of candidates(resolution, name)) {
    for (const kind of kinds) {
      const object = state.objects.get(`${kind} ${tableKey(resolution, candidate)}`);
      if (object !== undefined) return object;
    }
  }
  return undefined;
}
