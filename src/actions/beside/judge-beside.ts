import type { RunContext } from '../run-context.ts';
import { joinBeside, nothingBeside, type BesideRequest, type BesideResult } from './beside.ts';
import { judgeOthers } from './judge-others.ts';

/** The checks that look beside the change set. */
export const besideChecks = ['collisions'] as const;

/** One of them. */
export type BesideCheck = (typeof besideChecks)[number];

/** Makes those checks that are asked for. */
export async function judgeBeside(context: RunContext, request: BesideRequest & { readonly checks: readonly string[] }): Promise<BesideResult> {
  const asks = (check: BesideCheck): boolean => request.checks.includes(check);
  return joinBeside([asks('collisions') ? await judgeOthers(context, request) : nothingBeside]);
}
