import type { InspectedSchema, ObjectGroup, ObjectKey, ObjectKind, SchemaObject } from '../model/schema-object.ts';

/** Kinds that are groups of their own in every schema, so that one that is no group is not there. */
const topLevel: ReadonlySet<ObjectKind> = new Set([
  'schema', 'extension', 'collation', 'type', 'sequence', 'function', 'procedure', 'aggregate', 'table', 'foreign_table', 'view', 'materialized_view',
  'statistics', 'event', 'event_trigger', 'publication', 'server', 'ts_config', 'default_privilege',
]);

/** The objects of a schema, each by its key and by what it needs. Groups are read when they are asked for. */
export class ObjectIndex {
  readonly #groups: ReadonlyMap<ObjectKey, ObjectGroup>;
  readonly #read = new Map<ObjectKey, readonly SchemaObject[]>();
  #objects: ReadonlyMap<ObjectKey, SchemaObject> | undefined;
  #children: ReadonlyMap<ObjectKey, readonly SchemaObject[]> | undefined;
  #users: ReadonlyMap<ObjectKey, readonly SchemaObject[]> | undefined;

  constructor(schema: Pick<InspectedSchema, 'groups'>) {
    this.#groups = schema.groups;
  }

  /** The object with a key; a top-level one is found, or found missing, without reading the others. */
  get(key: ObjectKey): SchemaObject | undefined {
    return isTopLevel(key) ? this.group(key)[0] : this.#all().get(key);
  }

  /** A top-level object with everything that goes with it; nothing for another key. */
  group(key: ObjectKey): readonly SchemaObject[] {
    const known = this.#read.get(key);
    if (known !== undefined) return known;
    const objects = this.#groups.get(key)?.objects() ?? [];
    this.#read.set(key, objects);
    return objects;
  }

  /** The keys of top-level objects. */
  keys(): Iterable<ObjectKey> {
    return this.#groups.keys();
  }

  /** Whether there is a top-level object with the key. */
  has(key: ObjectKey): boolean {
    return this.#groups.has(key);
  }

  /** What says that the object is its parent. */
  childrenOf(key: ObjectKey): readonly SchemaObject[] {
    this.#children ??= grouped(this.#all().values(), ({ parent }) => (parent === undefined ? [] : [parent]));
    return this.#children.get(key) ?? [];
  }

  /** What can not exist without the object, children aside. */
  usersOf(key: ObjectKey): readonly SchemaObject[] {
    this.#users ??= grouped(this.#all().values(), ({ uses }) => uses);
    return this.#users.get(key) ?? [];
  }

  #all(): ReadonlyMap<ObjectKey, SchemaObject> {
    this.#objects ??= new Map([...this.#groups.keys()].flatMap((key) => this.group(key).map((object) => [object.key, object])));
    return this.#objects;
  }
}

function isTopLevel(key: ObjectKey): boolean {
  const kind: string = key.slice(0, key.indexOf(':'));
  return [...topLevel].some((each) => each === kind);
}

function grouped(
  objects: Iterable<SchemaObject>, keysOf: (object: SchemaObject) => readonly ObjectKey[],
): ReadonlyMap<ObjectKey, readonly SchemaObject[]> {
  const groups = new Map<ObjectKey, SchemaObject[]>();
  for (const object of objects) {
    for (const key of new Set(keysOf(object))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [object]);
      else group.push(object);
    }
  }
  return groups;
}
