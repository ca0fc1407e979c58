import type { Drift, DriftChange, DriftFacts, ObjectChange, SetAside } from '../model/drift.ts';
import type { DriftSettings } from '../model/drift-settings.ts';
import { applyAcceptances } from './accepting.ts';
import { changeId, fingerprintOf } from './change-id.ts';
import { hintOf } from './hint-of.ts';
import { ignoresOf, splitIgnored } from './set-aside.ts';
import { weigh } from './weigh.ts';

/**
 * What the differences of a target are to its keepers: weighed and named, without those that are ignored and those that
 * somebody accepted. Only `changes` is drift.
 */
export function judgeDrift(changes: readonly ObjectChange[], settings: DriftSettings, facts: DriftFacts): Drift {
  const ignores = ignoresOf(settings, facts);
  const counted: DriftChange[] = [];
  const ignored: SetAside[] = [];
  for (const change of changes) {
    const split = splitIgnored(change, ignores);
    counted.push(...named(split.counts));
    ignored.push(...named(split.ignored).map((one) => ({ change: one, reason: split.reason })));
  }
  const { active, accepted, stale } = applyAcceptances(counted, settings.accept, facts.today);
  return { fingerprint: fingerprintOf(active.map(({ id }) => id)), changes: active, ignored, accepted, stale };

  function named(change: ObjectChange | undefined): readonly DriftChange[] {
    const weight = change === undefined ? undefined : weigh(change, settings.compare);
    if (change === undefined || weight === undefined) return [];
    const hint = hintOf(change);
    return [{ ...change, ...weight, id: changeId(change, facts), ...(hint === undefined ? {} : { hint }) }];
  }
}
