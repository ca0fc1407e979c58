import type { ObjectKey } from './schema-object.ts';

/**
 * What a statement may do beside its purpose. `untracked_dependencies`: text that the server does not look into (bodies of
 * routines) may need what the statement changes.
 */
export type Hazard =
  | 'data_loss' | 'access_exclusive_lock' | 'share_lock' | 'table_rewrite' | 'full_scan' | 'index_build' | 'index_drop'
  | 'authorization' | 'behaviour_change' | 'not_transactional' | 'untracked_dependencies';

/** One statement of SQL that we wrote, with its semicolon. */
export interface DdlStatement {
  readonly text: string;
  /** The objects that it is about; several where one ALTER TABLE does it all. */
  readonly keys: readonly ObjectKey[];
  readonly kind: 'create' | 'alter' | 'drop';
  /** Sorted, each once. */
  readonly hazards: readonly Hazard[];
  /** Whether it may stand in a transaction with others. */
  readonly transactional: boolean;
  /** Whether it changes nothing, and does not fail, where the object already is as it makes it. */
  readonly repeatable: boolean;
}

/** A change for which no statement is safe enough to be written. */
export interface NotWritten {
  readonly key: ObjectKey;
  /** A clause without a full stop: `an enum label can not be removed while columns use the type`. */
  readonly reason: string;
}

/** Changes as SQL, in the order in which the server takes it. */
export interface WrittenChanges {
  readonly statements: readonly DdlStatement[];
  readonly notWritten: readonly NotWritten[];
}
