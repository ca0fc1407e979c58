import { writeChanges } from '../../ddl/write-changes.ts';
import { CatalogedError } from '../../errors/user-error.ts';
import type { ObjectChange } from '../../model/drift.ts';
import type { InspectedSchema } from '../../model/schema-object.ts';
import { openAfter, proveChanges, type ProofDatabase } from '../../replay/prove-changes.ts';
import { describedState } from '../expected-state/described-state.ts';
import type { Expectation } from '../expected-state/expectation.ts';
import type { ThrowAwayDatabase, ThrowAwayServer } from '../expected-state/throw-away-server.ts';

/** Two states, and the way between them that is wanted. */
export interface CopyRequest {
  readonly expected: Pick<Expectation, 'schema' | 'fill'>;
  readonly actual: Pick<Expectation, 'schema' | 'fill'>;
  /** What differs and counts. */
  readonly changes: readonly ObjectChange[];
  readonly differences: (expected: InspectedSchema, actual: InspectedSchema) => readonly ObjectChange[];
  readonly server: ThrowAwayServer;
}

/** Databases like the one that is to be changed. */
export interface Copies {
  readonly open: () => Promise<ProofDatabase>;
  /** Differences that the copies lack: what they look like there could not be made. */
  readonly unbuilt: ReadonlySet<ObjectChange>;
}

/**
 * Finds a way to databases in the actual state: what made it, else its description, held against it once, else the expected state
 * with every difference put into it.
 */
export async function openCopy(request: CopyRequest): Promise<Copies> {
  const { expected, actual, server } = request;
  if (actual.fill !== undefined) return { open: opener(server, actual.fill), unbuilt: new Set() };
  const described = await describedCopy(request);
  if (described !== undefined) return { open: described, unbuilt: new Set() };
  return expected.fill === undefined ? { open: () => server.open(), unbuilt: new Set(request.changes) } : adoptedCopy(request, opener(server, expected.fill));
}

function opener(server: ThrowAwayServer, fill: NonNullable<Expectation['fill']>): () => Promise<ThrowAwayDatabase> {
  return async () => {
    const database = await server.open();
    try {
      await fill(database);
      return database;
    } catch (error) {
      await database.close();
      throw error;
    }
  };
}

/** Undefined where the description does not lead to the same state: a role is missing there, something cannot be written. */
async function describedCopy({ actual: { schema }, differences, server }: CopyRequest): Promise<Copies['open'] | undefined> {
  const { fill } = describedState(schema, 'the target');
  if (fill === undefined) return undefined;
  const open = opener(server, fill);
  try {
    const database = await open();
    try {
      return differences(schema, await database.inspect()).length === 0 ? open : undefined;
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof CatalogedError) return undefined;
    throw error;
  }
}

async function adoptedCopy({ changes, expected: { schema: expected }, actual: { schema: actual }, differences }: CopyRequest, open: () => Promise<ThrowAwayDatabase>): Promise<Copies> {
  const { engine, version } = actual;
  const { statements, proved } = await proveChanges({
    changes,
    write: (some) => writeChanges(some, { engine, version, direction: 'adopt', expected, actual }),
    open,
    remaining: (reached) => differences(reached, actual),
  });
  return { open: openAfter(open, statements), unbuilt: new Set(changes.filter((change) => !proved.includes(change))) };
}
