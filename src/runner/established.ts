import { errorCatalog } from '../errors/catalog.ts';
import { CatalogedError } from '../errors/user-error.ts';
import type { Outcome } from '../model/outcome.ts';
import { Cancelled } from './cancelled.ts';
import type { RunnerResult } from './runner-request.ts';

/** What an operation has established so far: it grows, so that an error does not take it away. */
export type Established = Writable<Omit<RunnerResult, 'outcome' | 'notes'>> & { readonly notes: string[] };

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/**
 * Runs an operation and turns what users, servers and histories bring into its result.
 * Rejects for a defect of ours alone.
 */
export async function establish(operate: (established: Established) => Promise<Outcome>): Promise<RunnerResult> {
  const established: Established = { notes: [] };
  try {
    const outcome = await operate(established);
    return { ...established, outcome };
  } catch (error) {
    if (error instanceof Cancelled) return { ...established, outcome: 'cancelled' };
    if (!(error instanceof CatalogedError)) throw error;
    return { ...established, outcome: errorCatalog[error.code].outcome, error };
  }
}
