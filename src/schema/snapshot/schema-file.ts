import type { InspectedSchema } from '../../model/schema-object.ts';

/** Number of the form of the file. */
export const schemaFileFormat = 1;

/** A schema kept in a file, and what is known about when it was written. */
export interface SchemaFile {
  readonly schema: InspectedSchema;
  /** Version of the newest migration in its history. */
  readonly head?: string;
  /** Of whatever the one who writes the file wants to know again. */
  readonly fingerprint?: string;
}
