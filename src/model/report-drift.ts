import type { AttributeChange, DriftChange, DriftClass } from './drift.ts';
import type { NotCompared, NotVisible, SchemaChanger } from './schema-object.ts';
import type { ReportedMigration } from './reported-migration.ts';

/** What went with a change, or came with it. */
export interface ReportedConsequence {
  readonly kind: DriftChange['kind'];
  readonly object: string;
}

/** A change as the report shows it: long values are cut, hosts of definers left out. */
export interface ReportedChange {
  readonly id: string;
  readonly kind: DriftChange['kind'];
  readonly object: string;
  readonly class: DriftClass;
  readonly severity: DriftChange['severity'];
  /** By name, with the value on each side. */
  readonly attributes: Readonly<Record<string, AttributeChange>>;
  readonly consequences: readonly ReportedConsequence[];
  /** Name of the removed object that this added one may be under a new name. */
  readonly renameOf?: string;
  readonly hint?: string;
}

/** A change that does not count, and why. */
export interface ReportedSetAside extends ReportedChange {
  readonly reason: string;
  /** Last day on which an acceptance holds. */
  readonly until?: string;
}

/** Where a side of the comparison comes from. */
export interface ReportedState {
  /** One clause: `14 migrations, replayed on postgresql 16.14`, `the target`. */
  readonly source: string;
  readonly version?: string;
  /** Version of the newest row of its history. */
  readonly head?: string;
}

/** SQL in one direction: every statement of it was applied to a throw-away database and found to bring what it says. */
export interface ReportedSql {
  readonly text: string;
  /** Of an adoption: where the migration goes in the repository. */
  readonly file?: string;
  /** What applying it means: locks, rewrites, lost data. Sorted. */
  readonly hazards: readonly string[];
  /** Changes for which no statement could be written or proved. */
  readonly notWritten: readonly { readonly object: string; readonly reason: string }[];
}

/** What was done about a drift. */
export interface ReportedReconciliation {
  readonly mode: 'alert' | 'issue' | 'adopt' | 'revert';
  /** One sentence. */
  readonly result: string;
  /** Page of the issue or the pull request. */
  readonly url?: string;
  readonly number?: number;
}

/** How one target differs from what Git says. */
export interface ReportedDrift {
  /** Empty where nothing differs. */
  readonly fingerprint: string;
  readonly expected: ReportedState;
  readonly actual: ReportedState;
  /** Worst first. */
  readonly changes: readonly ReportedChange[];
  readonly ignored: readonly ReportedSetAside[];
  readonly accepted: readonly ReportedSetAside[];
  /** Acceptances that match nothing any more. */
  readonly stale: readonly string[];
  /** In the repository, not yet in the target: no drift. */
  readonly pending: readonly ReportedMigration[];
  /** Applied, but the file is gone or is not what was applied. */
  readonly untraceable: readonly ReportedMigration[];
  readonly notVisible: readonly NotVisible[];
  readonly notCompared: readonly NotCompared[];
  /** Who can change the schema by another way than the pipeline. */
  readonly schemaChangers: readonly SchemaChanger[];
  /** Changes that the last run did not have, where that is known. */
  readonly newChanges?: number;
  readonly adopt?: ReportedSql;
  readonly revert?: ReportedSql;
  readonly reconciliation?: ReportedReconciliation;
}
