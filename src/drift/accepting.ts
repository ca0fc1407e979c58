import type { DriftChange, SetAside } from '../model/drift.ts';
import type { Acceptance } from '../model/drift-settings.ts';
import { objectPattern } from './object-pattern.ts';

/** Changes parted by acceptances. */
interface Accepting {
  readonly active: readonly DriftChange[];
  readonly accepted: readonly SetAside[];
  /** Acceptances that fit no change, ended or not. */
  readonly stale: readonly string[];
}

interface Reader {
  readonly acceptance: Acceptance;
  readonly fits: (change: DriftChange) => boolean;
}

/** Takes out what somebody accepted until a day that is not over; an acceptance that has ended is said at its change. */
export function applyAcceptances(changes: readonly DriftChange[], acceptances: readonly Acceptance[], today: string): Accepting {
  const readers = acceptances.map(readAcceptance);
  const used = new Set<Acceptance>();
  const active: DriftChange[] = [];
  const accepted: SetAside[] = [];
  for (const change of changes) {
    const fitting = readers.filter(({ fits }) => fits(change)).map(({ acceptance }) => acceptance);
    for (const acceptance of fitting) used.add(acceptance);
    const valid = fitting.find(({ expires }) => expires >= today);
    if (valid === undefined) active.push(withEnd(change, fitting[0]));
    else accepted.push({ change, reason: valid.reason, until: valid.expires });
  }
  return { active, accepted, stale: acceptances.filter((acceptance) => !used.has(acceptance)).map(nameOf) };
}

function readAcceptance(acceptance: Acceptance): Reader {
  const { id, match } = acceptance;
  const matches = match === undefined ? () => true : objectPattern(match);
  return { acceptance, fits: (change) => (id === undefined || id === change.id) && (id ?? match) !== undefined && matches(change) };
}

function withEnd(change: DriftChange, ended: Acceptance | undefined): DriftChange {
  if (ended === undefined) return change;
  const end = `It was accepted until ${ended.expires} by ${ended.author}: ${ended.reason}`;
  return { ...change, hint: change.hint === undefined ? end : `${change.hint} ${end}` };
}

function nameOf({ id, match, reason }: Acceptance): string {
  return `${[id, match].filter((part) => part !== undefined).join(' ')}: ${reason}`;
}
