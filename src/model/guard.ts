/** A question to the server, with bound values in the engine's own placeholder syntax. */
export interface GuardQuery {
  readonly text: string;
  readonly values?: readonly (string | number | boolean | null)[];
}

/** What must hold for a migration to run. `says` is a clause for people: `table a exists`. */
export type GuardCondition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly GuardCondition[] }
  | { readonly kind: 'not'; readonly of: GuardCondition }
  /** Decided without asking. */
  | { readonly kind: 'known'; readonly holds: boolean; readonly says: string }
  /** Holds where the query gives a row. */
  | { readonly kind: 'found'; readonly query: GuardQuery; readonly says: string }
  /** Holds where a migration was applied: its row in the history. A replay, which has no history, knows it itself. */
  | { readonly kind: 'applied'; readonly version: string; readonly query: GuardQuery; readonly says: string }
  /** Holds where the only value of the only row is this text. */
  | { readonly kind: 'equal'; readonly query: GuardQuery; readonly expected: string; readonly says: string };

/**
 * What happens where a guard does not hold: the run stops; the migration is left out now, and asked again at the next run; it is recorded as
 * if it had run; or it runs all the same, and that is said.
 */
export type GuardOutcome = 'halt' | 'skip' | 'mark' | 'warn';

/** A condition that is asked right before a migration. */
export interface Guard {
  readonly condition: GuardCondition;
  /** The condition as a clause. */
  readonly says: string;
  readonly onFail: GuardOutcome;
  /** Where the server refuses the question. */
  readonly onError: GuardOutcome;
  /** The author's own words for a condition that does not hold. */
  readonly message?: string;
}
