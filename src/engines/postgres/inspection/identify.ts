import type { ObjectKey, ObjectKind, ObjectPlace } from '../../../model/schema-object.ts';

/** A top-level object to the parts that go with it. */
export interface Owner {
  readonly key: ObjectKey;
  readonly kind: ObjectKind;
  /** As reports show it. */
  readonly name: string;
  readonly place: ObjectPlace;
}

/** Key, name in reports and place of an object at once. */
export function identify(kind: ObjectKind, place: ObjectPlace): Owner {
  const { schema, table, name, signature = '' } = place;
  const parts = [schema, table, name].filter((part) => part !== undefined);
  return { kind, place, key: `${kind}:${parts.map(keyPart).join('.')}${signature}`, name: `${parts.join('.')}${signature}` };
}

/**
 * The object's own schema and table come first in the name of what it has: columns, constraints, triggers, policies.
 */
export function identifyPart(kind: ObjectKind, owner: Owner, name: string): Owner {
  const { schema, name: table } = owner.place;
  return identify(kind, { ...(schema === undefined ? {} : { schema }), table, name });
}

/** The schema that an object stands in. */
export function schemaKey(schema: string): ObjectKey {
  return identify('schema', { name: schema }).key;
}

/** Two objects never have one key: a name that has what separates names is quoted. */
export function keyPart(part: string): string {
  return /[.:"()]/.test(part) ? `"${part.replaceAll('"', '""')}"` : part;
}
