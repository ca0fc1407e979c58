import type { ComparisonSettings } from './compared-parts.ts';
import type { EngineName } from './engine-name.ts';

/** Groups of objects that nobody manages by migrations; `src/drift/built-in-ignores.ts` lists them. */
export const builtInIgnoreNames = ['own-tables', 'tool-history', 'shadow-tables', 'platform-schemas', 'supabase'] as const;

/** One of the groups. */
export type BuiltInIgnoreName = (typeof builtInIgnoreNames)[number];

/** Objects whose differences do not count. */
export interface IgnoreRule {
  /** `kind:glob`, `partition_of:glob` or a glob for every kind; what stands in a matching schema or table matches too. */
  readonly match: string;
  /** Only this attribute of them. */
  readonly attribute?: string;
  /** Only on this engine. */
  readonly engine?: EngineName;
}

/** A difference that somebody lives with until a day. One of `id` and `match` is there; where both are, both must hold. */
export interface Acceptance {
  /** Id of one change: it says the values too, so that other values are drift again. */
  readonly id?: string;
  /** A pattern as in an `IgnoreRule`. */
  readonly match?: string;
  readonly reason: string;
  readonly author: string;
  /** Day, `2026-01-31`. */
  readonly created: string;
  /** Last day on which it holds; at most 180 days after `created`. */
  readonly expires: string;
  readonly ticket?: string;
}

/** A table whose rows Git decides: compared by key, values in no output. */
export interface ReferenceTable {
  /** Name as reports have it: `public.country`, `country`. */
  readonly table: string;
  /** Columns that identify a row; empty: the primary key. */
  readonly key: readonly string[];
  /** Columns that may differ: times of change, counters. */
  readonly except: readonly string[];
}

/** What a drift-check does beside telling. */
export const reconcileModes = ['alert', 'issue', 'adopt', 'revert'] as const;

/** One of the modes. */
export type ReconcileMode = (typeof reconcileModes)[number];

/** Readings that may be asked for. */
export const confirmationCounts = ['1', '2', '3', '4', '5'] as const;

/** Where the expected state of a target comes from. */
export const expectedSources = ['migrations', 'schema-file', 'snapshot', 'url'] as const;

/** How a target is held against what Git says. */
export interface DriftSettings {
  readonly compare: ComparisonSettings;
  readonly ignore: readonly IgnoreRule[];
  /** Those in force. */
  readonly builtInIgnores: readonly BuiltInIgnoreName[];
  readonly accept: readonly Acceptance[];
  /** File of further acceptances, relative to the repository; reading it is the composition's. */
  readonly acceptFile?: string;
  readonly referenceTables: readonly ReferenceTable[];
  readonly reconcile: ReconcileMode;
  /** Readings in which a difference must be there to count. */
  readonly confirmations: number;
  /** Between two of them. */
  readonly confirmAfterMs: number;
  readonly expected: (typeof expectedSources)[number];
  /** Relative to the working directory. */
  readonly schemaFile?: string;
  /** Variable that holds the URL of the database to compare with. */
  readonly expectedUrlEnv?: string;
}
