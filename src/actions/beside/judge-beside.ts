import type { TargetChoice } from '../choose-target.ts';
import type { RunContext } from '../run-context.ts';
import { joinBeside, nothingBeside, type BesideRequest, type BesideResult } from './beside.ts';
import { judgeOthers } from './judge-others.ts';

/** The checks that look beside the change set. */
export type BesideCheck = 'collisions' | 'history' | 'model';

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
    asks('model', true) ? await modelOf(context, request, checks !== undefined) : nothingBeside,
    asks('history', namesTarget) ? await targetHistory(context, request, choice) : nothingBeside,
  ]);
}

async function modelOf(context: RunContext, request: BesideRequest, isAsked: boolean): Promise<BesideResult> {
  const { judgeModel } = await import('./judge-model.ts');
  return judgeModel(context, request, isAsked);
}

/** The runner is loaded where a target is asked: most runs have none. */
async function targetHistory(context: RunContext, request: BesideRequest, choice: TargetChoice): Promise<BesideResult> {
  const { judgeTargetHistory } = await import('./judge-target-history.ts');
  return judgeTargetHistory(context, request, choice);
}
