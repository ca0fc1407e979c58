import type { ObjectKey, InspectedSchema } from '../../model/schema-object.ts';
import type { ExpectedRows } from './expected-rows.ts';
import type { ThrowAwayDatabase } from './throw-away-server.ts';

/** What a target should be, and how it was found. */
export interface Expectation {
  readonly schema: InspectedSchema;
  /** One clause for the report. */
  readonly source: string;
  /** Version of the newest migration in it, where one tells. */
  readonly head?: string;
  /** Objects that a repeatable migration is about to make anew: what differs of them is pending. */
  readonly waiting: ReadonlySet<ObjectKey>;
  readonly notes: readonly string[];
  /** Rows of the reference tables; absent where nothing but the schema is known. */
  readonly rows?: ExpectedRows;
  /** Reference tables whose rows a repeatable migration is about to change. */
  readonly rowsWaiting?: ReadonlySet<string>;
  /** Brings an empty throw-away database into the expected state; absent where nothing but a description is known. */
  readonly fill?: (database: ThrowAwayDatabase) => Promise<void>;
}
