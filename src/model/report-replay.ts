import type { Blocking } from './impact.ts';

/** A lock that a statement takes on a table which stood before the change set. */
export interface ReportedLock {
  readonly table: string;
  /** In the server's own words. */
  readonly lock: string;
  readonly blocks: Blocking;
}

/** One statement of the change set in the replay. */
export interface ReportedReplayStatement {
  readonly ordinal: number;
  /** Upper-case leading keywords: `ALTER TABLE`. */
  readonly command: string;
  readonly durationMs: number;
  /** From the beginning of the statement to the end of its transaction: so long its locks are held. */
  readonly heldMs: number;
  readonly locks: readonly ReportedLock[];
}

/** One migration of the change set in the replay. */
export interface ReportedReplayMigration {
  readonly path: string;
  readonly version?: string;
  readonly mode: string;
  readonly durationMs: number;
  readonly statements: readonly ReportedReplayStatement[];
}

/** What stood in the dev database before the change set. */
export interface ReportedReplayBase {
  readonly migrations: number;
  readonly durationMs: number;
  /** `reused`: it was not replayed, but copied from what an earlier run had kept; `kept`: a later run can do so. */
  readonly template: 'none' | 'reused' | 'kept';
}

/** Rows that were loaded between base and change set. */
export interface ReportedSeed {
  readonly file: string;
  readonly statements: number;
  readonly durationMs: number;
}

/** What became of a migration when it was taken back and applied again. */
export interface ReportedRoundTrip {
  readonly path: string;
  readonly version?: string;
  /**
   * `reversible`: the schema is as before, and so are the rows; `loses-data`: the schema is, but rows or values are gone that the
   * migration drops; `irreversible`: there is no way back; `broken`: the way back, or the second way there, is not what it should be.
   */
  readonly state: 'reversible' | 'loses-data' | 'irreversible' | 'broken' | 'not-evaluated';
  /** One clause: what is lost, or why there is no way back. */
  readonly reason?: string;
  /** Tables whose rows were followed. */
  readonly probed: readonly string[];
}

/** A table of a diagram. */
export interface ReportedEntity {
  readonly name: string;
  readonly columns: readonly {
    readonly name: string;
    readonly type: string;
    readonly keys: readonly ('PK' | 'FK' | 'UK')[];
  }[];
  /** Columns that are not listed. */
  readonly more: number;
}

/** A foreign key of a diagram: each row of `from` names one of `to`. */
export interface ReportedRelation {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly columns: readonly string[];
  /** The columns may be null: a row of `from` may name none. */
  readonly optional: boolean;
  /** The columns are unique: a row of `to` is named once at most. */
  readonly unique: boolean;
}

/** Tables and what ties them. */
export interface ReportedDiagram {
  readonly entities: readonly ReportedEntity[];
  readonly relations: readonly ReportedRelation[];
  /** Tables that are not drawn. */
  readonly more: number;
}

/** What one object of the schema became. */
export interface ReportedSchemaChange {
  /** `column.added`, `table.removed`, `index.changed`. */
  readonly kind: string;
  readonly object: string;
  readonly attributes: Readonly<Record<string, { readonly before?: string; readonly after?: string }>>;
}

/** How the change set changes the schema. */
export interface ReportedDifference {
  readonly changes: readonly ReportedSchemaChange[];
  /** Changes that are not listed. */
  readonly more: number;
  /** The tables touched, with what they are tied to. */
  readonly before: ReportedDiagram;
  readonly after: ReportedDiagram;
}

/** What the replay of a change set showed beside findings. */
export interface ReportedReplay {
  readonly base: ReportedReplayBase;
  readonly durationMs: number;
  readonly migrations: readonly ReportedReplayMigration[];
  /** Statements of the change set that are not listed: the quickest. */
  readonly more: number;
  readonly seed?: ReportedSeed;
  /** Files that ran a second time and changed nothing. */
  readonly runTwice?: readonly string[];
  readonly roundTrips?: readonly ReportedRoundTrip[];
  readonly difference?: ReportedDifference;
}
