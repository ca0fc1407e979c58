import { CatalogedError, type ErrorFacts } from '../../src/errors/user-error.ts';

/** Code and facts of the error that an action raises; fails where it raises none, or one from outside the catalogue. */
export function errorOf(action: () => unknown): ErrorFacts & { readonly code: string } {
  try {
    action();
  } catch (error) {
    if (!(error instanceof CatalogedError)) throw error;
    return { code: error.code, ...error.facts };
  }
  throw new Error('no error was raised');
}
