import { CatalogedError } from './user-error.ts';

/** A broken invariant: our bug. */
export class InternalError extends CatalogedError {
  constructor(detail: string) {
    super('internal/broken-invariant', { detail });
  }
}

/**
 * Asserts what must hold if our own code is right.
 * @throws InternalError when `condition` is false.
 */
export function invariant(condition: boolean, detail: string): asserts condition {
  if (!condition) throw new InternalError(detail);
}

/** Marks a switch as complete: a new member of the union then fails to compile. */
export function unreachable(value: never): never {
  throw new InternalError(`unexpected value ${JSON.stringify(value)}`);
}
