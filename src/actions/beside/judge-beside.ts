import type { TargetChoice } from '../choose-target.ts';
import type { RunContext } from '../run-context.ts';
import { joinBeside, nothingBeside, type BesideRequest, type BesideResult } from './beside.ts';
import { judgeOthers } from './judge-others.ts';

/** The checks that look beside the change set. */
export type BesideCheck = 'collisions' | 'history';

/** What of them is wanted. */
export interface WantedBeside extends TargetChoice {
  /** Absent: all that apply. */
  readonly checks?: readonly string[];
}

/** Makes those checks that are asked for. Where nobody asks, a target is looked at if an input names one. */
export async function judgeBeside(context: RunContext, request: BesideRequest, { checks, ...choice }: WantedBeside): Promise<BesideResult> {
  const asks = (check: BesideCheck, usual: boolean): boolean => checks?.includes(check) ?? usual;
  const namesTarget = choice.target !== undefined || choice['url-env'] !== undefined;
  return joinBeside([
    asks('collisions', true) ? await judgeOthers(context, request) : nothingBeside,
    asks('history', namesTarget) ? await targetHistory(context, request, choice) : nothingBeside,
  ]);
}

/** The runner is loaded where a target is asked: most runs have none. */
async function targetHistory(context: RunContext, request: BesideRequest, choice: TargetChoice): Promise<BesideResult> {
  const { judgeTargetHistory } = await import('./judge-target-history.ts');
  return judgeTargetHistory(context, request, choice);
}
