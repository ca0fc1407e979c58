import type { Replay } from './replay-migrations.ts';
import type { ReplayFailure, ReplayStep } from './replay-result.ts';

/** How declared statements ended. */
export interface Made {
  /** Of the statements that nothing helped, the first. */
  readonly failure?: ReplayFailure;
  readonly createdRoles: readonly string[];
}

/**
 * Sends statements whose order nobody wrote down. What the server refuses is sent again when the others are done, as long as that
 * makes any more of them go through: what it needs may stand behind it.
 * @param steps of one statement each, so that what a refused one needs does not take others with it.
 */
export async function makeDeclared(replay: Replay, steps: readonly ReplayStep[]): Promise<Made> {
  const createdRoles: string[] = [];
  let left = steps;
  for (;;) {
    const refused: ReplayFailure[] = [];
    let rest = left;
    while (rest.length > 0) {
      const { applied, failure, createdRoles: roles } = await replay.apply(rest);
      createdRoles.push(...roles);
      if (failure !== undefined) refused.push(failure);
      rest = failure === undefined ? [] : rest.slice(applied + 1);
    }
    const [failure] = refused;
    if (failure === undefined) return { createdRoles };
    if (refused.length === left.length) return { failure, createdRoles };
    left = refused.map(({ step }) => step);
  }
}
