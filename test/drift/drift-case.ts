import type { EngineName } from '../../src/model/engine-name.ts';
import type { ComparisonSettings } from '../../src/model/compared-parts.ts';

/** A change that a scenario expects; without attributes, any of them. */
export interface ExpectedChange {
  readonly kind: string;
  readonly object: string;
  /** Names, sorted. */
  readonly attributes?: readonly string[];
}

/** A database as Git has it, what somebody did to it, and what a comparison says: these changes and no other. */
export interface DriftCase {
  readonly id: string;
  readonly engine: EngineName | readonly EngineName[];
  /** Statements of which expected and actual state are made. */
  readonly base: string;
  /** What only the actual state has seen. */
  readonly mutation: string;
  readonly expected: readonly ExpectedChange[];
  readonly settings?: ComparisonSettings;
  /** The first version that knows the statements, as `ServerVersion.number` counts. */
  readonly minVersion?: number;
  /** Statements for the server as a whole, run once before: roles. */
  readonly setup?: string;
}
