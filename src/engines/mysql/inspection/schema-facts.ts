import type { EngineName } from '../../../model/engine-name.ts';
import type { ObjectKey, ObjectKind } from '../../../model/schema-object.ts';

/** What the readers of objects need to know about the schema around them. */
export interface SchemaFacts {
  readonly engine: EngineName;
  /** lower_case_table_names is not 0. */
  readonly ignoresCase: boolean;
  readonly collations: Collations;
  /** innodb_default_row_format in lower case. */
  readonly rowFormat: string;
  /** Tables, views and sequences by name, with their kind. */
  readonly relations: ReadonlyMap<string, 'table' | 'view' | 'sequence'>;
}

/** What the server's collations go with. */
export interface Collations {
  readonly charsetOf: ReadonlyMap<string, string>;
  readonly defaultOf: ReadonlyMap<string, string>;
}

/** Key of an object by its name in reports. */
export function keyOf(kind: ObjectKind, name: string, facts: SchemaFacts): ObjectKey {
  return `${kind}:${facts.ignoresCase ? name.toLowerCase() : name}`;
}

/** Key of a table, view or sequence; of one that is not there, or not seen, a table's. */
export function relationKey(name: string, facts: SchemaFacts): ObjectKey {
  return keyOf(facts.relations.get(name) ?? 'table', name, facts);
}

/** Names in their one spelling: MariaDB before 10.6 and MySQL before 8.0.28 say utf8 for utf8mb3. */
export function canonicalCharset(name: string): string {
  return name.replace(/^utf8(?=_|$)/i, 'utf8mb3').toLowerCase();
}

/**
 * Charset and collation in full of what was printed with the defaults left out. MariaDB lists the collations that it has from
 * 10.10 on without a charset; the name of every collation begins with it.
 */
export function completeCharset(printed: CharsetWords, around: CharsetWords, { charsetOf, defaultOf }: Collations): CharsetWords {
  const charset = printed.charset ?? (printed.collation === undefined ? around.charset : (charsetOf.get(printed.collation) ?? printed.collation.split('_')[0]));
  const collation = printed.collation ?? (printed.charset === undefined ? around.collation : defaultOf.get(printed.charset));
  return { ...(charset === undefined ? {} : { charset }), ...(collation === undefined ? {} : { collation }) };
}

export interface CharsetWords {
  readonly charset?: string;
  readonly collation?: string;
}
