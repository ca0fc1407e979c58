import { confirmedDrift, differing } from '../../drift/confirm-changes.ts';
import { UserError } from '../../errors/user-error.ts';
import type { DriftChange } from '../../model/drift.ts';
import type { DriftSettings } from '../../model/drift-settings.ts';
import type { ObjectKey } from '../../model/schema-object.ts';
import { Cancelled } from '../../runner/cancelled.ts';
import type { RunnerRequest } from '../../runner/runner-request.ts';
import { amount } from '../draft-report.ts';
import type { ComparedRows } from './compare-rows.ts';
import type { Judgement } from './judge-target.ts';
import type { TargetState } from './read-target.ts';

/** One reading of a target, and what it says. */
export interface Look {
  readonly state: TargetState;
  readonly rows: ComparedRows;
  readonly judgement: Judgement;
}

/** How a difference is confirmed. */
export interface Confirmation {
  readonly runner: RunnerRequest;
  readonly settings: Pick<DriftSettings, 'confirmations' | 'confirmAfterMs'>;
  readonly lookAgain: () => Promise<Look>;
}

/**
 * Looks again at a target that differs, until it was read as often as the settings ask: what somebody makes and takes away, or a tool
 * without a lock that we know changes step by step, is no drift yet. Only what differs in every reading is left of the last one.
 * @throws UserError drift/not-confirmed where each reading shows other differences; Cancelled; and what `lookAgain` throws.
 */
export async function confirmDrift(first: Look, { runner, settings, lookAgain }: Confirmation): Promise<Look> {
  let last = first;
  const seen = new Map<ObjectKey, DriftChange>();
  let standing = keep(seen, first);
  for (let reading = 1; reading < settings.confirmations && standing.size > 0; reading += 1) {
    runner.log.info(`${runner.target} differs in ${amount(standing.size, 'object')}; looking again${settings.confirmAfterMs === 0 ? '' : ` in ${settings.confirmAfterMs / 1000} s`}.`);
    await runner.clock.sleep(settings.confirmAfterMs, runner.signal);
    if (runner.signal.aborted) throw new Cancelled();
    last = await lookAgain();
    const now = keep(seen, last);
    standing = new Set([...standing].filter((key) => now.has(key)));
  }
  const passing = [...seen].filter(([key]) => !standing.has(key)).map(([, { object }]) => object);
  return passing.length === 0 ? last : withoutPassing(last, { standing, passing, target: runner.target });
}

function keep(seen: Map<ObjectKey, DriftChange>, { judgement: { drift } }: Look): ReadonlySet<ObjectKey> {
  for (const change of drift.changes) seen.set(change.key, change);
  return differing(drift);
}

interface Confirmed {
  readonly standing: ReadonlySet<ObjectKey>;
  readonly passing: readonly string[];
  readonly target: string;
}

function withoutPassing(last: Look, { standing, passing, target }: Confirmed): Look {
  const { judgement } = last;
  const drift = confirmedDrift(judgement.drift, standing);
  if (drift.changes.length === 0 && judgement.drift.changes.length > 0) throw new UserError('drift/not-confirmed', { where: target, detail: passing.toSorted().join(', ') });
  const others = new Set([...differing(judgement.drift)].filter((key) => !standing.has(key)));
  const note = `Differences that not every reading showed were not counted: ${passing.toSorted().join(', ')}.`;
  return {
    ...last,
    judgement: {
      ...judgement,
      drift,
      notes: [...judgement.notes, note],
      differences: (expected, actual) => judgement.differences(expected, actual).filter(({ key }) => !others.has(key)),
    },
  };
}
