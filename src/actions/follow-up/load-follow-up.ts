import type { CommandEnd, Invocation } from '../run-command.ts';
import type { FollowedUp, FollowUpWorld } from './follow-up.ts';

/** Follows up on a report. What that takes is not loaded where there is nothing to do: it would cost a lint a tenth of its time. */
export async function loadFollowUp(end: CommandEnd, invocation: Invocation | undefined, world: FollowUpWorld): Promise<FollowedUp> {
  if (invocation?.action !== 'migrate' && invocation?.action !== 'drift-check') return { report: end.report, problems: [], outputs: {} };
  const { followUp } = await import('./follow-up.ts');
  return followUp(end, invocation, world);
}
