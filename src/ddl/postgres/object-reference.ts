import { objectKinds, type ObjectKey, type ObjectKind, type ObjectPlace } from '../../model/schema-object.ts';
import { quoteIdentifier } from '../../sql/postgres/quote-identifier.ts';
import { aggregateOf, nameOf, ownerOf, routineOf } from './names.ts';

/** Words of COMMENT ON and of DROP; what is not here has none. */
const words: Readonly<Partial<Record<ObjectKind, string>>> = {
  schema: 'SCHEMA', extension: 'EXTENSION', collation: 'COLLATION', type: 'TYPE', sequence: 'SEQUENCE', function: 'FUNCTION', procedure: 'PROCEDURE',
  aggregate: 'AGGREGATE', table: 'TABLE', foreign_table: 'FOREIGN TABLE', column: 'COLUMN', constraint: 'CONSTRAINT', index: 'INDEX', view: 'VIEW',
  materialized_view: 'MATERIALIZED VIEW', rule: 'RULE', trigger: 'TRIGGER', policy: 'POLICY', statistics: 'STATISTICS',
  event_trigger: 'EVENT TRIGGER', publication: 'PUBLICATION', server: 'SERVER', ts_config: 'TEXT SEARCH CONFIGURATION',
};

const namedWithin: ReadonlySet<ObjectKind> = new Set(['constraint', 'rule', 'trigger', 'policy']);
const routines: ReadonlySet<ObjectKind> = new Set(['function', 'procedure']);

/** The kind that a key begins with. */
export function kindOfKey(key: ObjectKey): ObjectKind | undefined {
  const word = key.slice(0, key.indexOf(':'));
  return objectKinds.find((kind) => kind === word);
}

/**
 * An object as COMMENT ON names it: `COLUMN public.t.c`, `TRIGGER tr ON public.t`.
 * @param kind of the object, which of a domain's constraint does not say enough: see `isOfDomain`.
 */
export function objectReference(kind: ObjectKind, place: ObjectPlace, isOfDomain = false): string | undefined {
  const word = words[kind];
  if (word === undefined) return undefined;
  if (kind === 'column') return `${word} ${ownerOf(place)}.${quoteIdentifier(place.name)}`;
  if (namedWithin.has(kind)) return `${word} ${quoteIdentifier(place.name)} ON ${isOfDomain ? 'DOMAIN ' : ''}${ownerOf(place)}`;
  if (kind === 'aggregate') return `${word} ${aggregateOf(place)}`;
  return `${word} ${routines.has(kind) ? routineOf(place) : nameOf(place)}`;
}
