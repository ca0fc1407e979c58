import { CatalogedError, type ErrorFacts } from '../../src/errors/user-error.ts';

/** Code and facts of the error that an action raises; fails where it raises none, or one from outside the catalogue. */
export function errorOf(action: () => unknown): ErrorFacts & { readonly code: string } {
  try {
    action();
  } catch (error) {
    return factsOf(error);
  }
  throw new Error('no error was raised');
}

/** The same of an action that is not done at once. */
export async function rejectionOf(action: Promise<unknown>): Promise<ErrorFacts & { readonly code: string }> {
  const error: unknown = await action.then(() => new Error('no error was raised'), (reason: unknown) => reason);
  return factsOf(error);
}

function factsOf(error: unknown): ErrorFacts & { readonly code: string } {
  if (!(error instanceof CatalogedError)) throw error;
  return { code: error.code, ...error.facts };
}
