import type { EngineName, ServerVersion } from './engine-name.ts';

/** The kinds of objects of a schema, as reports name them; one vocabulary for all engines. */
export const objectKinds = [
  'schema', 'extension', 'collation', 'type', 'sequence', 'function', 'procedure', 'aggregate', 'table', 'foreign_table', 'column',
  'constraint', 'index', 'view', 'materialized_view', 'rule', 'trigger', 'policy', 'statistics', 'event', 'event_trigger',
  'publication', 'server', 'ts_config', 'grant', 'default_privilege', 'comment',
] as const;

/** One kind. Enums, composites, domains and ranges are all a `type`. */
export type ObjectKind = (typeof objectKinds)[number];

/** What an attribute says; a list is compared as it stands, so a reader sorts what has no order. */
export type AttributeValue = string | number | boolean | readonly string[];

/** Attributes by name; one that an object does not have is absent. Names are snake_case: `on_delete`, `row_format`. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/**
 * Identity of an object within a schema: `kind:name`. Of comments and grants, whose names say only what they are on,
 * `comment:` and the object's own key, and `grant:`, the object's own key, a colon and the grantee.
 */
export type ObjectKey = string;

/** Names without quotes, for whoever writes SQL. MySQL and MariaDB have no `schema`: it is the database itself. */
export interface ObjectPlace {
  readonly schema?: string;
  /** The table, view or type in which a column, constraint, index, trigger, rule or policy stands. */
  readonly table?: string;
  readonly name: string;
  /** Types of a routine's parameters, as its name in reports has them: `(integer, text)`. */
  readonly signature?: string;
}

/**
 * What a comparison may fold:
 * `generated-name`: the server chose the name; `inherited`: it comes from a parent table or a partitioned index alone;
 * `implicit`: the server made it for another object and takes it away with it (sequence of an identity column, index of a foreign
 * key); `owned`: a sequence that belongs to a column (serial).
 */
export type ObjectMark = 'generated-name' | 'inherited' | 'implicit' | 'owned';

/** One object of a schema as a server describes it: flat facts, which a comparison needs to know nothing about. */
export interface SchemaObject {
  readonly key: ObjectKey;
  readonly kind: ObjectKind;
  /**
   * The name in reports. PostgreSQL: `schema.table`, `schema.table.column`, `schema.index`, `schema.function(integer, text)`,
   * `schema.table:grantee`. MySQL, MariaDB: `table`, `table.column`, `table.index`. Neither quoted nor encoded.
   */
  readonly name: string;
  readonly place: ObjectPlace;
  /** The object that it goes with: the table of a column, the object of a comment or grant, the schema of a table. */
  readonly parent?: ObjectKey;
  /** What is compared. */
  readonly attributes: Attributes;
  readonly marks: readonly ObjectMark[];
  /** Objects without which it cannot exist, beside its parent: a constraint's columns, a view's tables, a trigger's function. */
  readonly uses: readonly ObjectKey[];
  /** What the server prints to make it anew: pg_get_indexdef, SHOW CREATE …; never compared, since attributes say it finer. */
  readonly written?: string;
  /** Place among its siblings, from 1: columns of a table, labels of a composite. Compared only where asked for. */
  readonly position?: number;
}

/**
 * A top-level object with everything that goes with it: a table with its columns, constraints, indexes, triggers, comments
 * and grants. Two groups of one key and equal `text` are equal, if one server version wrote both: objects are read from it
 * only where texts differ, since of 5,000 tables a handful does.
 */
export interface ObjectGroup {
  readonly key: ObjectKey;
  /** The server's description without anything that differs between equal objects: no OIDs, counters, positions, times. */
  readonly text: string;
  /** A group of another schema that was found to be the same, whatever the texts. */
  readonly sameAs?: ObjectGroup;
  /** The object itself first. @throws InternalError where the text does not fit its reader. */
  objects(): readonly SchemaObject[];
}

/** What the role may not see: it counts as neither there nor gone. */
export interface NotVisible {
  readonly kind: ObjectKind;
  /** Names, where they are known although the rest is not; absent: all of the kind. */
  readonly names?: readonly string[];
  /** One attribute of them, where only that is hidden: the body of a routine. */
  readonly attribute?: string;
  /** The privilege that would show it. */
  readonly missing: string;
}

/** Objects that are there and that no comparison covers: casts, operators, subscriptions … */
export interface NotCompared {
  readonly what: string;
  readonly count: number;
  /** The first few, sorted. */
  readonly examples: readonly string[];
}

/** A role that can change the schema by another way than the pipeline. */
export interface SchemaChanger {
  readonly role: string;
  /** Why it can: `superuser`, `owner of 12 tables`, `CREATE on schema public`, `ALTER, DROP on shop.*`. */
  readonly reasons: readonly string[];
}

/** All objects of a database at one moment. */
export interface InspectedSchema {
  readonly engine: EngineName;
  readonly version: ServerVersion;
  /** Settings on which the description depends: encoding, collation, sql_mode …; a replay copies them. Sorted by name. */
  readonly settings: Readonly<Record<string, string>>;
  /** By key, in the order of keys. */
  readonly groups: ReadonlyMap<ObjectKey, ObjectGroup>;
  readonly notVisible: readonly NotVisible[];
  readonly notCompared: readonly NotCompared[];
  readonly schemaChangers: readonly SchemaChanger[];
  /** Plain sentences: a server newer than any tested, statements that had to wait. */
  readonly notes: readonly string[];
}
