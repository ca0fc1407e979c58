import type { ComparisonSettings } from '../../src/model/compared-parts.ts';
import type { InspectedSchema } from '../../src/model/schema-object.ts';
import { compareSchemas } from '../../src/schema/compare-schemas.ts';
import { readSnapshot } from '../../src/schema/snapshot/read-snapshot.ts';
import { writeSnapshot } from '../../src/schema/snapshot/write-snapshot.ts';

/**
 * The expected schema by its file, read in full and read but for the blocks that say what the database says: whatever the
 * second way leaves out, the comparison must be the same to the last attribute. @returns what is not; nothing where all is.
 */
export function unlikeByFile(expected: InspectedSchema, actual: InspectedSchema, settings: ComparisonSettings = {}): readonly string[] {
  const text = writeSnapshot({ schema: expected });
  const [full, short] = [undefined, actual].map((like) => JSON.stringify(compareSchemas(readSnapshot(text, 'schema.txt', like).schema, actual, settings)));
  return full === short ? [] : [`by a file read in full ${full ?? ''}, read in part ${short ?? ''}`];
}
