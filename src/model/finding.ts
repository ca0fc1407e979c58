import type { DurationEstimate } from './estimate.ts';
import type { Location } from './location.ts';
import type { Severity } from './severity.ts';

/** Whole lines of a file, from 1, and what can stand in their place: without the line break at its end. */
export interface Replacement {
  readonly startLine: number;
  readonly endLine: number;
  readonly text: string;
}

/** One result of a rule, placed in a file and worded. */
export interface Finding {
  readonly rule: string;
  /** Other rules that found the same and are not listed beside it; a suppression may name one of them. */
  readonly also?: readonly string[];
  readonly category: string;
  readonly severity: Exclude<Severity, 'off'>;
  /** True where an approval, not a suppression, clears it. */
  readonly gate: boolean;
  readonly location: Location;
  /** Ordinal of the statement in its file. */
  readonly statement?: number;
  /** Qualified names of the objects concerned. */
  readonly objects: readonly string[];
  /** One line that makes sense alone: what happened. */
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  /** SQL that could stand instead. */
  readonly suggestion?: string;
  /** `suggestion` in its place, where that has been read and judged and is clean. */
  readonly replacement?: Replacement;
  /** How long the statement takes on the target, where its size is known. */
  readonly estimate?: DurationEstimate;
  readonly docs: string;
  /** SHA-256 over rule, object identity and normalised statement text: stable when lines move. */
  readonly fingerprint: string;
}

/** A finding that a suppression in the file answered. */
export interface SuppressedFinding extends Finding {
  readonly reason?: string;
  /** ISO date. */
  readonly until?: string;
}

/** A rule that could not be judged, and the fact that was missing. */
export interface NotEvaluated {
  readonly rule: string;
  readonly file?: string;
  readonly statement?: number;
  readonly missing: string;
  readonly reason: string;
}
