import type { ObjectKind, SchemaObject } from '../../../model/schema-object.ts';
import { keyOf, type CharsetWords, type SchemaFacts } from './schema-facts.ts';

/** The table whose parts are read. */
export interface TableContext {
  readonly name: string;
  readonly facts: SchemaFacts;
  /** In full: what its columns have where they say nothing. */
  readonly charset: CharsetWords;
  /** Its engine in lower case. */
  readonly storage: string;
}

/** What all objects that belong to a table have in common. */
export function tablePart(kind: ObjectKind, name: string, table: Pick<TableContext, 'name' | 'facts'>): Pick<SchemaObject, 'key' | 'kind' | 'name' | 'place' | 'parent'> {
  const inReports = `${table.name}.${name}`;
  return {
    key: keyOf(kind, inReports, table.facts),
    kind,
    name: inReports,
    place: { table: table.name, name },
    parent: keyOf('table', table.name, table.facts),
  };
}
