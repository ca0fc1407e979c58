import type { EngineName } from '../model/engine-name.ts';
import type { ObjectKind, SchemaObject } from '../model/schema-object.ts';
import type { Draft } from './draft.ts';
import type { ObjectIndex } from './object-index.ts';

/** What writers know beside the object. */
export interface WritingContext {
  readonly engine: EngineName;
  /** As in `ServerVersion.number`. */
  readonly version: number;
  /**
   * `adopt`: a migration, applied by whatever runs migrations; `revert`: statements for a database in use, so that indexes are
   * built and dropped without keeping writers out.
   */
  readonly direction: 'adopt' | 'revert';
  /** What the database has before. */
  readonly present: ObjectIndex;
  /** What it is to have. */
  readonly wanted: ObjectIndex;
}

/** An object that both sides have, and the attributes in which they differ. */
export interface Alteration {
  readonly from: SchemaObject;
  readonly to: SchemaObject;
  /** Sorted. */
  readonly names: readonly string[];
}

/** SQL for one kind of object. */
export interface ObjectWriter {
  create(object: SchemaObject, context: WritingContext): Draft;
  drop(object: SchemaObject, context: WritingContext): Draft;
  alter(alteration: Alteration, context: WritingContext): Draft;
}

/** How an engine writes its objects. */
export interface EngineWriter {
  readonly writers: Readonly<Record<ObjectKind, ObjectWriter>>;
  /** Whether the statement that creates an object creates this part of it, too. */
  readonly comesWith: (part: SchemaObject, owner: SchemaObject) => boolean;
  /** Kinds that hold no data, so that they can be dropped and made again when what they use must be. */
  readonly rebuildable: ReadonlySet<ObjectKind>;
  /** Whether it is one of those for which the server refuses to change a column that they use. */
  readonly isDisturbed: (user: SchemaObject) => boolean;
  /** Place in a script that only creates; a script that only drops is the reverse. */
  readonly order: readonly ObjectKind[];
}
