import type { NameResolution, QualifiedName } from '../model/schema-state.ts';

/** Schema of a session's temporary tables (PostgreSQL): searched before all others, whatever the search path. */
export const temporarySchema = 'pg_temp';

/** Resolution of a state that does not say its own: exact names in `public`. */
export const defaultResolution: NameResolution = {
  searchPath: ['public'],
  ignoresTableCase: false,
  ignoresColumnCase: false,
};

/** The key of a table in `SchemaState.tables`. */
export function tableKey(resolution: NameResolution, name: QualifiedName): string {
  const key = `${name.schema}.${name.name}`;
  return resolution.ignoresTableCase ? key.toLowerCase() : key;
}

/** Where a name may be found, in the order of search. A name with a schema is in that schema only. */
export function candidates(resolution: NameResolution, name: { schema?: string; name: string }): readonly QualifiedName[] {
  if (name.schema !== undefined) return [{ schema: name.schema, name: name.name }];
  return searchedSchemas(resolution).map((schema) => ({ schema, name: name.name }));
}

/** What was asked for last: names are sought by the thousand under one resolution. */
let latest: { readonly resolution: NameResolution; readonly schemas: readonly string[] } | undefined;

/** The schemas of a name without one, in the order of search. */
function searchedSchemas(resolution: NameResolution): readonly string[] {
  if (latest?.resolution === resolution) return latest.schemas;
  const { searchPath } = resolution;
  const schemas = searchPath.includes(temporarySchema) ? searchPath : [temporarySchema, ...searchPath];
  latest = { resolution, schemas };
  return schemas;
}

/** Whether two column or index names are one. */
export function sameColumn(resolution: NameResolution, left: string, right: string): boolean {
  return left === right || (resolution.ignoresColumnCase && left.toLowerCase() === right.toLowerCase());
}

/** Whether two full names are written alike. */
export function isSameName(left: QualifiedName, right: QualifiedName): boolean {
  return left.schema === right.schema && left.name === right.name;
}
