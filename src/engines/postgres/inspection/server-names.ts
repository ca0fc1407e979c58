import type { ObjectKey } from '../../../model/schema-object.ts';
import type { Catalog } from './catalog.ts';

/** Number of an object within its catalogue; columns have their own number besides, 0 is the whole object. */
export interface Reference {
  readonly catalog: Catalog;
  readonly number: number;
  readonly part?: number;
}

/** One text for a reference, to look it up by. */
export function referenceText({ catalog, number, part = 0 }: Reference): string {
  return `${catalog} ${number} ${part}`;
}

/** What stands behind the numbers of one answer; made when the first object is read, which of equal schemas none is. */
export interface ServerNames {
  /** The key of an object that was inspected. */
  key(reference: Reference): ObjectKey | undefined;
  /** The name of a table's column. */
  column(table: number, attribute: number): string | undefined;
  /** The key of a table's index: of the constraint's that has it, if one has. */
  index(table: number, index: number): ObjectKey | undefined;
  /** What an object needs, sorted: neither itself nor the object that it goes with. */
  uses(reference: Reference, without: readonly (ObjectKey | undefined)[]): readonly ObjectKey[];
}
