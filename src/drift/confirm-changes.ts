import type { Drift, DriftChange } from '../model/drift.ts';
import type { ObjectKey } from '../model/schema-object.ts';
import { fingerprintOf } from './change-id.ts';

/** The objects that differ. */
export function differing({ changes }: Pick<Drift, 'changes'>): ReadonlySet<ObjectKey> {
  return new Set(changes.map(({ key }) => key));
}

/** A drift without the changes of objects that did not differ in every reading; its fingerprint is that of the rest. */
export function confirmedDrift(drift: Drift, standing: ReadonlySet<ObjectKey>): Drift {
  const changes: readonly DriftChange[] = drift.changes.filter(({ key }) => standing.has(key));
  return changes.length === drift.changes.length ? drift : { ...drift, changes, fingerprint: fingerprintOf(changes.map(({ id }) => id)) };
}
