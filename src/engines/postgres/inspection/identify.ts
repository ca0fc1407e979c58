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
  const own = `${before(schema)}${before(table)}${name}${signature}`;
  const isPlain = !needsQuotes.test(name) && !needsQuotes.test(table ?? '') && !needsQuotes.test(schema ?? '');
  return { kind, place, name: own, key: isPlain ? `${kind}:${own}` : `${kind}:${before(schema, keyPart)}${before(table, keyPart)}${keyPart(name)}${signature}` };
}

function before(part: string | undefined, written: (part: string) => string = (own) => own): string {
  return part === undefined ? '' : `${written(part)}.`;
}

/**
 * The object's own schema and table come first in the name of what it has: columns, constraints, triggers, policies.
 */
export function identifyPart(kind: ObjectKind, owner: Owner, name: string): Owner {
  const { schema, name: table } = owner.place;
  const place = schema === undefined ? { table, name } : { schema, table, name };
  if (!isPlainPart(owner, name)) return identify(kind, place);
  const own = `${owner.name}.${name}`;
  return { kind, place, name: own, key: `${kind}:${own}` };
}

/** The key alone, which each column of an index and of a constraint is asked for. */
export function partKey(kind: ObjectKind, owner: Owner, name: string): ObjectKey {
  return isPlainPart(owner, name) ? `${kind}:${owner.name}.${name}` : identifyPart(kind, owner, name).key;
}

/** Whether names of the part begin with its owner's, without any quotes. A quoted name would make the owner's key longer. */
function isPlainPart({ kind, key, name: ofOwner, place: { table, signature } }: Owner, name: string): boolean {
  return table === undefined && signature === undefined && key.length === kind.length + 1 + ofOwner.length && !needsQuotes.test(name);
}

/** The schema that an object stands in. */
export function schemaKey(schema: string): ObjectKey {
  return identify('schema', { name: schema }).key;
}

const needsQuotes = /[.:"()]/;

/** Two objects never have one key: a name that has what separates names is quoted. */
export function keyPart(part: string): string {
  return needsQuotes.test(part) ? `"${part.replaceAll('"', '""')}"` : part;
}
