import type { EngineName } from './engine-name.ts';
import type { AttributeValue, ObjectKey, ObjectKind, SchemaObject } from './schema-object.ts';
import type { Severity } from './severity.ts';

/** From the actual state's view: `added` is there and not expected, `removed` is expected and not there. */
export type ChangeDirection = 'added' | 'removed' | 'changed';

/** One attribute on both sides; absent on the side that does not have it. */
export interface AttributeChange {
  readonly expected?: AttributeValue;
  readonly actual?: AttributeValue;
}

/** One object on which expected and actual state disagree. */
export interface ObjectChange {
  readonly kind: `${ObjectKind}.${ChangeDirection}`;
  readonly key: ObjectKey;
  /** The object's name as reports show it. */
  readonly object: string;
  /** By name. Of objects added or removed only `partition` is given: the rest is the object. */
  readonly attributes: Readonly<Record<string, AttributeChange>>;
  readonly expected?: SchemaObject;
  readonly actual?: SchemaObject;
  /** What came with it: the columns of a dropped table, the index of a dropped column. Not reported as changes of their own. */
  readonly consequences: readonly ObjectChange[];
  /** A hash of what differs besides and no report shows: the rows of a reference table. */
  readonly digest?: string;
  /** Of an added object: key of the removed one that it may be under a new name. A hint; both stay listed. */
  readonly renameOf?: ObjectKey;
}

/** Everything on which two schemas disagree. */
export interface SchemaComparison {
  /** By the name of the object. */
  readonly changes: readonly ObjectChange[];
  /** True where the servers' major versions differ: texts that a server words anew in each version were not held against each other. */
  readonly portable: boolean;
  /** Plain sentences: what was not compared, and why. */
  readonly notes: readonly string[];
}

/** What a difference is to its reader. */
export type DriftClass = 'unmanaged' | 'missing' | 'changed' | 'cosmetic';

/** A change that counts, weighed and named. */
export interface DriftChange extends ObjectChange {
  /** First 12 hexadecimal digits of the SHA-256 of engine, target, kind, object and values. */
  readonly id: string;
  readonly class: DriftClass;
  readonly severity: Exclude<Severity, 'off'>;
  /** One plain sentence: what it may mean, or what to do first. */
  readonly hint?: string;
}

/** Why a change does not count. */
export interface SetAside {
  readonly change: DriftChange;
  /** The pattern or the acceptance's reason. */
  readonly reason: string;
  /** Of an acceptance: last day on which it holds, `2026-12-31`. */
  readonly until?: string;
}

/** The answer of a drift-check for one target. */
export interface Drift {
  /** SHA-256 over the sorted ids of `changes`, first 16 hexadecimal digits; of no changes empty. */
  readonly fingerprint: string;
  readonly changes: readonly DriftChange[];
  readonly ignored: readonly SetAside[];
  readonly accepted: readonly SetAside[];
  /** Acceptances that match nothing any more, as the configuration names them. */
  readonly stale: readonly string[];
}

/** What a judgement of drift needs to know beside the changes and the settings. */
export interface DriftFacts {
  readonly engine: EngineName;
  /** The target's name in the configuration, or the database's where it has none; never a host. */
  readonly target: string;
  /** Day by which acceptances end, `2026-01-31`, in UTC. */
  readonly today: string;
  /** Unqualified names of the history tables in use, beside those that the formats have by themselves. */
  readonly historyTables: readonly string[];
}
